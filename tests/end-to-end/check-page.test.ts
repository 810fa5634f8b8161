import { AssertionError } from 'node:assert';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { locateBrowser } from '../../src/browser/locate.ts';
import { baselineOf } from '../../src/gate/baseline.ts';
import { writeBaseline } from '../../src/gate/baseline-file.ts';
import { judgePage } from '../../src/library/check-page.ts';
import { checkPage, expectPage } from '../../src/playwright.ts';
import { type Loopback, serveLoopback } from '../helpers/loopback.ts';
import { ownCheck } from '../helpers/own-check.ts';
import { temporaryFolder } from '../helpers/run-cli.ts';

const shell = (body: string, title = 'Your bins - Ambleford Council') =>
  `<!doctype html><html lang="en"><head><title>${title}</title></head><body><main><h1>Your bins</h1>${body}</main></body></html>`;
const LATE = `<div id="late"></div><script>setTimeout(() => { late.innerHTML = '<img src="/bin.png" class="late">'; }, 150)</script>`;
const pages: Readonly<Record<string, string>> = {
  '/good': shell('<p>We empty your bins on Monday.</p>'),
  '/bad': shell('<img src="/bin.png" class="plain"><p>Bins.</p>'),
  '/late': shell(LATE),
  '/shouting': shell('<p>Bins.</p>', 'BINS'),
  '/leaving': shell('<script>setTimeout(() => { location.href = "/good"; }, 300)</script>'),
};

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let site: Loopback;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  folder = await temporaryFolder();
  site = await serveLoopback((_, response, address) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.writeHead(pages[address] ? 200 : 404).end(pages[address] ?? '');
  });
  const found = await locateBrowser(undefined, process.env);
  if (!('path' in found)) throw new Error(found.message);
  browser = await chromium.launch({ executablePath: found.path });
  page = await browser.newPage();
});
afterAll(async () => {
  await browser.close();
  await site.close();
  await folder.remove();
});
beforeEach(() => page.goto('about:blank'));
const open = (name: string) => page.goto(`${site.origin}/${name}`);
const failure = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => error as Error,
  );

describe('checkPage', () => {
  it('says what it judged of a page in order, and what it did not', async () => {
    await open('good');
    const checked = await checkPage(page);
    expect(checked.url).toBe(`${site.origin}/good`);
    expect(checked.findings.filter(({ severity }) => severity === 'serious' || severity === 'critical')).toEqual([]);
    expect(checked.notJudged).toEqual(expect.arrayContaining(['security/hsts', 'accessibility/keyboard-operable']));
    expect(checked.notJudged).not.toContain('accessibility/page-title');
  });

  it.each(['bad', 'late'])('fails for %s with what to fix first', async (name) => {
    await open(name);
    const error = await failure(checkPage(page));
    expect(error).toBeInstanceOf(AssertionError);
    expect(error?.message).toContain(`${site.origin}/${name} has 1 failure that is serious or worse. Fix first:`);
    expect(error?.message).toMatch(/1\. .*\n {3}Where: {2}.*img.*\n {3}HTML: {3}<img src="\/bin\.png"/);
    expect(error?.message).toMatch(/Fix: {4}\S.*\n {3}Check: {2}accessibility\//);
  });

  it('leaves the page as it was, and asks its server for nothing', async () => {
    await open('bad');
    await page.setViewportSize({ width: 700, height: 500 });
    const state = () =>
      page.evaluate(() => ({
        html: document.documentElement.outerHTML,
        globals: Object.getOwnPropertyNames(globalThis).toSorted(),
        size: [innerWidth, innerHeight, scrollX, scrollY],
        active: document.activeElement?.tagName,
        storage: [localStorage.length, document.cookie],
      }));
    const [before, hits] = [await state(), site.hits.length];
    await checkPage(page, { failOn: 'never' });
    expect(await state()).toEqual(before);
    expect(site.hits.length).toBe(hits);
  });

  it('leaves out what it is told to, and refuses a name that is none', async () => {
    await open('bad');
    const checksOf = async (exclude: readonly string[]) =>
      (await checkPage(page, { exclude, failOn: 'never' })).findings.map(({ check }) => check);
    const isAccessibility = (id: string) => id.startsWith('accessibility/');
    expect((await checksOf([])).some(isAccessibility)).toBe(true);
    expect((await checksOf(['accessibility'])).some(isAccessibility)).toBe(false);
    const wrong = await failure(checkPage(page, { exclude: ['accessibility/page-titel'] }));
    expect(wrong?.message).toContain("Did you mean 'accessibility/page-title'?");
    expect((await failure(checkPage(page, { failOn: 'dreadful' as 'serious' })))?.message).toContain('failOn must be');
  });

  it('refuses an option that it does not have, which would be a gate that is none', async () => {
    const wrong = await failure(checkPage(page, { failon: 'minor' } as object));
    expect(wrong).toBeInstanceOf(TypeError);
    expect(wrong?.message).toBe("checkPage has no option 'failon'. Did you mean 'failOn'?");
    expect((await failure(checkPage(page, { timeout: 9 } as object)))?.message).toBe(
      "checkPage has no option 'timeout'.",
    );
  });

  it('judges by checks of the project too', async () => {
    await open('shouting');
    const error = await failure(checkPage(page, { ownChecks: [ownCheck], exclude: ['content', 'accessibility'] }));
    expect(error?.message).toContain('1. The title "BINS" is in capital letters. (serious)');
    expect(error?.message).toContain('Check:  custom/shouting-title');
    const wrong = { ...ownCheck, meta: { ...ownCheck.meta, id: 'content/ours' as const } };
    expect((await failure(checkPage(page, { ownChecks: [wrong] })))?.message).toContain('must begin with custom/');
  });

  it('fails for nothing that the baseline lists', async () => {
    const baseline = path.join(folder.path, 'known.yaml');
    await open('bad');
    const { gated } = await judgePage(page, {});
    await writeFile(baseline, writeBaseline(baselineOf(gated.document, { reason: 'Known.', expires: '' })));
    await expect(checkPage(page, { baseline })).resolves.toMatchObject({ url: `${site.origin}/bad` });
    await open('shouting');
    expect(await failure(checkPage(page, { baseline, ownChecks: [ownCheck] }))).toBeInstanceOf(AssertionError);
    const missing = await failure(checkPage(page, { baseline: path.join(folder.path, 'missing.yaml') }));
    expect(missing?.message).toContain('There is no baseline at');
  });

  it('says nothing of a page that is none or does not stay', async () => {
    expect((await failure(checkPage(page)))?.message).toContain("no page of a site to read, but 'about:blank'");
    await open('leaving');
    const left = await failure(checkPage(page));
    expect(left).toBeInstanceOf(Error);
    expect(left).not.toBeInstanceOf(AssertionError);
  });
});

describe('expectPage', () => {
  it('is the same in other words', async () => {
    await open('bad');
    expect(await failure(expectPage(page).toMeetStandard())).toBeInstanceOf(AssertionError);
    await expect(expectPage(page).toMeetStandard({ failOn: 'never' })).resolves.toMatchObject({ url: page.url() });
  });
});
