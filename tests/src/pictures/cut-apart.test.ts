import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import jpeg from 'jpeg-js';
import { describe, expect, it } from 'vitest';
import { cutOut } from '../../../reports/lib/crop.ts';
import { openCutter } from '../../../src/pictures/cut-apart.ts';

const page = jpeg.encode({ width: 640, height: 400, data: new Uint8Array(640 * 400 * 4).fill(200) }, 50).data;
const boxes = [
  { x: 20, y: 30, width: 100, height: 40 },
  { x: 0, y: 4000, width: 10, height: 10 },
];

describe('pictures that are unpacked in a process of their own', () => {
  it('are those that are unpacked here, one question after another', async () => {
    const cut = openCutter();
    const [first, second] = await Promise.all([cut(page, boxes), cut(page, boxes.slice(0, 1))]);
    expect(first).toEqual(cutOut(page, boxes));
    expect(first.map((picture) => picture === null)).toEqual([false, true]);
    expect(second).toEqual(first.slice(0, 1));
    expect(await cut(new TextEncoder().encode('no picture'), boxes)).toEqual([null, null]);
  });

  it('come after a question that nobody can answer, too', async () => {
    const cut = openCutter();
    const broken = cut(page, [null as never]);
    const next = cut(page, boxes);
    await expect(broken).rejects.toThrow();
    expect(await next).toEqual(cutOut(page, boxes));
  });

  it.each([
    ['does not start', '/nowhere/worker.ts'],
    ['ends without an answer', new URL('./ends-at-once.mjs', import.meta.url).pathname],
  ])('are the same where the process %s', async (_name, script) => {
    expect(await openCutter(script)(page, boxes)).toEqual(cutOut(page, boxes));
  });

  it('do not keep the program from ending', async () => {
    const program = `
      import { openCutter } from ${JSON.stringify(new URL('../../../src/pictures/cut-apart.ts', import.meta.url).href)};
      const [picture] = await openCutter()(Buffer.from(${JSON.stringify(Buffer.from(page).toString('base64'))}, 'base64'), ${JSON.stringify(boxes)});
      console.log(picture.width);
    `;
    const began = performance.now();
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program]);
    expect(stdout).toBe('152\n');
    expect(performance.now() - began).toBeLessThan(50_000);
  });
});
