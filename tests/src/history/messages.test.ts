import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Messages, messageOf } from '../../../src/history/embedded/messages.ts';

const FIRST = Uint8Array.of(0, 0, 0, 9, 0, 3, 0, 0, 0);
const SSL = Uint8Array.of(0, 0, 0, 8, 4, 210, 22, 47);

describe('messages of the protocol', () => {
  it('are found however the stream is cut', () => {
    const texts = fc.array(fc.string(), { maxLength: 8 });
    fc.assert(
      fc.property(texts, fc.array(fc.nat(), { maxLength: 8 }), (queries, cuts) => {
        const sent = [SSL, FIRST, ...queries.map((text) => messageOf('Q', text)), messageOf('S')];
        const stream = Buffer.concat(sent);
        const places = [...new Set([0, ...cuts.map((cut) => cut % stream.length), stream.length])].toSorted(
          (a, b) => a - b,
        );
        const messages = new Messages({ withFirst: true });
        const found = places.flatMap((place, index) => messages.add(stream.subarray(places[index - 1] ?? 0, place)));
        expect(found.map(({ kind }) => kind)).toEqual(['', '', ...queries.map(() => 'Q'), 'S']);
        expect(Buffer.concat(found.map(({ bytes }) => bytes))).toEqual(stream);
      }),
    );
  });

  it.each([
    ['a web request', Buffer.from('GET / HTTP/1.1\r\n\r\n')],
    ['a length that is none', Uint8Array.of(0, 0, 0, 0)],
  ])('%s is none', (_, bytes) => {
    expect(() => new Messages({ withFirst: true }).add(bytes)).toThrow('not the protocol');
  });
});
