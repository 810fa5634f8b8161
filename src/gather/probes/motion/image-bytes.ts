import type { CDPSession } from 'playwright';
import { type AnimatedFile, readAnimation, readSvgAnimation } from './image-files.ts';

interface ResourceTree {
  readonly frame: { readonly id: string };
  readonly resources: readonly {
    readonly url: string;
    readonly type: string;
    readonly mimeType: string;
    readonly contentSize?: number;
    readonly failed?: boolean;
    readonly canceled?: boolean;
  }[];
}

const MOST_FILES = 60;
const MOST_BYTES = 4_000_000;
/** Of all files together. */
const MOST_IN_ALL = 30_000_000;
const MAY_MOVE = /^image\/(gif|png|apng|webp|avif|svg\+xml)$/;
/** Browsers show a picture whatever type its server gives it. */
const NAMED_SO = /^[^?#]*\.(gif|a?png|webp|avif)([?#]|$)/i;

export interface AnimatedAt extends AnimatedFile {
  /** As the page names it, cut. */
  readonly url: string;
}

/**
 * Reads the image files of the page, out of the browser's memory and without asking anybody, and keeps those that move.
 * Those that could not be read are named.
 */
export async function animatedFiles(
  session: CDPSession,
  inline: readonly string[],
  /** Only these; all without it. */
  wanted?: ReadonlySet<string>,
  signal?: AbortSignal,
): Promise<{ readonly files: readonly AnimatedAt[]; readonly unread: readonly string[] }> {
  const { frameTree } = (await session.send('Page.getResourceTree')) as { frameTree: ResourceTree };
  const candidates = frameTree.resources
    .filter(({ failed, canceled, url }) => !failed && !canceled && !url.startsWith('data:'))
    .filter(({ url }) => wanted?.has(url) ?? true)
    .filter(({ url, type, mimeType }) => MAY_MOVE.test(mimeType) || (type === 'Image' && NAMED_SO.test(url)));
  const files: AnimatedAt[] = [];
  const unread: string[] = [];
  let room = MOST_IN_ALL;
  let read = 0;
  for (const { url, mimeType, contentSize = 0 } of candidates) {
    signal?.throwIfAborted();
    const fits = read < MOST_FILES && contentSize <= Math.min(room, MOST_BYTES);
    const asked = { frameId: frameTree.frame.id, url };
    const body = fits ? await session.send('Page.getResourceContent', asked).catch(() => undefined) : undefined;
    if (!body?.content) unread.push(url.slice(0, 2000));
    else keep(url, readBody(body.content, body.base64Encoded, mimeType));
    read += 1;
    room -= body?.content.length ?? 0;
  }
  for (const url of inline) {
    const [, type = '', base64, content = ''] = /^data:([^;,]*)[^,]*?(;base64)?,([\s\S]*)$/.exec(url) ?? [];
    keep(url, readBody(base64 ? content : plain(content), base64 !== undefined, type));
  }
  return { files, unread: unread.slice(0, 100) };

  function keep(url: string, file: AnimatedFile | null) {
    if (file) files.push({ ...file, url: url.slice(0, 2000) });
  }
}

function readBody(content: string, base64: boolean, type: string): AnimatedFile | null {
  const bytes = Buffer.from(content, base64 ? 'base64' : 'utf8');
  return type.startsWith('image/svg')
    ? readSvgAnimation(bytes.toString('utf8').slice(0, MOST_BYTES))
    : readAnimation(bytes);
}

function plain(escaped: string): string {
  try {
    return decodeURIComponent(escaped);
  } catch {
    return escaped;
  }
}
