import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareScans } from '../../../src/compare/compare.ts';
import { statesOf } from '../../../src/compare/states.ts';
import { contrast } from '../../reports/sample-catalogue.ts';
import { ORIGIN } from '../../reports/sample-input.ts';
import { CHECKS, type MadeScan, madeScan, PAGES, type Said } from './two-scans.ts';

const elements = fc.uniqueArray(fc.constantFrom('p', 'q', 'r', 'more'), { minLength: 1 });
const anySaid: fc.Arbitrary<Said> = fc.oneof(
  fc.constantFrom<Said>('passed', 'cantTell', 'inapplicable', 'untested'),
  elements.map((failed) => ({ failed })),
);
const anyScan: fc.Arbitrary<MadeScan> = fc
  .tuple(fc.subarray([...PAGES]), fc.array(anySaid, { minLength: 6, maxLength: 6 }))
  .map(([pages, all]) => ({
    pages,
    said: (page, check) =>
      all[PAGES.indexOf(page as (typeof PAGES)[number]) * CHECKS.length + CHECKS.indexOf(check)] ?? 'passed',
  }));

describe('retest states', () => {
  it('put every finding of both scans in exactly one place', () => {
    fc.assert(
      fc.property(anyScan, anyScan, (first, second) => {
        const [a, b] = [madeScan(first), madeScan(second)];
        const { findings, counts, causes } = compareScans(a, b);
        const { introduced, resolved, remaining, notRetested } = findings;
        const states = statesOf(a, b);
        expect([...states.before.keys()].toSorted()).toEqual(a.document.findings.map(({ id }) => id).toSorted());
        expect([...introduced, ...remaining].toSorted()).toEqual(b.document.findings.map(({ id }) => id).toSorted());
        expect(resolved.length + notRetested.length + remaining.length).toBe(a.document.findings.length);
        expect(counts.findings.fixed + counts.findings['not-fixed'] + counts.findings['not-retested']).toBe(
          a.document.findings.length,
        );
        // By cause it comes to the same.
        for (const state of ['new', 'fixed', 'not-fixed', 'not-retested'] as const) {
          const sum = causes.reduce((total, cause) => total + cause.findings[state], 0);
          expect(sum, state).toBe(counts.findings[state]);
        }
        expect(causes.filter(({ before }) => before !== null).length).toBe(a.document.rootCauses.length);
      }),
    );
  });

  it('never call fixed what the later scan did not look at', () => {
    fc.assert(
      fc.property(anyScan, anyScan, (first, second) => {
        const [a, b] = [madeScan(first), madeScan(second)];
        const { before } = statesOf(a, b);
        for (const finding of a.document.findings) {
          if (before.get(finding.id) !== 'fixed') continue;
          const now = b.results.find(({ check, subject }) => check === finding.check && subject === finding.page);
          expect(['passed', 'inapplicable', 'failed']).toContain(now?.outcome.outcome);
        }
      }),
    );
  });

  it('of a scan and itself are all "still there"', () => {
    fc.assert(
      fc.property(anyScan, (one) => {
        const { counts, cautions } = compareScans(madeScan(one), madeScan(one));
        expect({ ...counts.findings, 'not-fixed': 0 }).toEqual({ new: 0, fixed: 0, 'not-fixed': 0, 'not-retested': 0 });
        expect(cautions).toContain('Both are the same scan.');
      }),
    );
  });
});

describe('one finding', () => {
  const scan = (said: Said, pages: readonly string[] = ['/a']) =>
    madeScan({ pages, said: (_, check) => (check === contrast.id ? said : 'passed') });
  const before = scan({ failed: ['p'] });
  const stateOf = (after: ReturnType<typeof scan>) => [...statesOf(before, after).before.values()];

  it.each<[string, ReturnType<typeof scan>, string]>([
    ['is there again', scan({ failed: ['p', 'q'] }), 'not-fixed'],
    ['is gone', scan('passed'), 'fixed'],
    ['is gone, and something else is wrong', scan({ failed: ['q'] }), 'fixed'],
    ['has nothing left that it could be about', scan('inapplicable'), 'fixed'],
    ['could not be decided', scan('cantTell'), 'not-retested'],
    ['could not be tested', scan('untested'), 'not-retested'],
    ['stood on a page that was not scanned', scan('passed', ['/b']), 'not-retested'],
  ])('%s', (_, after, state) => {
    expect(stateOf(after)).toEqual([state]);
  });

  it('may stand behind the end of a list that was cut', () => {
    const after = scan('passed');
    const [result] = after.results;
    if (!result) throw new Error('no result');
    const cut = {
      ...result,
      outcome: { outcome: 'failed', findings: [{ message: 'more', at: { kind: 'page' } }] },
    } as const;
    const results = after.results.map((one) => (one === result ? cut : one));
    expect(stateOf({ ...after, results })).toEqual(['not-retested']);
  });

  it('is the same after it was moved on its page, and after the site was moved', () => {
    const moved = JSON.parse(
      JSON.stringify(before).replaceAll('"selector":"p"', '"selector":"div > p"'),
    ) as typeof before;
    const [finding] = moved.document.findings;
    const other = {
      ...moved,
      document: { ...moved.document, findings: finding ? [{ ...finding, id: 'f-other' }] : [] },
    };
    expect(stateOf(other)).toEqual(['not-fixed']);
    const elsewhere = JSON.parse(
      JSON.stringify(other).replaceAll(ORIGIN, 'https://test.ambleford.example'),
    ) as typeof before;
    expect(stateOf(elsewhere)).toEqual(['not-fixed']);
  });

  it('is not taken for the neighbour that got its place', () => {
    const shifted = (names: readonly string[]) => {
      const made = scan({ failed: names.map((_, index) => `li:nth-of-type(${index + 1})`) });
      const findings = made.document.findings.map((finding, index) => ({ ...finding, snippet: `<li>${names[index]}` }));
      return { ...made, document: { ...made.document, findings } };
    };
    const [first, second] = [shifted(['x', 'y']), shifted(['n', 'x', 'y'])];
    const { afterOf } = statesOf(first, second);
    const named = (one: typeof first, id: string | undefined) =>
      one.document.findings.find((f) => f.id === id)?.snippet;
    for (const { id, snippet } of first.document.findings) expect(named(second, afterOf.get(id))).toBe(snippet);
    expect(compareScans(first, second).counts.findings).toMatchObject({ new: 1, 'not-fixed': 2 });
  });

  it('is new, and whether it was looked for before is told', () => {
    const [{ notLookedAtBefore: seen } = { notLookedAtBefore: -1 }] = compareScans(scan('passed'), before).causes;
    const [{ notLookedAtBefore: unseen } = { notLookedAtBefore: -1 }] = compareScans(scan('untested'), before).causes;
    expect([seen, unseen]).toEqual([0, 1]);
  });
});
