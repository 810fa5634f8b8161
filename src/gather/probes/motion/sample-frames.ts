import jpeg from 'jpeg-js';
import type { CDPSession } from 'playwright';
import type { LightFrame } from './flash-count.ts';
import type { Rgb } from './red.ts';

const SECONDS = 1.6;
const MOST_FRAMES = 60;
const WIDTH = 320;
const HEIGHT = 180;
/** Pixels of the small picture to a side of a tile. */
const TILE = 10;

export interface Sampled {
  readonly frames: readonly LightFrame[];
  /** Tiles in a row. */
  readonly columns: number;
  /** Of one tile, in CSS pixels. */
  readonly tileArea: number;
}

/** Small pictures of the window as it is drawn, for a moment. A picture comes only when something has changed. */
export async function sampleFrames(session: CDPSession, viewport: { width: number; height: number }): Promise<Sampled> {
  const pictures: { data: string; atMs: number }[] = [];
  const onFrame = ({ data, sessionId, metadata }: ScreencastFrame) => {
    if (pictures.length < MOST_FRAMES) pictures.push({ data, atMs: (metadata.timestamp ?? 0) * 1000 });
    session.send('Page.screencastFrameAck', { sessionId }).catch(() => undefined);
  };
  session.on('Page.screencastFrame', onFrame);
  try {
    const size = { maxWidth: WIDTH, maxHeight: HEIGHT, everyNthFrame: 1 };
    await session.send('Page.startScreencast', { format: 'jpeg', quality: 60, ...size });
    await new Promise((resolve) => setTimeout(resolve, SECONDS * 1000));
    await session.send('Page.stopScreencast');
  } finally {
    session.off('Page.screencastFrame', onFrame);
  }
  const read = pictures.map(({ data, atMs }) => ({ atMs, ...tilesOf(Buffer.from(data, 'base64')) }));
  const frames = read.map(({ atMs, colours }) => ({ atMs, tiles: colours.map(luminance), colours }));
  // A tall window makes narrower pictures.
  const scale = viewport.width / (read[0]?.width ?? WIDTH);
  return { frames, columns: read[0]?.columns ?? 0, tileArea: (TILE * scale) ** 2 };
}

interface ScreencastFrame {
  readonly data: string;
  readonly sessionId: number;
  readonly metadata: { readonly timestamp?: number };
}

function tilesOf(bytes: Uint8Array) {
  const { width, height, data } = jpeg.decode(bytes, { useTArray: true, maxMemoryUsageInMB: 64 });
  const colours: Rgb[] = [];
  for (let top = 0; top + TILE <= height; top += TILE) {
    for (let left = 0; left + TILE <= width; left += TILE) {
      let [r, g, b] = [0, 0, 0];
      // Every second pixel is plenty for a mean.
      for (let y = top; y < top + TILE; y += 2)
        for (let x = left; x < left + TILE; x += 2) {
          const at = (y * width + x) * 4;
          r += linear(data[at]);
          g += linear(data[at + 1]);
          b += linear(data[at + 2]);
        }
      const looked = (TILE / 2) ** 2;
      colours.push([r / looked, g / looked, b / looked]);
    }
  }
  return { colours, width, columns: Math.floor(width / TILE) };
}

const LINEAR = Array.from({ length: 256 }, (_, value) => {
  const part = value / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
});

const linear = (value = 0): number => LINEAR[value] ?? 0;

function luminance([r, g, b]: Rgb): number {
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
