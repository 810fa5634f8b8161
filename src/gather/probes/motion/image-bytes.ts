import type { CDPSession } from 'playwright';
import { type AnimatedFile, readAnimation, readSvgAnimation } from './image-files.ts';

interface ResourceTree {
  readonly frame: { readonly id: string };
  readonly resources: readonly { readonly url: string; readonly mimeType: string; readonly contentSize?: number }[];
}

const MOST_FILES = 40;
const MOST_BYTES = 4_000_000;
/** Most of them are still pictures, and the large ones are photos of their surroundings. */
const MOST_PNG_BYTES = 1_500_000;
const MAY_MOVE = /^image\/(gif|png|apng|webp|avif|svg\+xml)$/;

export interface AnimatedAt extends AnimatedFile {
  /** As the page names it, cut. */
  readonly url: string;
}

/** Reads the image files of the page, out of the browser's memory and without asking anybody, and keeps those that move. */
export async function animatedFiles(
  session: CDPSession,
  inline: readonly string[],
): Promise<{ readonly files: readonly AnimatedAt[]; readonly unread: number }> {
  const { frameTree } = (await session.send('Page.getResourceTree')) as { frameTree: ResourceTree };
  const candidates = frameTree.resources.filter(
    ({ url, mimeType }) => MAY_MOVE.test(mimeType) && !url.startsWith('data:'),
  );
  const files: AnimatedAt[] = [];
  let unread = Math.max(0, candidates.length - MOST_FILES);
  for (const { url, mimeType, contentSize = 0 } of candidates.slice(0, MOST_FILES)) {
    if (contentSize > (mimeType.endsWith('png') ? MOST_PNG_BYTES : MOST_BYTES)) {
      unread += mimeType.endsWith('png') ? 0 : 1;
      continue;
    }
    const body = await session
      .send('Page.getResourceContent', { frameId: frameTree.frame.id, url })
      .catch(() => undefined);
    if (!body) unread += 1;
    else keep(url, readBody(body.content, body.base64Encoded, mimeType));
  }
  for (const url of inline) {
    const [, type = '', base64, content = ''] = /^data:([^;,]*)[^,]*?(;base64)?,([\s\S]*)$/.exec(url) ?? [];
    keep(url, readBody(base64 ? content : plain(content), base64 !== undefined, type));
  }
  return { files, unread };

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
