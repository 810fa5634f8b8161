import fc from 'fast-check';
import type { Har } from 'har-format';
import { describe, expect, it } from 'vitest';
import { jsonProblem } from '../../../../src/evidence/json.ts';
import { filmOf } from '../../../../src/gather/measure/film-of.ts';
import { harOf } from '../../../../src/gather/measure/har.ts';
import { type Lhr, readLhr } from '../../../../src/gather/measure/lhr.ts';
import { runOf, throttlingOf } from '../../../../src/gather/measure/run-of.ts';
import { blamedIn } from '../../../../src/gather/measure/shown-of.ts';
import { requestsIn, waterfallOf } from '../../../../src/gather/measure/waterfall-of.ts';
import recorded from './recorded.json' with { type: 'json' };

function lhrOf(value: unknown): Lhr {
  const lhr = readLhr(value);
  if (!lhr) throw new Error('It was not understood.');
  return lhr;
}

const lhr = lhrOf(recorded.history);
const origin = 'https://127.0.0.1:4000';

describe('an account that Lighthouse 13.5 gave of a page', () => {
  it('has the numbers of a run', () => {
    expect(runOf(lhr, 0.123)).toEqual({
      ...{ score: 75, ttfb: 602, fcp: 903, lcp: 8553, cls: 0, tbt: 0, speedIndex: 903, bytes: 1_507_743 },
      ...{ serverResponse: 3, observedFcp: 73, observedLcp: 73 },
      ...{ thirdPartyMs: 0, benchmark: 2183, load: 0.12 },
    });
    expect(runOf(lhrOf(recorded.map), 0).thirdPartyMs).toBe(1);
    expect(throttlingOf(lhr)).toEqual({ method: 'simulate', rttMs: 150, throughputKbps: 1638.4, cpuSlowdown: 4 });
  });

  it('names the element, the shift, the script and the other site to blame', () => {
    expect(blamedIn(lhr).lcpElement).toEqual({
      selector: 'div.page > main#content > p > img',
      html: expect.stringMatching(/^<img src="\/assets\/old-map.jpg"/),
    });
    expect(blamedIn(lhrOf(recorded.parks)).shifts).toEqual([
      { selector: 'body > div.page', html: '<div class="page columns">', score: 0.7354 },
    ]);
    expect(blamedIn(lhrOf(recorded.swimming)).longTasks[0]).toEqual({
      url: `${origin}/assets/busy.js`,
      startMs: 1314,
      ms: 2067,
    });
    expect(blamedIn(lhrOf(recorded.map)).thirdParties).toEqual([
      { owner: 'localhost', requests: 12, bytes: 5412, mainThreadMs: 1 },
    ]);
  });

  it('says what could be saved, the most first, and where', () => {
    const { savings } = blamedIn(lhr);
    expect(savings.map(({ audit, ms, bytes }) => [audit, ms, bytes])).toEqual([
      ['cache-insight', 7350, 1_504_803],
      ['image-delivery-insight', 7050, 1_444_929],
      ['render-blocking-insight', 150, null],
    ]);
    expect(savings[2]?.items).toEqual([{ what: `${origin}/assets/westmere.css`, ms: 152, bytes: null }]);
  });

  it('calls a saving by what there is to do, where Lighthouse praises what is there', () => {
    const audit = recorded.history.audits['server-response-time'];
    const audits = { 'server-response-time': { ...audit, numericValue: 410, metricSavings: { FCP: 310, LCP: 310 } } };
    const { savings } = blamedIn(lhrOf({ ...recorded.history, audits }));
    expect(savings.map(({ title, ms, items }) => [title, ms, items])).toEqual([
      ['Reduce initial server response time', 310, []],
    ]);
  });

  it('has a film without frames that show nothing new', () => {
    expect(filmOf(lhr).map(({ ms }) => ms)).toEqual([375, 1125]);
  });

  it('loses what Lighthouse calls otherwise, and nothing else', () => {
    const changed = lhrOf({ ...recorded.history, audits: { 'largest-contentful-paint': { numericValue: 'soon' } } });
    expect(runOf(changed, 0)).toMatchObject({
      score: 75,
      lcp: null,
      fcp: null,
      ttfb: null,
      serverResponse: null,
      observedLcp: null,
    });
    expect(blamedIn(changed)).toEqual({ lcpElement: null, shifts: [], longTasks: [], thirdParties: [], savings: [] });
    expect(filmOf(changed)).toEqual([]);
  });

  it('is cut where there is too much of it', () => {
    const items = Array.from({ length: 500 }, (_, at) => ({
      url: `${'x'.repeat(9000)}${at}`,
      startTime: at,
      duration: 99,
    }));
    const node = { type: 'node', selector: 's'.repeat(9000), snippet: '<p>'.repeat(9000) };
    const much = lhrOf({
      ...recorded.history,
      audits: {
        'long-tasks': { title: '', details: { items } },
        'layout-shifts': { title: '', details: { items: items.map(() => ({ node, score: 0.1 })) } },
      },
    });
    const { longTasks, shifts } = blamedIn(much);
    expect([longTasks.length, longTasks[0]?.url.length]).toEqual([20, 2000]);
    expect([shifts.length, shifts[0]?.html.length, shifts[0]?.selector.length]).toEqual([10, 300, 300]);
  });

  it('may be anything at all: what comes of it is plain JSON, or nothing', () => {
    const names = ['metrics', 'layout-shifts', 'long-tasks', 'third-parties-insight', 'screenshot-thumbnails', 'x'];
    const audits = fc.dictionary(fc.constantFrom(...names), fc.oneof(fc.object(), fc.anything()));
    fc.assert(
      fc.property(audits, fc.anything(), (made, records) => {
        const odd = readLhr({ ...recorded.history, audits: made });
        if (!odd) return;
        const requests = requestsIn(records);
        const value = { run: runOf(odd, Number.NaN), ...blamedIn(odd), waterfall: waterfallOf(odd, requests) };
        expect(jsonProblem(value)).toBeUndefined();
      }),
      { numRuns: 300 },
    );
    expect(readLhr({ ...recorded.history, fetchTime: 'yesterday' })).toBeUndefined();
    expect(readLhr(null)).toBeUndefined();
  });
});

const header = (name: string, value: string) => ({ name, value });
const records = [
  {
    ...{ url: `${origin}/`, requestMethod: 'GET', protocol: 'h2', statusCode: 200, mimeType: 'text/html' },
    ...{ resourceType: 'Document', networkRequestTime: 1000.4, responseHeadersEndTime: 1050, networkEndTime: 1060.2 },
    ...{ transferSize: 900, resourceSize: 2000 },
    responseHeaders: [
      header('Set-Cookie', 'session=abc123'),
      header('Server', 'nginx'),
      header('X-Api-Key', 'k-123456'),
      header('Proxy-Authorization', 'Basic abc123'),
    ],
  },
  { url: 'data:image/png;base64,AAAA', networkRequestTime: 1001, networkEndTime: 1001 },
  {
    ...{ url: `${origin}/assets/westmere.css?v=2`, requestMethod: 'GET', protocol: 'h2', statusCode: 200 },
    ...{ mimeType: 'text/css', resourceType: 'Stylesheet', networkRequestTime: 1061, networkEndTime: 1099 },
    ...{ responseHeadersEndTime: 1080, transferSize: 4216, resourceSize: 3826, responseHeaders: [] },
  },
  { url: `${origin}/never`, networkRequestTime: 1062, networkEndTime: -1, statusCode: -1, resourceType: 'Script' },
];

describe('the requests of a run', () => {
  const requests = requestsIn(records);

  it('become a waterfall that begins at nought', () => {
    expect(waterfallOf(lhr, requests)).toEqual([
      {
        ...{ url: `${origin}/`, type: 'Document', startMs: 0, endMs: 60, bytes: 900, status: 200, protocol: 'h2' },
        renderBlocking: false,
      },
      {
        ...{ url: `${origin}/assets/westmere.css?v`, type: 'Stylesheet', startMs: 61, endMs: 99, bytes: 4216 },
        ...{ status: 200, protocol: 'h2', renderBlocking: false },
      },
      {
        ...{ url: `${origin}/never`, type: 'Script', startMs: 62, endMs: 62, bytes: 0, status: 0, protocol: '' },
        renderBlocking: false,
      },
    ]);
    const [css] = requestsIn([{ url: `${origin}/assets/westmere.css`, networkRequestTime: 1, networkEndTime: 2 }]);
    expect(waterfallOf(lhr, css ? [css] : []).map(({ renderBlocking }) => renderBlocking)).toEqual([true]);
  });

  it('become an HTTP Archive without what lets somebody in', () => {
    const startedAt = '2026-11-29T12:00:00.000Z';
    const har: Har = harOf({ lighthouse: '13.5.0', startedAt, title: 'Local history', requests });
    expect(har.log.version).toBe('1.2');
    const withoutQuery = (url: string) => url.split('?')[0];
    expect(har.log.entries.map(({ request }) => withoutQuery(request.url))).toEqual(
      requests.map(({ url }) => withoutQuery(url)),
    );
    expect(har.log.entries[0]?.response.headers).toEqual([
      header('Set-Cookie', '(removed)'),
      header('Server', 'nginx'),
      header('X-Api-Key', '(removed)'),
      header('Proxy-Authorization', '(removed)'),
    ]);
    expect(har.log.entries[1]).toMatchObject({ startedDateTime: '2026-11-29T12:00:00.060Z', time: 38 });
    expect(har.log.entries[1]?.request.queryString).toEqual([header('v', '(removed)')]);
    expect(har.log.entries[1]?.request.url).toMatch(/\?v=\(removed\)$/);
    expect(JSON.stringify(har)).not.toMatch(/abc123|k-123456/);
    const [first] = requests;
    if (!first) throw new Error('There is a first one.');
    const secret = {
      ...first,
      url: 'https://me:s3cret@www.ambleford.example/reset?token=s3cret&name=Ann%20B&token=s3cret#s3cret',
      responseHeaders: [header('Location', '/reset?token=s3cret'), header('X-New', 's3cret'), header('Age', '60')],
    };
    const [entry] = harOf({ lighthouse: '13.5.0', startedAt, title: '', requests: [secret] }).log.entries;
    expect(entry?.request.url).toBe(
      'https://www.ambleford.example/reset?token=(removed)&name=(removed)&token=(removed)',
    );
    expect(entry?.response.headers.map(({ value }) => value)).toEqual(['(removed)', '(removed)', '60']);
    expect(JSON.stringify(entry)).not.toMatch(/s3cret|Ann/);
    for (const { time, timings } of har.log.entries) {
      expect(time).toBeGreaterThanOrEqual(0);
      expect(time).toBeCloseTo(timings.wait + timings.receive, 5);
    }
  });
});
