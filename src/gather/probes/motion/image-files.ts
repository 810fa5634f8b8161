import type { MovingImage } from '../../../model/seen/motion.ts';

export type AnimatedFile = Pick<MovingImage, 'format' | 'frames' | 'lastsMs' | 'flashesPerSecond'>;

const MOST_FRAMES = 2000;

/** What a file shows in time, or null for a still picture and for what we do not read. Hostile bytes end the reading. */
export function readAnimation(bytes: Uint8Array): AnimatedFile | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    if (ascii(view, 0, 4) === 'GIF8') return readGif(view);
    if (ascii(view, 1, 3) === 'PNG') return readPng(view);
    if (ascii(view, 0, 4) === 'RIFF' && ascii(view, 8, 4) === 'WEBP') return readWebp(view);
    if (ascii(view, 4, 8) === 'ftypavis') return { format: 'avif', frames: 0, lastsMs: null, flashesPerSecond: 0 };
  } catch (error) {
    // A file that ends too early is not known to move.
    if (!(error instanceof RangeError)) throw error;
    return null;
  }
  return null;
}

/** SVG in an image element runs no scripts, so what moves in it stands in its text. */
export function readSvgAnimation(text: string): AnimatedFile | null {
  const smil = [...text.matchAll(/<(?:animate(?:Transform|Motion|Color)?|set)\b[^<>]*>/g)].map(([tag]) => tag);
  const css = /@keyframes\b/.test(text)
    ? [...text.matchAll(/animation(?:-duration|-iteration-count)?\s*:[^;}"]*/g)]
    : [];
  const lasting = [
    ...smil
      .filter((tag) => /\bdur\s*=/.test(tag))
      .map((tag) => [seconds(attribute(tag, 'dur')), count(attribute(tag, 'repeatCount'))]),
    ...css.map(([rule]) => [seconds(rule), /infinite/.test(rule) ? null : 1]),
  ] as [number, number | null][];
  if (lasting.length === 0) return null;
  const endless = lasting.some(([, times]) => times === null);
  const lastsMs = endless ? null : Math.max(...lasting.map(([once, times]) => Math.round(once * (times ?? 1) * 1000)));
  return { format: 'svg', frames: 0, lastsMs, flashesPerSecond: 0 };
}

const attribute = (tag: string, name: string) => new RegExp(`\\b${name}\\s*=\\s*["']([^"']*)`).exec(tag)?.[1] ?? '';
const count = (times: string) => (/indefinite/.test(times) ? null : Math.max(1, Number.parseFloat(times) || 1));

function seconds(text: string): number {
  const [, amount = '0', unit = 's'] = /(\d*\.?\d+)\s*(ms|s)\b/.exec(text) ?? [];
  return Number(amount) / (unit === 'ms' ? 1000 : 1);
}

function readGif(view: DataView): AnimatedFile | null {
  const delays: number[] = [];
  let at = 13 + tableSize(view.getUint8(10));
  let delay = 0;
  let plays: number | null = 1;
  while (at < view.byteLength && delays.length < MOST_FRAMES) {
    const block = view.getUint8(at);
    if (block === 0x21) {
      const label = view.getUint8(at + 1);
      if (label === 0xf9) delay = view.getUint16(at + 4, true) * 10;
      if (
        label === 0xff &&
        /^(NETSCAPE2\.0|ANIMEXTS1\.0)$/.test(ascii(view, at + 3, 11)) &&
        view.getUint8(at + 15) === 1
      ) {
        const loops = view.getUint16(at + 16, true);
        plays = loops === 0 ? null : loops + 1;
      }
      at = afterBlocks(view, at + 2);
    } else if (block === 0x2c) {
      // Browsers slow down what claims to be faster than they can draw.
      delays.push(delay <= 10 ? 100 : delay);
      delay = 0;
      at = afterBlocks(view, at + 11 + tableSize(view.getUint8(at + 9)));
    } else break;
  }
  return summed('gif', delays, plays);
}

const tableSize = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);

function afterBlocks(view: DataView, from: number): number {
  let at = from;
  for (;;) {
    const size = view.getUint8(at);
    at += size + 1;
    if (size === 0) return at;
  }
}

function readPng(view: DataView): AnimatedFile | null {
  const delays: number[] = [];
  let plays: number | null | undefined;
  for (let at = 8; at + 8 <= view.byteLength && delays.length < MOST_FRAMES; at += 12 + view.getUint32(at)) {
    const chunk = ascii(view, at + 4, 4);
    if (chunk === 'acTL') plays = view.getUint32(at + 12) || null;
    else if (chunk === 'fcTL') delays.push((1000 * view.getUint16(at + 28)) / (view.getUint16(at + 30) || 100));
    else if (plays === undefined && chunk === 'IDAT') return null;
  }
  return plays === undefined ? null : summed('png', delays, plays);
}

function readWebp(view: DataView): AnimatedFile | null {
  const delays: number[] = [];
  let plays: number | null | undefined;
  for (let at = 12; at + 8 <= view.byteLength && delays.length < MOST_FRAMES; ) {
    const chunk = ascii(view, at, 4);
    if (chunk === 'VP8 ' || chunk === 'VP8L') return null;
    if (chunk === 'ANIM') plays = view.getUint16(at + 12, true) || null;
    if (chunk === 'ANMF') delays.push(view.getUint16(at + 20, true) + view.getUint8(at + 22) * 65_536);
    const size = view.getUint32(at + 4, true);
    at += 8 + size + (size % 2);
  }
  return plays === undefined ? null : summed('webp', delays, plays);
}

function summed(format: AnimatedFile['format'], delays: readonly number[], plays: number | null): AnimatedFile | null {
  if (delays.length < 2) return null;
  const once = delays.reduce((sum, delay) => sum + delay, 0);
  const lastsMs = plays === null || delays.length >= MOST_FRAMES ? null : Math.round(once * plays);
  // The most changes of picture in a second, of which two make a flash.
  const twice = [...delays, ...delays];
  let most = 0;
  for (let from = 0; from < delays.length; from += 1) {
    let time = 0;
    let changes = 0;
    for (let at = from; at < twice.length && time + (twice[at] ?? 0) <= 1000; at += 1) {
      time += twice[at] ?? 0;
      changes += 1;
    }
    // The loop is short: what happens in it happens again in the same second.
    if (from + changes >= twice.length && time > 0) changes = (changes * 1000) / time;
    most = Math.max(most, changes);
  }
  return { format, frames: delays.length, lastsMs, flashesPerSecond: Math.round(most / 2) };
}

function ascii(view: DataView, at: number, length: number): string {
  if (at + length > view.byteLength) return '';
  return String.fromCharCode(...new Uint8Array(view.buffer, view.byteOffset + at, length));
}
