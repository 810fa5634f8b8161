import { describe, expect, it } from 'vitest';
import { buildDocument, renderReport } from '../../reports/registry.ts';
import type { ReportInput } from '../../src/model/report.ts';
import type { CheckResult } from '../../src/model/result.ts';
import { attribute, elementsOf, textOf } from './html-tree.ts';
import { noPictures, ORIGIN, outcomes, record, sampleInput } from './sample-input.ts';

const PAGES = 600;
const CAUSES = 420;
const TEMPLATES = 25;
const UNTESTED = 230;

const urlOf = (page: number) => `${ORIGIN}/p${page}`;
const letters = (index: number) => index.toString(26).replace(/\d/g, (digit) => 'qrstuvwxyz'[Number(digit)] ?? '');

/** Every page has 20 causes of its own kind, and each cause has two places there. */
const contrast: readonly CheckResult[] = Array.from({ length: PAGES }, (_, page) => ({
  check: 'accessibility/axe-colour',
  subject: urlOf(page),
  outcome: {
    outcome: 'failed',
    findings: Array.from({ length: 40 }, (_, place) => ({
      message: 'low',
      at: {
        kind: 'element',
        selector: `#e${place}`,
        html: `<a class="k${letters((page % (CAUSES / 20)) * 20 + (place % 20))}" href="/${page}/${place}">`,
      },
      data: { ratio: '2:1' },
    })) as never,
  },
}));
const untested: readonly CheckResult[] = Array.from({ length: UNTESTED }, (_, page) => ({
  check: 'accessibility/axe-title-and-language',
  subject: urlOf(page),
  outcome: { outcome: 'untested', error: { code: 'x', message: `Reason ${page}.` } },
}));

const [home] = outcomes;
/** Of lesser checks, whose causes would fall off the end. */
const lesser = sampleInput.result.results.filter(({ subject }) => subject === ORIGIN);
const input: ReportInput = {
  ...sampleInput,
  record: {
    ...record,
    cuts: Array.from({ length: 33 }, (_, index) => `Cut ${index}.`),
    // One template holds all causes; the rest of the templates have one page each.
    outcomes: Array.from({ length: PAGES }, (_, page) => ({
      ...home,
      url: urlOf(page),
      screenshot: null,
      template: page < PAGES - TEMPLATES + 1 ? 't-0' : `t-${page}`,
    })) as never,
  },
  result: { ...sampleInput.result, results: [...contrast, ...lesser, ...untested] },
};
const document = buildDocument(input);
const html = String(await renderReport('html', input, noPictures));
const elements = elementsOf(html);
const text = textOf(elements.find(({ tagName }) => tagName === 'body') as never);
const withClass = (name: string) => elements.filter((element) => attribute(element, 'class') === name);
const failed = document.rootCauses.filter(({ outcome }) => outcome === 'failed');

describe('report.html of a very large site', () => {
  it('tells 300 causes in full and the rest in a line each', () => {
    expect(failed.length).toBeGreaterThan(400);
    expect(withClass('app-cause')).toHaveLength(300);
    expect(text).toContain(`${failed.length - 300} more causes, in short`);
    const ids = new Set(elements.map((element) => attribute(element, 'id')));
    for (const { id } of failed) expect(ids.has(id), id).toBe(true);
  });

  it('gives the true numbers beside every list that is cut', () => {
    const findings = document.findings.filter(({ outcome }) => outcome === 'failed').length;
    expect(findings).toBeGreaterThan(PAGES * 40);
    expect(text).toContain(`${findings.toLocaleString('en-GB')} findings from ${failed.length} causes`);
    const widest = failed.find(({ pages }) => pages.length > 10);
    expect(text).toContain(`Pages with this fault: ${widest?.pages.length}`);
    expect(text).toContain(`And ${(widest?.pages.length ?? 0) - 10} more, see findings.csv and report.json.`);
    expect(text).toContain(`Scanned: ${PAGES} addresses`);
    expect(text).toContain(`They come from ${TEMPLATES} templates:`);
    expect(text).toContain(`${PAGES - TEMPLATES + 1} pages like`);
    expect(text).toContain('And 5 more templates, see report.json.');
    expect(text).toContain(`And ${PAGES - 50} more, see report.json.`);
    expect(text).toContain('And 30 more lines, see report.json.');
    expect(text).toContain('and 13 more, see report.json');
  });

  it('shows no more than ten pages of a cause', () => {
    for (const list of withClass('app-cause')) expect(textOf(list).split('/p').length - 1).toBeLessThanOrEqual(10);
  });

  it('has the end of every link inside the page, also of checks whose causes come last', () => {
    const ids = new Set(elements.map((element) => attribute(element, 'id')));
    const inside = elements.map((element) => attribute(element, 'href') ?? '').filter((href) => href.startsWith('#'));
    expect(inside.length).toBeGreaterThan(10);
    for (const href of inside) expect(ids, href).toContain(href.slice(1));
    for (const { check } of failed) expect(ids).toContain(`check-${check.replace(/[^\w-]+/g, '-')}`);
  });

  it('stays small however many places there are', () => {
    expect(html.length).toBeLessThan(2_000_000);
  });
});
