import type { Box } from '../../model/evidence.ts';
import type { PageGatherer } from '../gatherer.ts';
import { evaluate } from '../in-page/run.ts';

const MAX_HEIGHT = 5000;
const MARGIN = 100;
const QUALITY = 50;

/** Whether the picture of a page can go down as far as that. */
export function reaches({ y }: Box): boolean {
  return y < MAX_HEIGHT;
}

/**
 * The page from the top, one image pixel to a CSS pixel, so that boxes in the evidence are places in the picture. What fits
 * the window costs a fifth of the whole page, so the picture goes lower only when there is something to show there.
 */
export const screenshot: PageGatherer<'screenshot'> = {
  artifact: 'screenshot',
  timeoutMs: 15_000,
  draws: true,
  begin: (visiting) => async () => {
    if (!visiting.showing.takesPicture()) return null;
    const { session } = visiting.world();
    const { width, windowHeight, pageHeight } = (await evaluate(
      visiting.world(),
      '({ width: innerWidth, windowHeight: innerHeight, pageHeight: document.documentElement.scrollHeight })',
    )) as { width: number; windowHeight: number; pageHeight: number };
    const shown = visiting.worthShowing.filter(reaches);
    const lowest = Math.max(windowHeight, ...shown.map((box) => box.y + box.height + MARGIN));
    const height = Math.min(lowest, Math.max(windowHeight, pageHeight), MAX_HEIGHT);
    const { data } = await session.send('Page.captureScreenshot', {
      format: 'jpeg',
      quality: QUALITY,
      clip: { x: 0, y: 0, width, height, scale: 1 },
      captureBeyondViewport: height > windowHeight,
      optimizeForSpeed: true,
    });
    const bytes = Buffer.from(data, 'base64');
    const blob = await visiting.blobs.put(bytes);
    return { blob, bytes: bytes.length, mediaType: 'image/jpeg', width, height };
  },
};
