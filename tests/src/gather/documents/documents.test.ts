import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWord } from '../../../../fixtures/lib/office-files.ts';
import { makePdf } from '../../../../fixtures/lib/pdf-files.ts';
import { openHttp } from '../../../../src/gather/http.ts';
import { documents } from '../../../../src/gather/site/documents.ts';
import { atOnce, inTurn } from '../../../../src/gather/site/in-turn.ts';
import { robotsOf } from '../../../../src/gather/site/robots-of.ts';
import type { LookingAround } from '../../../../src/gather/site/site-gatherer.ts';
import type { PageRecord, UrlOutcome } from '../../../../src/model/evidence.ts';
import type { Documents } from '../../../../src/model/seen/documents.ts';
import { link } from '../../../helpers/evidence.ts';
import { closedPort, type Loopback, serveLoopback } from '../../../helpers/loopback.ts';

const clock = { now: () => new Date().toISOString(), sleep: async () => undefined };
const pdf = { 'content-type': 'application/pdf' };

let site: Loopback;
let elsewhere: Loopback;
let nobody: string;
const http = openHttp({ userAgent: 'lgdss-scanner/0', timeoutMs: 10_000, ignoreCertificateErrors: false });
beforeAll(async () => {
  nobody = `http://127.0.0.1:${await closedPort()}`;
  elsewhere = await serveLoopback((_, response) => response.writeHead(200, pdf).end(makePdf()));
  site = await serveLoopback((_, response, path) => {
    const files: Readonly<Record<string, () => unknown>> = {
      '/robots.txt': () => response.end('User-agent: *\nDisallow: /closed/'),
      '/good.pdf': () =>
        response.writeHead(200, { ...pdf, 'last-modified': 'Mon, 02 Mar 2026 10:00:00 GMT' }).end(makePdf()),
      '/comment.docx': () => response.writeHead(200).end(makeWord()),
      '/page.xlsx': () => response.writeHead(200).end('<!doctype html><title>Sorry</title>'),
      '/broken.pdf': () => response.writeHead(200, pdf).end('%PDF-1.4\n%%EOF'),
      '/password.pdf': () => response.writeHead(200, pdf).end(makePdf({ password: 'x' })),
      '/page.pdf': () => response.writeHead(200, pdf).end('<!doctype html><title>Sorry</title>'),
      '/moved.pdf': () => response.writeHead(301, { location: '/good.pdf' }).end(),
      '/secret.pdf': () => response.writeHead(302, { location: '/closed/plan.pdf' }).end(),
      '/round.pdf': () => response.writeHead(302, { location: '/round.pdf' }).end(),
      '/away.pdf': () => response.writeHead(302, { location: `${elsewhere.origin}/other.pdf` }).end(),
      '/huge.pdf': () => {
        response.writeHead(200, pdf).write('%PDF-1.4\n');
        const more = () => {
          while (!response.destroyed && response.write(Buffer.alloc(1 << 20)));
          if (!response.destroyed) response.once('drain', more);
        };
        more();
      },
    };
    const answer = files[path] ?? (() => response.writeHead(404).end('Not here'));
    answer();
  });
});
afterAll(async () => {
  await http.close();
  await Promise.all([site.close(), elsewhere.close()]);
});

function around(links: readonly string[], rest: Partial<LookingAround> = {}): LookingAround {
  const page: PageRecord = { url: `${site.origin}/`, visitedAt: clock.now(), artifacts: {} };
  const polite = inTurn(http, atOnce, clock, 20_000);
  const seen: Partial<LookingAround> = {
    origin: site.origin,
    pages: [page],
    outcomes: [],
    read: async () => ({ links: { ok: true, value: links.map((href) => link(`Link to ${href.slice(-8)}`, href)) } }),
    http: polite,
    robots: robotsOf(rest.http ?? polite, new AbortController().signal),
    clock,
    mostPdfs: 10,
    signal: new AbortController().signal,
    ...rest,
  };
  return seen as LookingAround;
}
const brief = ({ sample }: Documents) => sample.map(({ url, unread }) => [new URL(url).pathname, unread]);

describe('the documents of a site', () => {
  it('are all listed, and each PDF is read or says why not', async () => {
    const paths = ['good', 'broken', 'password', 'page', 'away', 'huge', 'gone', 'closed/plan'].map(
      (name) => `/${name}.pdf`,
    );
    const own = [...paths, '/form.docx'].map((path) => site.origin + path);
    const seen = await documents.gather(around([...own, `${elsewhere.origin}/guide.pdf`]));
    expect(seen.linked.total).toBe(10);
    expect(seen.linked.list.map(({ format }) => format).filter((format) => format === 'pdf')).toHaveLength(9);
    expect(seen.pdfs, 'those of another site are not ours to fetch').toBe(8);
    expect(brief(seen)).toEqual([
      ['/away.pdf', 'elsewhere'],
      ['/broken.pdf', 'broken'],
      ['/closed/plan.pdf', 'robots'],
      ['/gone.pdf', 'unreachable'],
      ['/good.pdf', null],
      ['/huge.pdf', 'too-large'],
      ['/page.pdf', 'not-a-pdf'],
      ['/password.pdf', 'password'],
    ]);
    expect(seen.sample[4]).toMatchObject({
      page: `${site.origin}/`,
      text: 'Link to good.pdf',
      lastModified: '2026-03-02T10:00:00.000Z',
      facts: { title: 'Bin days 2026', marked: true },
    });
    expect(site.hits).not.toContain('GET /closed/plan.pdf');
    expect(site.hits.filter((hit) => hit === 'GET /robots.txt')).toHaveLength(1);
    expect(elsewhere.hits).not.toContain('GET /guide.pdf');
    expect(seen).toEqual(JSON.parse(JSON.stringify(seen)));
  });

  it('are followed where they moved to, as far as the rules of that place allow, each step in its turn', async () => {
    const turns: string[] = [];
    const counted: typeof atOnce = (url, ask) => {
      turns.push(new URL(url).pathname);
      return atOnce(url, ask);
    };
    const before = [site.hits.length, elsewhere.hits.length];
    const links = ['/moved.pdf', '/secret.pdf', '/round.pdf', '/away.pdf'].map((path) => site.origin + path);
    const seen = await documents.gather(around(links, { http: inTurn(http, counted, clock, 20_000) }));
    expect(brief(seen)).toEqual([
      ['/away.pdf', 'elsewhere'],
      ['/moved.pdf', null],
      ['/round.pdf', 'unreachable'],
      ['/secret.pdf', 'robots'],
    ]);
    expect(site.hits.slice(before[0])).not.toContain('GET /closed/plan.pdf');
    expect(elsewhere.hits.slice(before[1])).toEqual([]);
    expect(turns).toHaveLength(site.hits.length - (before[0] ?? 0));
  });

  it('are asked for no more often than was said, those that may be read first', async () => {
    const links = ['/closed/a.pdf', '/good.pdf', '/missing.pdf'].map((path) => site.origin + path);
    expect(brief(await documents.gather(around(links, { mostPdfs: 2 })))).toEqual([
      ['/good.pdf', null],
      ['/missing.pdf', 'unreachable'],
    ]);
    expect(await documents.gather(around(links, { mostPdfs: 0 }))).toMatchObject({ pdfs: 3, sample: [] });
  });

  it('that the person who scans left out, or the site keeps to itself, are named and left alone', async () => {
    const outcome = (path: string, rest: Partial<UrlOutcome>) => ({ url: site.origin + path, ...rest }) as UrlOutcome;
    const outcomes = [
      outcome('/a.pdf', { state: 'skipped', reason: 'excluded' }),
      outcome('/b.pdf', { state: 'blocked', reason: 'sign-in' }),
      outcome('/delete/c.pdf', { state: 'skipped', reason: 'state-changing' }),
    ];
    const before = site.hits.length;
    const links = outcomes.map(({ url }) => url);
    expect(brief(await documents.gather(around(links, { outcomes })))).toEqual([
      ['/a.pdf', 'excluded'],
      ['/b.pdf', 'turned-away'],
      ['/delete/c.pdf', 'left-alone'],
    ]);
    expect(site.hits.slice(before)).toEqual([]);
  });

  it('are looked into where they are of Word or Excel, five at most', async () => {
    const paths = ['/comment.docx', '/page.xlsx', '/closed/a.docx', '/gone.xlsx', '/old.doc'];
    const { office, sample } = await documents.gather(around(paths.map((path) => site.origin + path)));
    expect(sample).toEqual([]);
    expect(office?.found).toBe(4);
    expect(office?.sample.map(({ url, unread, facts }) => [new URL(url).pathname, unread, facts?.title])).toEqual([
      ['/closed/a.docx', 'robots', undefined],
      ['/comment.docx', null, 'Form to comment'],
      ['/gone.xlsx', 'unreachable', undefined],
      ['/page.xlsx', 'not-office', undefined],
    ]);
    const many = Array.from({ length: 7 }, (_, i) => `${site.origin}/${i}.docx`);
    expect((await documents.gather(around(many))).office?.sample).toHaveLength(5);
    expect((await documents.gather(around(many, { mostPdfs: 0 }))).office).toEqual({ found: 7, sample: [] });
  });

  it('cost their own entry when nobody answers', async () => {
    const links = [`${nobody}/a.pdf`];
    expect(brief(await documents.gather(around(links, { origin: nobody })))).toEqual([['/a.pdf', 'unreachable']]);
  });

  it.each([
    ['robots.txt', () => true],
    ['the file', (url: string) => url.endsWith('.pdf')],
  ])('are kept as far as they are known when the turn of %s does not come in time', async (_, hangs) => {
    const stop = new AbortController();
    const polite = inTurn(http, atOnce, clock, 20_000);
    const get: LookingAround['http']['get'] = async (url, most, signal) => {
      if (!hangs(url)) return polite.get(url, most, signal);
      setTimeout(() => stop.abort(), 20);
      return Promise.withResolvers<never>().promise;
    };
    const links = [`${site.origin}/a.pdf`, `${site.origin}/b.pdf`];
    const seen = await documents.gather(around(links, { http: { ...polite, get }, signal: stop.signal }));
    expect(brief(seen)).toEqual([
      ['/a.pdf', 'out-of-time'],
      ['/b.pdf', 'out-of-time'],
    ]);
  });
});
