import { expect, it, vi } from 'vitest';
import { robotsOf } from '../../../src/gather/site/robots-of.ts';

it('asks each origin for its rules once, whoever wants to know and however many at once', async () => {
  const get = vi.fn(async () => ({ ok: false as const, error: { code: 'timed-out', message: 'It took too long.' } }));
  const robots = robotsOf({ get }, new AbortController().signal);
  const [one, again] = await Promise.all([robots('https://a.example'), robots('https://a.example')]);
  await robots('https://b.example');
  expect(one).toBe(again);
  expect(one.allows('https://a.example/bins')).toBe(false);
  expect(get.mock.calls.map(([url]: readonly unknown[]) => url)).toEqual([
    'https://a.example/robots.txt',
    'https://b.example/robots.txt',
  ]);
});
