import type { PackFile } from './source.ts';

type Chunk = string | Uint8Array;
/** Whole, or piece by piece. */
export type Rendered = Chunk | Iterable<Chunk> | AsyncIterable<Chunk>;

export async function bytesOf(rendered: Rendered): Promise<Uint8Array> {
  if (typeof rendered === 'string') return new TextEncoder().encode(rendered);
  if (rendered instanceof Uint8Array) return rendered;
  const chunks: Uint8Array[] = [];
  for await (const chunk of rendered) chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
  return new Uint8Array(Buffer.concat(chunks));
}

/** For people and programs alike: indented, one line end at the end. */
export function jsonFile(path: string, value: unknown): PackFile {
  return { path, bytes: new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`) };
}
