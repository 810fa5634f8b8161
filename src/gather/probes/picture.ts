import type { Screenshot } from '../../model/evidence.ts';
import type { BlobStore } from '../../ports.ts';
import { evaluate, type World } from '../in-page/run.ts';
import type { PictureOf, Sender } from './probe.ts';

const MAX_HEIGHT = 5000;
const QUALITY = 50;

/** What the window shows, or the page from its top down to a limit; one image pixel is one CSS pixel. */
export async function takePicture(
  session: Sender,
  world: World,
  blobs: BlobStore,
  { fullPage = false, mostHeight = MAX_HEIGHT }: PictureOf = {},
): Promise<Screenshot> {
  const { width, height, pageHeight, scale, scrollX, scrollY } = (await evaluate(
    world,
    '({ width: innerWidth, height: innerHeight, pageHeight: document.documentElement.scrollHeight, scale: devicePixelRatio, scrollX, scrollY })',
  )) as { width: number; height: number; pageHeight: number; scale: number; scrollX: number; scrollY: number };
  const tall = fullPage ? Math.min(Math.max(height, pageHeight), mostHeight) : height;
  const { data } = await session.send('Page.captureScreenshot', {
    format: 'jpeg',
    quality: QUALITY,
    // Places of the document, so what the window shows starts where it is scrolled to.
    clip: {
      x: fullPage ? 0 : scrollX,
      y: fullPage ? 0 : scrollY,
      width,
      height: tall,
      scale: 1 / scale,
    },
    captureBeyondViewport: tall > height,
    optimizeForSpeed: true,
  });
  const bytes = Buffer.from(data, 'base64');
  const blob = await blobs.put(bytes);
  return { blob, bytes: bytes.length, mediaType: 'image/jpeg', width, height: tall };
}
