import { readFileSync } from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { buildDocument } from '../../reports/lib/document.ts';
import { whole } from '../../reports/lib/whole.ts';
import { junit } from '../../reports/pipeline/junit.ts';
import { renderReport } from '../../reports/registry.ts';
import { describeScan } from '../../src/cli/summary.ts';
import type { CheckId } from '../../src/model/check.ts';
import type { ReportInput } from '../../src/model/report.ts';
import type { Outcome } from '../../src/model/result.ts';
import { defaultPolicy } from '../../src/scoring/policy/policies.ts';
import { score } from '../../src/scoring/score.ts';
import { ownMeta } from '../helpers/own-check.ts';
import { facts } from '../src/scoring/helpers.ts';
import { noPictures, ORIGIN, sampleInput } from './sample-input.ts';

const schema = JSON.parse(readFileSync(new URL('../../docs/report.schema.json', import.meta.url), 'utf8'));
const validate = new Ajv2020.default({ strict: true, allErrors: true, allowUnionTypes: true }).compile(schema);

const shouts: Outcome = {
  outcome: 'failed',
  findings: [{ message: 'shouts', at: { kind: 'page' }, data: { title: '"><script>alert(1)</script>' } }],
};
const error = { code: 'check-crashed', message: 'The check stopped because of a fault in it: <b>' };
const own = (subject: string, outcome: Outcome) => ({ check: ownMeta.id as CheckId, subject, outcome });
const input: ReportInput = {
  ...sampleInput,
  catalogue: { ...sampleInput.catalogue, checks: [...sampleInput.catalogue.checks, ownMeta] },
  result: {
    ...sampleInput.result,
    results: [
      ...sampleInput.result.results,
      own(`${ORIGIN}/`, shouts),
      own(`${ORIGIN}/bins`, { outcome: 'untested', error }),
      own(`${ORIGIN}/news/1`, { outcome: 'passed' }),
    ],
  },
};
const plain = buildDocument(sampleInput);
const document = buildDocument(input);

describe('checks of a project of its own', () => {
  it('stand in report.json apart, as its schema says', async () => {
    const json = JSON.parse(String(await renderReport('json', input, noPictures)));
    validate(json);
    expect(validate.errors).toBeNull();
    expect(document.custom).toEqual({ checks: [ownMeta.id], findings: [expect.any(String)] });
    expect(document.checks.find(({ id }) => id === ownMeta.id)).toMatchObject({ category: 'custom', points: [] });
    expect(plain.custom).toBeNull();
  });

  it('change nothing that is about the standards', () => {
    const { points, categories, overall, wcag, fixFirst } = document;
    const before = { points: plain.points, categories: plain.categories, overall: plain.overall, wcag: plain.wcag };
    expect({ points, categories, overall, wcag, fixFirst }).toEqual({ ...before, fixFirst: plain.fixFirst });
  });

  it('are never scored', () => {
    const scored = ({ catalogue, result }: ReportInput) => score(result.results, catalogue, defaultPolicy, facts);
    expect(scored(input)).toEqual(scored(sampleInput));
  });

  it('have a section of their own in the report, and are nowhere else in it', async () => {
    const html = String(await renderReport('html', input, noPictures));
    const section = /<section id="own-checks"[\s\S]*?(?=<section id="(?!check-|review-)|<footer)/.exec(html)?.[0] ?? '';
    expect(section).toContain('failed on 1, not tested on 1, passed on 1 of 3 pages or sites');
    expect(section).toContain('The title &quot;&quot;&gt;&lt;script&gt;');
    expect(section).toContain('a fault in it: &lt;b&gt;');
    expect(html.replace(section, '')).not.toContain(ownMeta.title);
    expect(html).toContain('href="#own-checks"');
    expect(String(await renderReport('html', sampleInput, noPictures))).not.toContain('own-checks');
  });

  it('are told apart in the terminal', () => {
    const text = describeScan(document, { folder: undefined, gaps: [] });
    expect(text).toContain(
      'Checks of your own, which no score counts:\n  custom/shouting-title: Titles do not shout (failed on 1, not tested on 1, passed on 1 of 3 pages or sites)\n',
    );
    expect(describeScan(plain, { folder: undefined, gaps: [] })).not.toContain('of your own');
  });

  it('have a suite of their own in junit.xml', async () => {
    const gate = { isSet: true, asked: [], reasons: [], examples: [], notes: [], fresh: null };
    const xml = String(
      await whole(junit.render({ ...input, ending: { gaps: [], gate, link: null } } as ReportInput, noPictures)),
    );
    const suite = xml.split('</testsuite>').find((one) => one.includes('name="Checks of your own"')) ?? '';
    expect(suite).toContain('<failure');
    expect(xml.replace(suite, '')).not.toContain('custom/');
  });
});
