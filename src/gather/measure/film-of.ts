import { z } from 'zod';
import { auditOf, itemsOf, type Lhr, rounded } from './lhr.ts';

const MOST_FRAMES = 8;
const MOST_BYTES = 200_000;
const JPEG = 'data:image/jpeg;base64,';

export interface Frame {
  readonly ms: number;
  readonly bytes: Uint8Array;
}

const frameShape = z.object({ timing: z.number().nonnegative(), data: z.string().startsWith(JPEG) });

/** What could be seen while the page was loading. Of frames that look the same, the first. */
export function filmOf(lhr: Lhr): readonly Frame[] {
  const frames = itemsOf(auditOf(lhr, 'screenshot-thumbnails'), frameShape).toSorted((a, b) => a.timing - b.timing);
  return frames
    .filter(({ data }, index) => data !== frames[index - 1]?.data)
    .map(({ timing, data }) => ({ ms: rounded(timing) ?? 0, bytes: Buffer.from(data.slice(JPEG.length), 'base64') }))
    .filter(({ bytes }) => isJpeg(bytes) && bytes.length <= MOST_BYTES)
    .slice(0, MOST_FRAMES);
}

function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes.at(-2) === 0xff && bytes.at(-1) === 0xd9;
}
