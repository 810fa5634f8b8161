import { describe, expect, it } from 'vitest';
import { wcagCriteria } from '../../checks/standards/index.ts';
import { earl } from '../../reports/earl.ts';
import { buildDocument } from '../../reports/lib/document.ts';
import { toldUnder } from '../../reports/lib/told.ts';
import { reports } from '../../reports/registry.ts';
import { wcagEm } from '../../reports/wcag-em.ts';
import { lookedAtBy } from '../../src/compare/retested.ts';
import type { Report } from '../../src/model/report.ts';
import type { CheckResult, GaveWay, Outcome } from '../../src/model/result.ts';
import { elementsOf, textOf } from './html-tree.ts';
import { alt, contrast, review } from './sample-catalogue.ts';
import { noPictures, ORIGIN, sampleInput } from './sample-input.ts';

const at = { kind: 'element', selector: 'img', html: '<img src="/a.png">' } as const;
const away = (to: GaveWay['to'], rest: Partial<GaveWay> = {}): GaveWay => ({ message: 'low', at, to, ...rest });
const settled = (outcome: 'failed' | 'cantTell', ...gaveWay: [GaveWay, ...GaveWay[]]): Outcome => ({
  outcome,
  findings: [],
  gaveWay,
});

/** The contrast of a picture is told under the check of its words; a doubt was answered, another is told. */
const results: readonly CheckResult[] = [
  { check: contrast.id, subject: `${ORIGIN}/`, outcome: settled('failed', away([alt.id])) },
  { check: alt.id, subject: `${ORIGIN}/`, outcome: { outcome: 'failed', findings: [{ message: 'missing', at }] } },
  { check: review.id, subject: `${ORIGIN}/`, outcome: settled('cantTell', away([alt.id], { message: 'look' })) },
  {
    check: review.id,
    subject: `${ORIGIN}/bins`,
    outcome: settled('cantTell', away([contrast.id], { message: 'look', answered: true })),
  },
];
const input = { ...sampleInput, result: { ...sampleInput.result, results } };
const document = buildDocument(input);
const text = async (report: Report | undefined) => String(await report?.render(input, noPictures));

describe('a fault that is told under another check', () => {
  it('is listed once, counts as judged, and says where it is told', () => {
    expect(document.findings.map(({ check }) => check)).toEqual([alt.id]);
    expect(document.undecided).toEqual([]);
    expect(document.toldElsewhere).toEqual([
      { check: contrast.id, subject: `${ORIGIN}/`, outcome: 'failed', under: [alt.id], answered: false },
      { check: review.id, subject: `${ORIGIN}/`, outcome: 'cantTell', under: [alt.id], answered: false },
      { check: review.id, subject: `${ORIGIN}/bins`, outcome: 'cantTell', under: [contrast.id], answered: true },
    ]);
    expect(document.checks.find(({ id }) => id === contrast.id)?.outcomes).toMatchObject({ failed: 1, passed: 0 });
    expect(toldUnder(contrast.id, document)).toBe(`; 1 of the failed is told under: “${alt.title}”`);
    expect(toldUnder(review.id, document)).toBe(
      `; 1 of those it cannot tell is told under: “${alt.title}”; 1 of those it cannot tell is answered under: “${contrast.title}”`,
    );
    expect(toldUnder(alt.id, document)).toBe('');
  });

  it('stays a failure of its criterion', () => {
    expect(document.wcag.find(({ number }) => number === '1.4.3')).toMatchObject({
      result: 'failure-found',
      outcomes: { failed: 1, passed: 0 },
    });
  });

  it('is never said to have passed in EARL', async () => {
    const graph: readonly Record<string, never>[] = JSON.parse(await text(earl(wcagCriteria)))['@graph'];
    const told = graph.filter((node) => String(node['earl:test']).endsWith('axe-colour'));
    expect(told).toHaveLength(1);
    expect(told[0]?.['earl:result']).toMatchObject({
      'earl:outcome': 'earl:failed',
      'dct:description': `Told under: “${alt.title}”.`,
    });
    const contrastMinimum = graph.filter((node) => String(node['earl:test']).includes('contrast-minimum'));
    expect(contrastMinimum.map((node) => node['earl:result']?.['earl:outcome'])).toEqual(['earl:failed']);
  });

  it('is sent on in the file for the WCAG-EM tool', async () => {
    const audit: readonly Record<string, Record<string, unknown>>[] = JSON.parse(
      await text(wcagEm(wcagCriteria)),
    ).auditSample;
    const [contrastMinimum] = audit.filter((one) => String(one.test?.id).includes('contrast-minimum'));
    expect(contrastMinimum?.result).toMatchObject({ description: `Told under: “${alt.title}”.` });
  });

  it('is sent on in the report, and no question is left that was answered', async () => {
    const page = elementsOf(await text(reports.html));
    const said = page.filter(({ tagName }) => tagName === 'td').map((cell) => textOf(cell));
    expect(said.filter((words) => words.includes('1 of the failed is told under')).length).toBeGreaterThan(0);
  });

  it('is not gone, for a comparison with an earlier scan', () => {
    const looked = lookedAtBy({ document, results });
    const before = { ...document.findings[0], check: contrast.id, messageKey: 'low', page: `${ORIGIN}/` } as never;
    expect(looked(before, 'www.ambleford.example')).toBe(false);
    expect(looked({ ...(before as object), messageKey: 'other' } as never, 'www.ambleford.example')).toBe(true);
  });
});
