import { describe, expect, it } from 'vitest';
import { buildDocument } from '../../reports/lib/document.ts';
import { reports } from '../../reports/registry.ts';
import type { Outcome, OutcomeName } from '../../src/model/result.ts';
import { attribute, elementsOf, textOf } from './html-tree.ts';
import { language } from './sample-catalogue.ts';
import { noPictures, result, sampleInput } from './sample-input.ts';

const document = buildDocument(sampleInput);
const criterion = (number: string, from = document) => from.wcag.find((one) => one.number === number);

describe('the WCAG criteria in report.json', () => {
  it('are all there, in order, with what was done about each', () => {
    expect(document.wcag).toHaveLength(55);
    expect(document.wcag.map((one) => one.number)).toEqual(sampleInput.catalogue.wcag.map((one) => one.number));
  });

  it.each([
    ['1.4.3', { status: 'automatic', covers: 'partly', result: 'failure-found', checks: ['accessibility/axe-colour'] }],
    [
      '2.4.11',
      {
        status: 'needs-person',
        covers: 'nothing',
        result: 'person-must-decide',
        checks: ['accessibility/axe-incomplete'],
      },
    ],
    ['2.1.1', { status: 'not-tested', covers: 'nothing', result: 'not-tested', checks: [] }],
  ])('%s', (number, expected) => {
    expect(criterion(number)).toMatchObject(expected);
  });

  it.each<[OutcomeName[], string]>([
    [['passed', 'failed', 'untested'], 'failure-found'],
    [['passed', 'cantTell'], 'person-must-decide'],
    [['passed', 'untested', 'inapplicable'], 'no-failure-found'],
    [['inapplicable'], 'nothing-to-test'],
    [['inapplicable', 'untested'], 'not-tested'],
    [['untested'], 'not-tested'],
    [[], 'not-tested'],
  ])('pages with %j come to %s', (outcomes, expected) => {
    const finding = { message: 'none', at: { kind: 'page' } } as const;
    const error = { code: 'timed-out', message: 'It took too long.' };
    const all = {
      passed: {},
      inapplicable: {},
      failed: { findings: [finding] },
      cantTell: { findings: [] },
      untested: { error },
    };
    const results = outcomes.map((outcome, page) => ({
      check: language.id,
      subject: `https://www.ambleford.example/${page}`,
      outcome: { outcome, ...all[outcome] } as (typeof result.results)[number]['outcome'],
    }));
    const checks = sampleInput.catalogue.checks.map((meta) =>
      meta.id === language.id ? { ...meta, criteria: ['3.1.1'] } : meta,
    );
    const scan = { ...sampleInput, catalogue: { ...sampleInput.catalogue, checks }, result: { ...result, results } };
    const found = criterion('3.1.1', buildDocument(scan));
    expect(found).toMatchObject({ status: 'automatic', result: expected });
    expect(Object.values(found?.outcomes ?? {}).reduce((sum, count) => sum + count, 0)).toBe(outcomes.length);
  });
});

describe('the WCAG table in report.html', async () => {
  const elements = elementsOf(String(await reports.html?.render(sampleInput, noPictures)));
  const rows = new Map(
    elements.flatMap((element) => {
      const number = attribute(element, 'data-criterion');
      return number === undefined ? [] : [[number, textOf(element).replace(/\s+/g, ' ')] as const];
    }),
  );

  it('has a row for each criterion, and says what a person must do', () => {
    expect([...rows.keys()]).toEqual(document.wcag.map((one) => one.number));
    for (const { number, name, level, person } of document.wcag) {
      for (const words of [name, `level ${level}`, person]) expect(rows.get(number)).toContain(words);
    }
  });

  it.each([
    ['1.4.3', 'Tested in part by program Failures found Text stands out from its background: Failed 4'],
    ['2.4.11', 'Needs a person A person must decide Items that a person must look at: Cannot tell 2'],
    ['2.1.1', 'Not tested by this tool'],
  ])('%s says: %s', (number, words) => {
    expect(rows.get(number)?.replace(/ /g, '')).toContain(words.replace(/ /g, ''));
  });

  it('leads from what a person must decide to what was put together for it', () => {
    const from = elements.findIndex((element) => attribute(element, 'data-criterion') === '2.4.11');
    const to = elements.findIndex((element, at) => at > from && element.tagName === 'tr');
    const links = elements.slice(from, to).map((element) => attribute(element, 'href'));
    expect(links).toContain('#review-accessibility-axe-incomplete');
    expect(elements.some((element) => attribute(element, 'id') === 'review-accessibility-axe-incomplete')).toBe(true);
  });

  it('adds up, and never calls a criterion met', () => {
    const section = elements.find((element) => attribute(element, 'id') === 'wcag');
    const text = section ? textOf(section) : '';
    expect(text).toContain('55 criteria = 2 tested in part + 1 that need a person + 52 not tested.');
    expect(text).toContain('never shows that a criterion is met');
    expect([...rows.values()].join(' ')).not.toMatch(/\b(passes|conforms|is met|complies)\b/i);
  });
});

describe('a check of two criteria', async () => {
  const [colour] = sampleInput.catalogue.checks.filter(({ id }) => id === 'accessibility/axe-colour');
  if (!colour) throw new Error('The sample has no check of colours.');
  const low = { message: 'low', at: { kind: 'page' } } as const;
  const whole = { message: 'whole', at: { kind: 'page' } } as const;
  const about = { low: ['1.4.3'] };
  const checks = sampleInput.catalogue.checks.map((meta) =>
    meta === colour ? { ...meta, criteria: ['1.4.1', '1.4.3'], criteriaOf: about } : meta,
  );
  const scanOf = (outcome: Outcome) => {
    const results = [{ check: colour.id, subject: 'https://www.ambleford.example/', outcome }];
    return { ...sampleInput, catalogue: { ...sampleInput.catalogue, checks }, result: { ...result, results } };
  };

  it.each<[string, Outcome, string, string]>([
    ['failed for one, and had the other', { outcome: 'failed', findings: [low] }, 'no-failure-found', 'failure-found'],
    [
      'failed for one, and had nothing for the other',
      { outcome: 'failed', findings: [low], criteria: ['1.4.3'] },
      'nothing-to-test',
      'failure-found',
    ],
    ['passed for both', { outcome: 'passed' }, 'no-failure-found', 'no-failure-found'],
    ['had something for one', { outcome: 'passed', criteria: ['1.4.1'] }, 'no-failure-found', 'nothing-to-test'],
    [
      'could not tell for one, and had nothing for the other',
      { outcome: 'cantTell', findings: [low], criteria: [] },
      'nothing-to-test',
      'person-must-decide',
    ],
    [
      'could not tell, for whichever',
      { outcome: 'cantTell', findings: [whole], criteria: [] },
      'person-must-decide',
      'person-must-decide',
    ],
    [
      'could not tell without a place',
      { outcome: 'cantTell', findings: [], criteria: [] },
      'person-must-decide',
      'person-must-decide',
    ],
  ])('%s', (_name, outcome, links, contrast) => {
    const document = buildDocument(scanOf(outcome));
    expect([criterion('1.4.1', document)?.result, criterion('1.4.3', document)?.result]).toEqual([links, contrast]);
  });

  it('shows under each criterion only what it came to there', async () => {
    const html = await reports.html?.render(scanOf({ outcome: 'failed', findings: [low] }), noPictures);
    const row = elementsOf(String(html)).find((element) => attribute(element, 'data-criterion') === '1.4.1');
    expect(row ? textOf(row) : '').toContain(`${colour.title}: Passed 1`);
  });
});
