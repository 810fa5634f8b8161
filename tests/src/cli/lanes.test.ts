import { describe, expect, it } from 'vitest';
import { inOrder } from '../../../src/cli/in-order.ts';
import { inLanes, lanesOf } from '../../../src/cli/lanes.ts';
import type { Target } from '../../../src/model/target.ts';

function place(...urls: string[]) {
  const scope = { origins: [], include: [], exclude: [], maxPages: 1, maxDepth: 0 };
  const target: Target = { id: urls.join(' '), name: '', start: urls, scope };
  return { target };
}

const ids = (lanes: ReturnType<typeof lanesOf>) => lanes.map((lane) => lane.map(({ target }) => target.id));

describe('lanesOf', () => {
  it.each<[name: string, targets: readonly string[][], lanes: readonly string[][]]>([
    ['none', [], []],
    [
      'hosts of their own',
      [['https://a.example/'], ['https://b.example/']],
      [['https://a.example/'], ['https://b.example/']],
    ],
    [
      'one site, with and without www',
      [['https://www.a.example/x'], ['https://b.example/'], ['http://a.example/y']],
      [['https://www.a.example/x', 'http://a.example/y'], ['https://b.example/']],
    ],
    [
      'ports, which are servers of their own',
      [['http://127.0.0.1:1/'], ['http://127.0.0.1:2/']],
      [['http://127.0.0.1:1/'], ['http://127.0.0.1:2/']],
    ],
    [
      'two sites that a third target brings together',
      [
        ['https://a.example/'],
        ['https://b.example/'],
        ['https://c.example/'],
        ['https://b.example/1', 'https://a.example/1'],
      ],
      [['https://a.example/', 'https://b.example/', 'https://b.example/1 https://a.example/1'], ['https://c.example/']],
    ],
  ])('%s', (_, targets, lanes) => {
    expect(ids(lanesOf(targets.map((urls) => place(...urls))))).toEqual(lanes);
  });
});

describe('inLanes', () => {
  it('works on so many at once, one after the other within a lane, and answers in list order', async () => {
    const places = ['https://a.example/', 'https://b.example/', 'https://a.example/2', 'https://c.example/'].map(
      (url) => place(url),
    );
    const log: string[] = [];
    const ends = new Map<string, () => void>();
    const done = inLanes(places, 2, async ({ target }) => {
      log.push(target.id);
      await new Promise<void>((resolve) => ends.set(target.id, resolve));
      return target.id;
    });
    const settle = () => new Promise((resolve) => setImmediate(resolve));
    const end = async (id: string) => {
      ends.get(id)?.();
      await settle();
    };
    await settle();
    expect(log).toEqual(['https://a.example/', 'https://b.example/']);
    await end('https://b.example/');
    expect(log.slice(2)).toEqual(['https://c.example/']);
    await end('https://a.example/');
    expect(log.slice(3)).toEqual(['https://a.example/2']);
    await end('https://c.example/');
    await end('https://a.example/2');
    expect(await done).toEqual(places.map(({ target }) => target.id));
  });
});

it('inOrder holds back what comes too early', () => {
  const printed: number[] = [];
  const print = inOrder();
  const come = (index: number) => print(index, () => printed.push(index));
  come(2);
  come(1);
  expect(printed).toEqual([]);
  come(0);
  expect(printed).toEqual([0, 1, 2]);
  come(3);
  expect(printed).toEqual([0, 1, 2, 3]);
});
