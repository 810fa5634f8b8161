import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReportDocument } from '../../reports/lib/document-types.ts';
import { type Loopback, serveLoopback } from '../helpers/loopback.ts';
import { readReport, TRIED_OUT, temporaryFolder } from '../helpers/run-cli.ts';
import { runHere } from '../helpers/run-here.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let site: Loopback;

const WORDS = 'Council services for everyone who lives here. '.repeat(10);
const page = (body: string, top = '') =>
  `<!doctype html><html lang="en"><head><title>Ambleford</title><style>.quiet:focus { outline: none; }</style></head><body>${top}<main><h1>Ambleford</h1><p>${WORDS}</p>${body}</main></body></html>`;
const items = ['1', '2', '3'].map((number) => `<li><a href="/news/${number}">News ${number}</a></li>`).join('');
const top =
  '<header class="news-header"><nav class="news-nav" aria-label="News"><ol><li><a href="/">Home</a></li></ol></nav></header><aside class="dates"><table><tr><td>Today</td></tr></table></aside><section class="search"><form action="/"><label for="q">Search</label><input id="q" name="q"><select name="year" aria-label="Year"><option>2026</option></select></form></section>';
const article = page('<button type="button" class="quiet" id="quiet">Share</button>', top);
const pages: Readonly<Record<string, string>> = {
  '/': page(`<ul>${items}</ul>`),
  '/news/1': article,
  '/news/2': article,
  '/news/3': article,
  '/promise': page('<p><a href="/once">Only once</a></p>'),
  '/once': page('<button type="button">Share</button>'),
};

beforeAll(async () => {
  folder = await temporaryFolder();
  site = await serveLoopback((_, response, address) => {
    response.setHeader('content-type', 'text/html');
    const again = address === '/once' && site.hits.filter((hit) => hit === 'GET /once').length > 1;
    const body = again ? undefined : pages[address];
    if (body !== undefined) response.end(body);
    else response.writeHead(404).end('<title>Not found</title><h1>Not found</h1>');
  });
});
afterAll(async () => {
  await site.close();
  await folder.remove();
});

const MOST_SCANS = 3;
/** On a machine that is busy a probe may run out of time, and the report says so. How it says that is tested elsewhere. */
const ranOutOfTime = ({ untested, findings }: ReportDocument) =>
  untested.length > 0 || findings.some(({ messageKey }) => messageKey === 'cutShort');

async function scan(name: string, ...args: readonly string[]) {
  const out = path.join(folder.path, name);
  const once = async () => {
    const before = site.hits.length;
    const run = await runHere(['scan', `${site.origin}/`, '--out', out, ...args], { env: TRIED_OUT });
    return { run, report: await readReport(out), hits: site.hits.slice(before) };
  };
  let scanned = await once();
  for (let scans = 1; scans < MOST_SCANS && ranOutOfTime(scanned.report); scans += 1) {
    await rm(out, { recursive: true });
    scanned = await once();
  }
  const { run, report, hits } = scanned;
  return { run, report, out, opened: (address: string) => hits.filter((hit) => hit === `GET ${address}`).length };
}

const tried = ({ probed }: ReportDocument) => probed?.pages.map(({ url, why }) => `${new URL(url).pathname} ${why}`);
const focus = ({ findings }: ReportDocument) =>
  findings.filter(({ check }) => check === 'accessibility/focus-visible').map(({ page: url }) => new URL(url).pathname);

describe('a scan that tries pages out', () => {
  it('does so on one page of each template, says so, and points at what it found', async () => {
    const { run, report, out } = await scan('first');
    expect(tried(report)).toEqual(['/ start', '/news/1 template']);
    expect(report.probed?.of).toBe(4);
    expect(focus(report)).toEqual(['/news/1']);
    expect(report.untested).toEqual([]);
    expect(run.out).toContain('2 of 4 pages were tried out by keyboard, zoom and so on, one for each template.');
    const html = await readFile(path.join(out, 'report.html'), 'utf8');
    expect(html).toContain('The window while the outlined place has the focus');
    expect(html).toMatch(/<image id="shot-1" href="data:image\/jpeg/);
  });

  it('takes what was tried out from an earlier scan, without opening the pages', async () => {
    const since = ['--since', path.join(folder.path, 'first')];
    const { report, opened, out } = await scan('second', ...since);
    expect(tried(report)).toEqual(['/ start', '/news/1 template']);
    expect(report.probed?.pages.every(({ reused }) => reused)).toBe(true);
    expect(focus(report)).toEqual(['/news/1']);
    // A look at the site as a whole opens a few pages again, tried out or not.
    const without = await scan('second-without', ...since, '--no-probes');
    expect(opened('/news/1')).toBe(without.opened('/news/1'));
    expect(await readFile(path.join(out, 'report.html'), 'utf8')).toMatch(/<image id="shot-1" href="data:image\/jpeg/);
  });

  it('tries out every page, or none, when asked to', async () => {
    // Of the three of one template the second would not be tried out otherwise, as the third would not.
    const thorough = await scan('thorough', '--profile', 'thorough', '--max-pages', '3');
    expect(tried(thorough.report)).toEqual(['/ start', '/news/1 every', '/news/2 every']);
    expect(focus(thorough.report)).toEqual(['/news/1', '/news/2']);
    expect(thorough.report.settings.profile).toBe('thorough');
    for (const args of [['--no-probes'], ['--profile', 'axe']]) {
      const { report } = await scan(args.join(''), ...args, '--max-pages', '1');
      expect(report.probed).toBeNull();
      expect(report.checks.filter(({ triedOut, outcomes }) => triedOut && outcomes.untested > 0)).toEqual([]);
    }
  });

  it('counts a page that does not open again, and is incomplete where every page was promised', async () => {
    const out = path.join(folder.path, 'once');
    const run = await runHere(['scan', `${site.origin}/promise`, '--out', out, '--profile', 'thorough'], {
      env: TRIED_OUT,
    });
    const { probed } = await readReport(out);
    expect(probed).toMatchObject({ planned: 2, triedOut: 1, failed: 1, of: 2 });
    expect(run.out).toContain('2 pages to try out = 1 tried out + 1 failed.');
    expect(run.out).toContain(
      `Every page was to be tried out, and one page could not be. For example ${site.origin}/once`,
    );
    expect(run.code).toBe(3);
  });
});
