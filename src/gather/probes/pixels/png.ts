import { inflateSync } from 'node:zlib';

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Bytes to a pixel: 3 or 4. */
  readonly channels: number;
  readonly data: Uint8Array;
}

/** Reads what the browser writes: eight bits a channel, not interlaced. Other pictures are refused. */
export function decodePng(bytes: Uint8Array): Picture {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  const channels = { 2: 3, 6: 4 }[view.getUint8(25)];
  if (view.getUint8(24) !== 8 || channels === undefined || view.getUint8(28) !== 0)
    throw new Error('This kind of PNG is not read here.');
  const parts: Uint8Array[] = [];
  for (let at = 8; at + 8 <= bytes.length; at += 12 + view.getUint32(at)) {
    if (view.getUint32(at + 4) === 0x49444154) parts.push(bytes.subarray(at + 8, at + 8 + view.getUint32(at)));
  }
  const raw = inflateSync(Buffer.concat(parts));
  const line = width * channels;
  const data = new Uint8Array(line * height);
  for (let y = 0; y < height; y += 1) unfilter(raw, y * (line + 1), data, y * line, line, channels);
  return { width, height, channels, data };
}

/** https://www.w3.org/TR/png-3/#9Filter-types: each byte is the difference to what is beside and above it. */
function unfilter(raw: Uint8Array, from: number, data: Uint8Array, to: number, line: number, step: number): void {
  const kind = raw[from] ?? 0;
  for (let x = 0; x < line; x += 1) {
    const left = x < step ? 0 : (data[to + x - step] ?? 0);
    const up = to === 0 ? 0 : (data[to + x - line] ?? 0);
    const corner = x < step || to === 0 ? 0 : (data[to + x - line - step] ?? 0);
    const base =
      kind === 1 ? left : kind === 2 ? up : kind === 3 ? (left + up) >> 1 : kind === 4 ? paeth(left, up, corner) : 0;
    data[to + x] = (raw[from + 1 + x] ?? 0) + base;
  }
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}
