import { describe, expect, it } from 'vitest';
import { otherRobots } from '../../../src/crawl/other-robots.ts';
import type { FetchedText, Gathered } from '../../../src/model/evidence.ts';

const HOME = 'https://www.ambleford.example';
const ALIVE = new AbortController().signal;

function robots(origin: string, status: number, body = ''): Gathered<FetchedText> {
  return {
    ok: true,
    value: { url: `${origin}/robots.txt`, status, headers: [], redirects: [], body, truncated: false },
  };
}

function asking(answer: (origin: string) => Gathered<FetchedText>) {
  const asked: string[] = [];
  const end = otherRobots(HOME, async (origin) => {
    asked.push(origin);
    return answer(origin);
  });
  return { asked, end: async (url: string) => (await end(url, ALIVE))?.reason ?? 'open' };
}

describe('rules of another origin of the same site', () => {
  it('are not asked for where the crawl knows them already', async () => {
    const { asked, end } = asking((origin) => robots(origin, 200, 'User-agent: *\nDisallow: /'));
    expect(await end(`${HOME}/bins`)).toBe('open');
    expect(asked).toEqual([]);
  });

  it('are asked for once, and kept', async () => {
    const { asked, end } = asking((origin) => robots(origin, 200, 'User-agent: *\nDisallow: /staff'));
    const found = await Promise.all(
      ['/bins', '/staff/rota', '/tax'].map((path) => end(`http://ambleford.example${path}`)),
    );
    expect(found).toEqual(['open', 'robots', 'open']);
    expect(asked).toEqual(['http://ambleford.example']);
  });

  it.each([
    ['a missing file allows everything', 404, 'open'],
    ['a server that fails forbids everything', 503, 'robots-unavailable'],
  ])('%s', async (_, status, expected) => {
    const { end } = asking((origin) => robots(origin, status));
    expect(await end('http://www.ambleford.example/bins')).toBe(expected);
  });

  it('are not asked for at ports without end', async () => {
    const { asked, end } = asking((origin) => robots(origin, 404));
    const ports = Array.from({ length: 30 }, (_, index) => 8000 + index);
    const found: string[] = [];
    for (const port of ports) found.push(await end(`https://www.ambleford.example:${port}/`));
    expect(asked).toHaveLength(20);
    expect(found.slice(20)).toEqual(Array(10).fill('robots'));
  });

  it('are asked for again when the scan was stopped in the middle', async () => {
    const stop = new AbortController();
    let times = 0;
    const end = otherRobots(HOME, async (origin) => {
      times += 1;
      stop.abort();
      return robots(origin, 404);
    });
    await end('http://www.ambleford.example/', stop.signal);
    await end('http://www.ambleford.example/', ALIVE);
    expect(times).toBe(2);
  });
});
