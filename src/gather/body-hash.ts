import { createHash } from 'node:crypto';
import type { Digest } from '../model/evidence.ts';

/** Larger bodies are not read for comparing. */
export const MOST_COMPARED = 5 * 1024 * 1024;

/** The browser drops the mark that some editors write at the beginning of a text, so it does not count. */
export function hashOfBody(bytes: Uint8Array): Digest {
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const body = marked ? bytes.subarray(3) : bytes;
  return `sha256:${createHash('sha256').update(body).digest('hex')}`;
}
