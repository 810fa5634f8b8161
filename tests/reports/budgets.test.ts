import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { html } from '../../reports/html/html.ts';
import { budgetsNotKnown, budgetsSentence } from '../../reports/lib/budgets.ts';
import { buildDocument, partsOf } from '../../reports/lib/document.ts';
import { describeScan } from '../../src/cli/summary.ts';
import { judgeGate } from '../../src/gate/judge.ts';
import { NO_GATE } from '../../src/gate/policy.ts';
import type { BudgetReport, LimitOutcome } from '../../src/model/budget.ts';
import { defaultPolicy } from '../../src/scoring/policy/policies.ts';
import { noPictures, ORIGIN, sampleInput } from './sample-input.ts';

const EVIL = `${ORIGIN}/"><script>alert(1)</script>`;
const limit = (part: Partial<LimitOutcome>): LimitOutcome => ({
  ...{ what: 'bytes', limit: 1_024_000, over: 0, insideNoise: 0, within: 0, notKnown: 0, worst: [] },
  ...part,
});
const spread = { median: 2600, low: 2400, high: 2900, runs: 5 };
const weighed = limit({
  ...{ over: 2, within: 1 },
  worst: [
    { url: EVIL, state: 'over', value: 3_000_000, measured: null },
    { url: `${ORIGIN}/bins`, state: 'over', value: 2_048_000, measured: null },
  ],
});
const appeared = limit({
  ...{ what: 'lcp', limit: 2500, insideNoise: 1, notKnown: 2 },
  worst: [{ url: EVIL, state: 'inside-noise', value: 2600, measured: { device: 'mobile', spread } }],
});
const report = (given: boolean, ...limits: readonly LimitOutcome[]): BudgetReport => ({
  given,
  budgets: [{ path: '/<b>**', pages: 3, limits }],
});
const inputWith = (budgets: BudgetReport) => ({
  ...sampleInput,
  record: {
    ...sampleInput.record,
    settings: { ...sampleInput.record.settings, budgets: [{ path: '/<b>**', bytes: 1_024_000, lcp: 2500 }] },
  },
  result: { ...sampleInput.result, budgets },
});
const full = inputWith(report(true, weighed, appeared));
const ending = { folder: undefined, gaps: [] };

describe('budgets in reports', () => {
  it('fit the schema of report.json', () => {
    const schema = JSON.parse(readFileSync(new URL('../../docs/report.schema.json', import.meta.url), 'utf8'));
    const ajv = new Ajv2020.default({ strict: true, strictRequired: false, allowUnionTypes: true });
    addFormats.default(ajv);
    const validate = ajv.compile(schema);
    const document = JSON.parse(JSON.stringify(buildDocument(full)));
    validate(document);
    expect(validate.errors).toBeNull();
    document.budgets.budgets[0].limits[0].worst[0].state = 'within';
    expect(validate(document)).toBe(false);
  });

  it('are a section with every limit and every page that is over, as text', async () => {
    const page = await html.render(full, noPictures);
    const section = String(page).split('id="budgets"')[1]?.split('</section>')[0] ?? '';
    for (const said of ['at most 1,000 KiB', '2,930 KiB', '2.6 s (2.4 s to 2.9 s, 5 runs), mobile', 'Inside the noise'])
      expect(section).toContain(said);
    expect(section).toContain('given for this scan');
    expect(section).not.toContain('<script>');
    expect(section).not.toContain('<b>');
  });

  it('are left out where a result says nothing of them', async () => {
    expect(buildDocument(sampleInput).budgets).toBeNull();
    expect(await html.render(sampleInput, noPictures)).not.toContain('id="budgets"');
    expect(describeScan(buildDocument(sampleInput), ending)).not.toContain('udgets');
  });

  it('are one sentence in the terminal', () => {
    expect(describeScan(buildDocument(full), ending)).toContain(
      'Budgets: Over the budget for /<b>**: Size of everything loaded (at most 1,000 KiB) on 2 pages. Inside the noise: 1.',
    );
  });

  it.each<[string, BudgetReport, string | null]>([
    ['nothing is known', report(true, limit({ notKnown: 3 })), null],
    ['all is well', report(true, limit({ within: 3 })), 'Budgets: no page is known to be over.'],
    ['they are ours', report(false, limit({ within: 3 })), 'Our own budgets: no page is known to be over.'],
  ])('say so where %s', (_, budgets, said) => {
    expect(budgetsSentence(budgets)).toBe(said);
  });
});

describe('the gate', () => {
  const { result: sampled, ...rest } = sampleInput;
  const gate = (budgets: BudgetReport | null) => {
    const parts = partsOf({ ...rest, result: { ...sampled, ...(budgets ? { budgets } : {}) } });
    const scan = { ...parts, results: [], checks: [], scoring: defaultPolicy };
    return judgeGate(scan, { ...NO_GATE, budgets: true }).reasons;
  };

  it('fails for budgets that were given', () => {
    expect(gate(report(true, weighed))).toEqual([
      'Over the budget for /<b>**: Size of everything loaded (at most 1,000 KiB) on 2 pages.',
    ]);
  });

  it.each<[string, BudgetReport | null]>([
    ['inside the noise', report(true, appeared)],
    ['where nothing is known', report(true, limit({ notKnown: 3 }))],
    ['for budgets of our own', report(false, weighed)],
    ['without budgets', null],
  ])('does not fail %s', (_, budgets) => {
    expect(gate(budgets)).toEqual([]);
  });
});

describe('budgets of which nothing is known', () => {
  const open = limit({ what: 'lcp', notKnown: 3 });

  it('are a gap of the scan where somebody asked for them', () => {
    expect(budgetsNotKnown(report(true, weighed, open))).toEqual([
      'Whether the budget for /<b>** is kept is not known of any page: Largest part shown (LCP).',
    ]);
  });

  it.each([
    ['nobody asked', report(false, open)],
    ['some pages are known', report(true, appeared)],
    ['no page is meant', report(true, limit({ what: 'lcp' }))],
    ['there are none', null],
  ])('are none where %s', (_, budgets) => {
    expect(budgetsNotKnown(budgets)).toEqual([]);
  });
});
