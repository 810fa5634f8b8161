import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReportDocument } from '../../reports/lib/document-types.ts';
import { type Answers, type Loopback, serveLoopback } from '../helpers/loopback.ts';
import { type CliRun, readReport, temporaryFolder } from '../helpers/run-cli.ts';
import { runHere } from '../helpers/run-here.ts';
import { bilingualSite, widget } from './inventory-site.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let site: Loopback;
let other: Loopback;
let run: CliRun;
let report: ReportDocument;
beforeAll(async () => {
  folder = await temporaryFolder();
  let answer: Answers = () => undefined;
  other = await serveLoopback((...asked) => answer(...asked));
  const elsewhere = `http://localhost:${other.port}`;
  site = await serveLoopback(bilingualSite(elsewhere));
  answer = widget(site.origin);
  run = await runHere(['scan', `${site.origin}/`, '--out', folder.path]);
  report = await readReport(folder.path);
});
afterAll(async () => {
  await Promise.all([site.close(), other.close()]);
  await folder.remove();
});

const stateOf = (address: string) => report.pages.find(({ url }) => url === site.origin + address);
const pathOf = (url: string) => url.replace(site.origin, '');

describe('the crawl', () => {
  it.each([
    ['a frame', '/only-in-frame'],
    ['a frame without an address', '/only-in-srcdoc'],
    ['a frameset', '/only-in-frameset'],
    ['an image map', '/only-in-map'],
    ['rel=canonical', '/only-canonical'],
    ['hreflang', '/cy/biniau'],
  ])('follows what stands only in %s', (_, address) => {
    expect(stateOf(address)).toMatchObject({ state: 'scanned' });
  });

  it.each([
    ['data-href', '/only-in-data'],
    ['a frame of another site', '/only-elsewhere'],
  ])('does not follow %s', (_, address) => {
    expect(stateOf(address)).toBeUndefined();
    expect(site.hits.filter((hit) => hit.endsWith(address))).toEqual([]);
  });

  it('counts a page once that is the same under its main address, and judges it once', () => {
    expect(stateOf('/bins')).toMatchObject({ state: 'scanned' });
    expect(stateOf('/bins?print=1')).toMatchObject({ state: 'skipped', reason: 'duplicate' });
    expect(stateOf('/bins?print=1')?.detail).toContain(`${site.origin}/bins as its main address`);
    expect(report.findings.filter(({ page }) => page.includes('print=1'))).toEqual([]);
    expect(report.untested.filter(({ subject }) => subject.includes('print=1'))).toEqual([]);
  });

  it('keeps a page that names another one without being the same', () => {
    expect(stateOf('/wrong')).toMatchObject({ state: 'scanned' });
    expect(stateOf('/leaflet')).toMatchObject({ state: 'scanned' });
  });

  it('still accounts for every address', () => {
    const { planned, scanned, skipped, blocked, failed } = report.coverage;
    expect(planned).toBe(scanned + skipped + blocked + failed);
    expect(report.pages).toHaveLength(planned);
    expect(report.pages.filter(({ state }) => state === 'scanned')).toHaveLength(scanned);
  });
});

describe('the inventory', () => {
  it('counts templates by their pages', () => {
    const { templates } = report.inventory;
    expect(templates.list.reduce((sum, { pages }) => sum + pages, 0)).toBe(report.coverage.scanned);
    expect(templates.list[0]).toMatchObject({ example: `${site.origin}/`, title: 'Ambleford' });
  });

  it('lists every document once, with its format and where it is linked', () => {
    const { documents } = report.inventory;
    expect(
      documents.list.map(({ url, format, certain, elsewhere, linkedFrom }) => [
        new URL(url).pathname,
        format,
        certain,
        elsewhere,
        linkedFrom.list.map(pathOf),
      ]),
    ).toEqual([
      ['/download', 'pdf', expect.any(Boolean), false, ['/documents']],
      ['/files/figures.ods', 'ods', true, false, ['/documents']],
      ['/files/form.docx', 'docx', true, false, ['/documents']],
      ['/files/framed.pdf', 'pdf', true, false, ['/frames', '/frameset']],
      ['/files/plan.pdf', 'pdf', true, false, ['/documents', '/unlisted']],
      ['/guide.pdf', 'pdf', true, true, ['/documents']],
    ]);
    expect(documents.formats[0]).toEqual({ format: 'pdf', count: 4 });
  });

  it('pairs Welsh and English pages and checks their parity', () => {
    const { languages } = report.inventory;
    const pairs = languages.pairs.list.map(({ english, welsh }) => [pathOf(english), pathOf(welsh)]);
    expect(pairs).toEqual([
      ['/bins', '/cy/biniau'],
      ['/parking', '/cy/parcio'],
    ]);
    expect(languages).toMatchObject({ welsh: 2, welshWithEnglish: 1, welshAlone: { total: 0 }, pairs: { total: 2 } });
    expect(languages.english + languages.welsh + languages.other).toBe(report.coverage.scanned);
    expect(languages.oneWay.list).toEqual([{ from: `${site.origin}/parking`, to: `${site.origin}/cy/parcio` }]);
    expect(languages.englishAlone.list).toContain(`${site.origin}/tax`);
  });

  it('counts pages that ask search engines to leave them out', () => {
    expect(report.inventory.noindex).toEqual({ total: 1, list: [`${site.origin}/unlisted`] });
  });

  it('is in every output', async () => {
    expect(await readFile(path.join(folder.path, 'documents.csv'), 'utf8')).toContain('/files/form.docx');
    expect(await readFile(path.join(folder.path, 'report.html'), 'utf8')).toContain('What the site is made of');
    expect(run.out + run.err).toContain('2 in Welsh, 2 pairs of the two');
  });
});
