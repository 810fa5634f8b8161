import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAnimation, readSvgAnimation } from '../../../../src/gather/probes/motion/image-files.ts';

const folder = path.join(import.meta.dirname, '../../../../fixtures/barriers/motion');
const gif = (name: string) => readFileSync(path.join(folder, `${name}.gif`));

const bytes = (...parts: readonly (string | readonly number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))));
const big = (value: number, size = 4) =>
  Array.from({ length: size }, (_, at) => (value >> (8 * (size - 1 - at))) & 255);
const little = (value: number, size = 4) => big(value, size).reverse();
const chunk = (name: string, body: readonly number[]) => bytes(big(body.length), name, body, [0, 0, 0, 0]);
const frame = (delay: number, unit: number) => [...Array<number>(20).fill(0), ...big(delay, 2), ...big(unit, 2), 0, 0];

function png(plays: number | null, ...frames: (readonly [delay: number, unit: number])[]) {
  const control = plays === null ? [] : [chunk('acTL', [...big(frames.length), ...big(plays)])];
  const shown = frames.map(([delay, unit]) => chunk('fcTL', frame(delay, unit)));
  return Buffer.concat([bytes([137], 'PNG\r\n', [26, 10]), ...control, ...shown, chunk('IDAT', [0])]);
}

function webp(plays: number, ...delays: readonly number[]) {
  const part = (name: string, body: readonly number[]) => bytes(name, little(body.length), body);
  const frames = delays.map((delay) => part('ANMF', [...Array<number>(12).fill(0), ...little(delay, 3), 0]));
  return Buffer.concat([
    bytes('RIFF', [0, 0, 0, 0], 'WEBP'),
    part('ANIM', [0, 0, 0, 0, ...little(plays, 2)]),
    ...frames,
  ]);
}

describe('animated files', () => {
  it.each([
    ['a GIF without end', gif('endless'), ['gif', 3, null, 1]],
    ['a GIF that plays once', gif('once'), ['gif', 3, 1500, 1]],
    ['a GIF that plays twice', gif('long'), ['gif', 3, 6000, 1]],
    ['a GIF that flickers', gif('strobe'), ['gif', 2, null, 5]],
    ['a PNG without end', png(0, [1, 2], [1, 2]), ['png', 2, null, 1]],
    ['a PNG in hundredths, three times', png(3, [50, 0], [50, 0]), ['png', 2, 3000, 1]],
    ['a WebP without end', webp(0, 80, 80), ['webp', 2, null, 6]],
    ['a WebP that ends', webp(2, 1000, 70_000), ['webp', 2, 142_000, 1]],
  ])('%s', (_, file, [format, frames, lastsMs, flashesPerSecond]) => {
    expect(readAnimation(file)).toEqual({ format, frames, lastsMs, flashesPerSecond });
  });

  it.each([
    ['a GIF of one frame', gif('still')],
    ['a PNG of one frame', png(null, [1, 1])],
    ['an animated PNG of one frame', png(0, [1, 1])],
    ['no picture', bytes('<html>')],
    ['nothing', bytes()],
    ['a GIF that ends too early', gif('endless').subarray(0, 40)],
  ])('%s is still', (_, file) => {
    expect(readAnimation(file)).toBeNull();
  });

  it('any bytes are read to an end', () => {
    const heads = ['GIF89a', '\x89PNG\r\n\x1a\n', 'RIFF0000WEBP', ''];
    fc.assert(
      fc.property(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 400 }), (head, rest) => {
        const found = readAnimation(bytes(head, [...rest]));
        expect(found === null || found.frames > 1 || found.format === 'avif').toBe(true);
      }),
    );
  });
});

describe('moving drawings', () => {
  it.each([
    ['<svg><animate dur="2s" repeatCount="indefinite"/></svg>', null],
    ['<svg><animateTransform dur="1500ms" repeatCount="2"/></svg>', 3000],
    ['<svg><style>@keyframes a {} .b { animation: a 2s infinite }</style></svg>', null],
    ['<svg><style>@keyframes a {} .b { animation: a 2s }</style></svg>', 2000],
  ])('%s', (text, lastsMs) => {
    expect(readSvgAnimation(text)).toEqual({ format: 'svg', frames: 0, lastsMs, flashesPerSecond: 0 });
  });

  it.each(['<svg><rect/></svg>', '<svg><style>@keyframes unused {}</style></svg>', ''])('%s is still', (text) => {
    expect(readSvgAnimation(text)).toBeNull();
  });
});
