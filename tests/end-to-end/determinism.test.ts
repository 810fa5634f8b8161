import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServedSite, serveSite } from '../../fixtures/serve.ts';
import type { ReportDocument } from '../../reports/lib/document-types.ts';
import type { ScanRecord } from '../../src/model/evidence.ts';
import { type Loopback, serveLoopback } from '../helpers/loopback.ts';
import { scanPlainly } from '../helpers/plain-scan.ts';
import { readReport, runCli, TRIED_OUT, temporaryFolder } from '../helpers/run-cli.ts';

/** Numbers from 0 to 1 that look like chance and are the same each time. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

describe('a council of the fixtures, scanned with other concurrency and answers that take their time', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let site: ServedSite;
  beforeAll(async () => {
    folder = await temporaryFolder();
    const random = seeded(7);
    site = await serveSite('westmere', { lateBy: () => Math.floor(random() * 250) });
  });
  afterAll(async () => {
    await site.close();
    await folder.remove();
  });

  /** What a scan says, without the times at which it said it and the setting that differs. */
  function essence({ pages, coverage, cuts, findings, rootCauses, points, overall, checks, untested }: ReportDocument) {
    return { pages, coverage, cuts, findings, rootCauses, points, overall, checks, untested };
  }

  async function scan(concurrency: number) {
    const out = path.join(folder.path, `with-${concurrency}`);
    const limits = ['--max-pages', '7', '--concurrency', String(concurrency)];
    const run = await runCli(['scan', site.url, ...limits, '--json', '--out', out], { env: TRIED_OUT });
    const events = run.out.split('\n').filter((line) => line.includes('"page-finished"'));
    const order = events.map((line) => (JSON.parse(line) as { url: string }).url);
    return { code: run.code, order, essence: essence(await readReport(out)) };
  }

  it('says the same about the same pages, whatever came first', async () => {
    // What lies between the two is tried below, with pages that cost less.
    const [one, six] = await Promise.all([scan(1), scan(6)]);
    expect([one.code, six.code]).toEqual([0, 0]);
    expect(one.essence.coverage.scanned).toBe(7);
    expect(one.essence.findings.length).toBeGreaterThan(10);
    expect(one.essence.overall.score).not.toBeNull();
    expect(six.order.toSorted()).toEqual(one.order.toSorted());
    expect(six.order, 'the pages came in another order').not.toEqual(one.order);
    expect(six.essence).toEqual(one.essence);
  });
});

describe('a site of hundreds of pages, with redirects, dead links and pages that many link to', () => {
  const PAGES = 160;
  let site: Loopback;
  let delay = () => 0;
  beforeAll(async () => {
    const random = seeded(3);
    const some = () => Math.floor(random() * PAGES);
    const links = Array.from({ length: PAGES }, () => Array.from({ length: 6 }, some));
    site = await serveLoopback(async (_, response, address) => {
      const number = address === '/' ? 0 : Number(/^\/(?:p|old|gone)(\d+)$/.exec(address)?.[1] ?? Number.NaN);
      if (Number.isNaN(number)) return void response.writeHead(404).end();
      await setTimeout(delay());
      if (address.startsWith('/old')) return void response.writeHead(302, { location: `/p${number}` }).end();
      if (address.startsWith('/gone')) return void response.writeHead(404).end();
      const kind = (to: number) => (to % 11 === 0 ? 'gone' : (to + number) % 5 === 0 ? 'old' : 'p');
      response.end(links[number]?.map((to) => `<a href="/${kind(to)}${to}">x</a>`).join(''));
    });
  });
  afterAll(() => site.close());

  const essence = ({ outcomes, cuts, pages }: ScanRecord) => ({ outcomes, cuts, pages: pages.map(({ url }) => url) });

  it.each([2, 6, 16])('has the same outcomes in the same order with %i at once', async (concurrency) => {
    const limits = { maxPages: 90, maxDepth: 6 };
    const random = seeded(concurrency);
    delay = () => 0;
    let from = site.hits.length;
    const asked = () => {
      const hits = site.hits.slice(from).filter((hit) => /\/(p|old|gone)\d/.test(hit));
      from = site.hits.length;
      return hits;
    };
    const calm = essence(await scanPlainly(`${site.origin}/`, { ...limits, concurrency: 1 }));
    const inOrder = asked();
    delay = () => Math.floor(random() * 15);
    const hurried = essence(await scanPlainly(`${site.origin}/`, { ...limits, concurrency }));
    expect(new Set(asked())).toEqual(new Set(inOrder));
    expect(hurried).toEqual(calm);
    expect(new Set(calm.outcomes.flatMap(({ reason }) => reason ?? []))).toEqual(
      new Set(['http-error', 'duplicate', 'page-limit']),
    );
  });
});
