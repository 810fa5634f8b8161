import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodePng, type Picture } from '../../../../src/gather/probes/pixels/png.ts';
import { spread, textRatios } from '../../../../src/gather/probes/pixels/ratios.ts';
import { chooseWindows } from '../../../../src/gather/probes/pixels/windows.ts';

type Paint = (x: number, y: number) => readonly number[];

function picture(width: number, height: number, paint: Paint): Picture {
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) data.set(paint(x, y), (y * width + x) * 3);
  return { width, height, channels: 3, data };
}

const WHITE = [255, 255, 255];
const BLACK = [0, 0, 0];
const whole = { x: 0, y: 0, width: 40, height: 20 };
/** A letter that is a stroke through the middle. */
const isStroke = (x: number, y: number) => y >= 9 && y <= 11 && x >= 4 && x < 36;
const black = [0, 0, 0, 1] as const;
const written = (ground: Paint) => picture(40, 20, (x, y) => (isStroke(x, y) ? BLACK : ground(x, y)));

describe('contrast around letters', () => {
  it('is that of black and white', () => {
    const ground = () => WHITE;
    expect(textRatios(written(ground), picture(40, 20, ground), [whole], black)).toEqual({
      ...{ worst: 21, low: 21, middle: 21, best: 21, stretch: 21 },
    });
  });

  it('sees the half that is dark', () => {
    const ground: Paint = (x) => (x < 16 ? [40, 40, 40] : WHITE);
    const seen = textRatios(written(ground), picture(40, 20, ground), [whole], black);
    expect(seen?.worst).toBeLessThan(2);
    expect(seen?.best).toBe(21);
  });

  it('does not look where no letters are', () => {
    const ground: Paint = (_, y) => (y < 4 ? BLACK : WHITE);
    expect(textRatios(written(ground), picture(40, 20, ground), [whole], black)?.worst).toBe(21);
  });

  it('says nothing of letters that are not seen', () => {
    const ground = () => WHITE;
    expect(textRatios(picture(40, 20, ground), picture(40, 20, ground), [whole], black)).toBeNull();
  });

  it('mixes what can be seen through', () => {
    const ground = () => WHITE;
    const seen = textRatios(written(ground), picture(40, 20, ground), [whole], [0, 0, 0, 0.5]);
    expect(seen?.best).toBeLessThan(5);
  });

  describe('in the faintest stretch', () => {
    const line = { x: 0, y: 0, width: 240, height: 20 };
    const stretchOn = (ground: Paint, isInk: (x: number, y: number) => boolean = (x, y) => isStroke(x % 40, y)) => {
      const written = picture(240, 20, (x, y) => (isInk(x, y) ? BLACK : ground(x, y)));
      return textRatios(written, picture(240, 20, ground), [line], black)?.stretch;
    };

    it('is that of a word on a dark part of the picture', () => {
      expect(stretchOn((x) => (x >= 120 && x < 200 ? [50, 50, 50] : WHITE))).toBeLessThan(2);
    });

    it('is that of the fainter end of a colour run', () => {
      expect(stretchOn((x) => Array(3).fill(255 - x))).toBeLessThan(3);
    });

    it('leaves out dark specks and strokes narrower than a word', () => {
      expect(stretchOn((x, y) => ((x * 7 + y * 13) % 5 === 0 ? BLACK : WHITE))).toBe(21);
      expect(stretchOn((x) => (x >= 100 && x < 108 ? BLACK : WHITE))).toBe(21);
    });

    it('is none of a full stop, nor of a picture that was another one in between', () => {
      expect(
        stretchOn(
          () => WHITE,
          (x, y) => x < 4 && y > 15,
        ),
      ).toBeUndefined();
      expect(
        stretchOn(
          () => WHITE,
          () => true,
        ),
      ).toBeUndefined();
    });
  });

  it('spreads from the darkest to the lightest', () => {
    expect(
      spread(
        picture(40, 20, (x) => (x < 10 ? BLACK : WHITE)),
        whole,
      ),
    ).toBe(21);
    expect(
      spread(
        picture(40, 20, () => WHITE),
        whole,
      ),
    ).toBe(1);
  });
});

/** As the browser writes it, each line with a filter of its own. */
function encode({ width, height, channels, data }: Picture, filters: readonly number[]): Uint8Array {
  const line = width * channels;
  const raw: number[] = [];
  for (let y = 0; y < height; y += 1) {
    const kind = filters[y % filters.length] ?? 0;
    raw.push(kind);
    for (let x = 0; x < line; x += 1) {
      const of = (dx: number, dy: number) => (x - dx < 0 || y - dy < 0 ? 0 : (data[(y - dy) * line + x - dx] ?? 0));
      const [left, up, corner] = [of(channels, 0), of(0, 1), of(channels, 1)];
      const guess = left + up - corner;
      const nearest = [left, up, corner].toSorted((a, b) => Math.abs(guess - a) - Math.abs(guess - b))[0] ?? 0;
      const base = [0, left, up, (left + up) >> 1, nearest][kind] ?? 0;
      raw.push((of(0, 0) - base) & 255);
    }
  }
  const chunk = (name: string, body: Uint8Array) => {
    const size = Buffer.alloc(4);
    size.writeUInt32BE(body.length);
    return Buffer.concat([size, Buffer.from(name), body, Buffer.alloc(4)]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width);
  head.writeUInt32BE(height, 4);
  head.set([8, channels === 3 ? 2 : 6, 0, 0, 0], 8);
  const start = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  return Buffer.concat([
    start,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.from(raw))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

describe('PNG', () => {
  it('comes back as it was, whatever the filters', () => {
    const sizes = { width: fc.integer({ min: 1, max: 9 }), height: fc.integer({ min: 1, max: 9 }) };
    const channels = fc.constantFrom(3, 4);
    const filters = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(
        fc.record({ ...sizes, channels }),
        filters,
        fc.infiniteStream(fc.integer({ min: 0, max: 255 })),
        (size, kinds, stream) => {
          const data = Uint8Array.from(stream.take(size.width * size.height * size.channels));
          expect(decodePng(encode({ ...size, data }, kinds))).toEqual({ ...size, data });
        },
      ),
    );
  });

  it('of another kind is refused', () => {
    const bytes = encode(
      picture(2, 2, () => WHITE),
      [0],
    );
    bytes[24] = 16;
    expect(() => decodePng(bytes)).toThrow('not read here');
  });
});

describe('positions of the window', () => {
  it('go where most is to be seen', () => {
    expect(chooseWindows([10, null, 3000, 3100, 3200, 40, 9000], 600, 2)).toEqual([
      { top: 10, which: [0, 5] },
      { top: 3000, which: [2, 3, 4] },
    ]);
    expect(chooseWindows([null], 600, 2)).toEqual([]);
  });
});
