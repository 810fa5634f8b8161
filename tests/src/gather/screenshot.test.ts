import { describe, expect, it } from 'vitest';
import type { Visiting } from '../../../src/gather/gatherer.ts';
import { screenshot } from '../../../src/gather/page/screenshot.ts';
import type { Box } from '../../../src/model/evidence.ts';

const WINDOW = { width: 1280, windowHeight: 720 };
const at = (y: number): Box => ({ x: 10, y, width: 100, height: 40 });

/** How far down the picture of a page goes. */
async function heightOf(pageHeight: number, ...worthShowing: readonly Box[]) {
  const send = async (method: string) =>
    method === 'Runtime.evaluate' ? { result: { value: { ...WINDOW, pageHeight } } } : { data: 'AQID' };
  const visiting = {
    ...{ worthShowing, showing: { takesPicture: () => true }, blobs: { put: async () => 'sha256:1' } },
    world: () => ({ session: { send }, contextId: 1 }),
  };
  const picture = await screenshot.begin(visiting as unknown as Visiting)();
  return picture?.height;
}

describe('the picture of a page', () => {
  it('is of the window, where there is nothing to show below it', async () => {
    expect(await heightOf(4000)).toBe(720);
    expect(await heightOf(4000, at(100))).toBe(720);
  });

  it('goes down to the lowest place that is worth it, and no further than the page', async () => {
    expect(await heightOf(4000, at(100), at(2000), at(900))).toBe(2140);
    expect(await heightOf(1000, at(980))).toBe(1000);
  });

  it('goes down for nothing that it cannot reach', async () => {
    expect(await heightOf(9000, at(900), at(7000))).toBe(1040);
    expect(await heightOf(9000, at(4990))).toBe(5000);
  });
});
