import { describe, expect, it } from 'vitest';
import { reuseInWords } from '../../reports/lib/coverage.ts';
import { buildDocument } from '../../reports/registry.ts';
import { contrast, hsts, language, links, review, silent } from './sample-catalogue.ts';
import { ORIGIN, record, sampleInput } from './sample-input.ts';

const document = buildDocument(sampleInput);

const point = (id: string) => document.points.find((one) => one.id === id);
const check = (id: string) => document.checks.find((one) => one.id === id);

describe('coverage', () => {
  it('accounts for every address', () => {
    const { planned, scanned, skipped, blocked, failed } = document.coverage;
    expect({ planned, scanned, skipped, blocked, failed }).toEqual({
      planned: 10,
      scanned: 4,
      skipped: 4,
      blocked: 1,
      failed: 1,
    });
    expect(scanned + skipped + blocked + failed).toBe(planned);
    expect(document.pages.map((page) => page.url)).toEqual(record.outcomes.map((outcome) => outcome.url));
  });

  it('gives a reason for everything that was not scanned, most frequent first', () => {
    expect(document.coverage.reasons.map(({ state, reason, count }) => [state, reason, count])).toEqual([
      ['skipped', 'page-limit', 2],
      ['skipped', 'robots', 1],
      ['skipped', 'not-html', 1],
      ['blocked', 'sign-in', 1],
      ['failed', 'http-error', 1],
    ]);
    for (const { words } of document.coverage.reasons) expect(words).toMatch(/\w/);
  });
});

describe('evidence of an earlier scan', () => {
  const since = document.scan;
  const words = (pages: number, visited: number) =>
    reuseInWords({ reuse: { since, sinceDate: '2026-11-20T09:30:00.000Z', pages, visited } });

  it.each([
    [
      372,
      28,
      /^372 of 400 pages are unchanged since the scan of 20 November 2026 .* were not opened again\. Content of/,
    ],
    [1, 0, /^1 of 1 page is unchanged .* was not opened again/],
    [0, 3, /^No page could be taken over from the scan of 20 November 2026 .*: every page was opened\.$/],
  ])('%i pages, %i visited', (pages, visited, sentence) => {
    expect(words(pages, visited)).toMatch(sentence);
  });

  it('is not spoken of where there was none', () => {
    expect(document.reuse).toBeNull();
    expect(reuseInWords(document)).toBeNull();
  });

  it('is counted, and marked page by page', () => {
    const reuse = { since, sinceDate: '2026-11-20T09:30:00.000Z', pages: 1, visited: 3 };
    const [first, ...rest] = record.outcomes;
    if (!first) throw new Error('The sample has outcomes.');
    const outcomes = [{ ...first, reused: true as const }, ...rest];
    const again = buildDocument({ ...sampleInput, record: { ...record, reuse, outcomes } });
    expect(again.reuse).toEqual(reuse);
    expect(again.pages.filter(({ reused }) => reused).map(({ url }) => url)).toEqual([first.url]);
  });
});

describe('points', () => {
  it('lists all points of both standards by number', () => {
    const numbers = (length: number) => Array.from({ length }, (_, index) => index + 1);
    expect(document.points.map(({ id }) => id)).toEqual([
      ...numbers(15).map((number) => `lgdss:${number}`),
      ...numbers(14).map((number) => `govuk:${number}`),
    ]);
  });

  it('carries the score with its deductions, biggest first, adding up', () => {
    const ten = point('lgdss:10');
    expect(ten).toMatchObject({ score: 52.4, scoreNote: null, decided: 3, undecided: 2 });
    expect(ten?.deductions.map(({ check: id }) => id)).toEqual([contrast.id, links.id]);
    expect(ten?.deductions.reduce((sum, { lost }) => sum + lost, 0)).toBeCloseTo(100 - 52.4);
    expect(ten?.undecidedChecks).toEqual([review.id, language.id]);
  });

  it.each([
    ['lgdss:1', /^Not scored: .*hints/],
    ['lgdss:2', /^Not scored: nothing/],
    ['lgdss:13', /^Not scored: .*not how good/],
    ['lgdss:7', /^Not measured: no check could come to a decision/],
    ['lgdss:8', /^Not measured: no check of this scan/],
  ])('%s has words instead of a number', (id, words) => {
    expect(point(id)?.score).toBeNull();
    expect(point(id)?.scoreNote).toMatch(words);
  });

  it('never shows a number for a point that outside evidence cannot carry', () => {
    // The scorecard of the sample has 80 for point 4.
    expect(point('lgdss:4')).toMatchObject({ output: 'hints', score: null, decided: 1, deductions: [] });
  });

  it('leads from a check to the points of both standards', () => {
    expect(check(hsts.id)?.points).toEqual(['lgdss:6', 'govuk:9']);
    expect(check(links.id)?.points).toEqual(['lgdss:4', 'lgdss:10', 'govuk:4', 'govuk:14']);
    expect(point('govuk:14')?.checks).toEqual([links.id]);
  });

  it('says that nothing was measured when no page was scanned', () => {
    const nothing = buildDocument({
      ...sampleInput,
      record: { ...record, outcomes: record.outcomes.filter((outcome) => outcome.state !== 'scanned') },
    });
    expect(nothing.points.find(({ id }) => id === 'lgdss:8')?.scoreNote).toBe(
      'Not measured: no page could be scanned.',
    );
  });
});

describe('checks', () => {
  it('lists every registered check in registry order, also the silent one', () => {
    expect(document.checks.map(({ id }) => id)).toEqual(sampleInput.catalogue.checks.map(({ id }) => id));
    expect(check(silent.id)?.outcomes).toEqual({ passed: 0, failed: 0, cantTell: 0, inapplicable: 0, untested: 0 });
  });

  it('counts outcomes by page or site', () => {
    expect(check(hsts.id)?.outcomes).toEqual({ passed: 1, failed: 3, cantTell: 0, inapplicable: 0, untested: 0 });
    expect(check(language.id)?.outcomes).toEqual({ passed: 0, failed: 0, cantTell: 0, inapplicable: 1, untested: 1 });
  });

  it('keeps what could not be tested and what could not be decided apart from findings', () => {
    expect(document.untested).toEqual([
      { check: language.id, subject: `${ORIGIN}/`, reason: 'The <b>accessibility</b> engine took too long.' },
    ]);
    expect(document.undecided).toEqual([{ check: review.id, subject: `${ORIGIN}/bins` }]);
  });
});

describe('findings', () => {
  it('come worst first, then by check, page and selector', () => {
    expect(
      document.findings.map(({ severity, check: id, page }) => `${severity} ${id} ${page.slice(ORIGIN.length)}`),
    ).toEqual([
      'critical accessibility/axe-text-alternatives /',
      'serious accessibility/axe-colour /',
      'serious accessibility/axe-colour /bins',
      'serious accessibility/axe-colour /bins',
      'serious accessibility/axe-colour /council-tax?step=1',
      'serious accessibility/axe-colour /news/1',
      'serious security/hsts /',
      'serious security/hsts /bins',
      'serious privacy/cookies-page ',
      'moderate accessibility/axe-incomplete /',
      'moderate content/broken-links /bins',
      'minor security/hsts /news/1',
    ]);
  });

  it('fill the wording in, and know site-wide from page', () => {
    const site = document.findings.find(({ check: id }) => id === 'privacy/cookies-page');
    expect(site).toMatchObject({ page: ORIGIN, siteWide: true, selector: null, snippet: null });
    const link = document.findings.find(({ check: id }) => id === links.id);
    expect(link).toMatchObject({ page: `${ORIGIN}/bins`, siteWide: false, message: 'The link /gone does not work.' });
    const header = document.findings.at(-1);
    expect(header).toMatchObject({ place: 'header', snippet: 'strict-transport-security: max-age=5' });
  });

  it('refuse a result whose check is not in the catalogue', () => {
    const catalogue = { ...sampleInput.catalogue, checks: [] };
    expect(() => buildDocument({ ...sampleInput, catalogue })).toThrow(/no check in the catalogue/);
  });
});
