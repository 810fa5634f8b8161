import type { PageGatherer } from '../gatherer.ts';
import { evaluate } from '../in-page/run.ts';

const MAX_HEIGHT = 5000;
const QUALITY = 50;

/** The page from the top, one image pixel to a CSS pixel, so that boxes in the evidence are places in the picture. */
export const screenshot: PageGatherer<'screenshot'> = {
  artifact: 'screenshot',
  timeoutMs: 15_000,
  begin: (visiting) => async () => {
    const { session } = visiting.world();
    const size = (await evaluate(
      visiting.world(),
      '({ width: innerWidth, height: Math.max(innerHeight, document.documentElement.scrollHeight) })',
    )) as { width: number; height: number };
    const width = size.width;
    const height = Math.min(size.height, MAX_HEIGHT);
    const { data } = await session.send('Page.captureScreenshot', {
      format: 'jpeg',
      quality: QUALITY,
      clip: { x: 0, y: 0, width, height, scale: 1 },
      captureBeyondViewport: true,
      optimizeForSpeed: true,
    });
    const bytes = Buffer.from(data, 'base64');
    const blob = await visiting.blobs.put(bytes);
    return { blob, bytes: bytes.length, mediaType: 'image/jpeg', width, height };
  },
};
