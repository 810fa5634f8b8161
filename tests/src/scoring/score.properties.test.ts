import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical } from '../../../src/evidence/canonical.ts';
import type { Basis, Category, CheckId, CheckMeta, Finding, PointId, Severity } from '../../../src/model/check.ts';
import type {
  Catalogue,
  CheckResult,
  OutcomeName,
  Score,
  Scorecard,
  StandardPoint,
} from '../../../src/model/result.ts';
import { independent } from '../../../src/scoring/independent.ts';
import { policies } from '../../../src/scoring/policy/policies.ts';
import type { ScoringPolicy } from '../../../src/scoring/policy/types.ts';
import { score } from '../../../src/scoring/score.ts';
import { check, facts, point, result } from './helpers.ts';

type Rules = Pick<Catalogue, 'checks' | 'points' | 'govukByCategory'>;
interface Case {
  readonly rules: Rules;
  readonly results: readonly CheckResult[];
}

const outcomes: OutcomeName[] = ['passed', 'passed', 'failed', 'cantTell', 'inapplicable', 'untested'];
const categories: Category[] = ['content', 'security', 'forms'];
const outputs = fc.constantFrom('scored', 'scored', 'scored', 'hints', 'presence-only', 'prompts-only');
const strengths = fc.constantFrom('direct', 'indirect', 'presence');
const range = (length: number) => Array.from({ length }, (_, index) => index);

const points: fc.Arbitrary<readonly StandardPoint[]> = fc
  .tuple(
    fc.array(fc.record({ output: outputs, strength: strengths }), { minLength: 29, maxLength: 29 }),
    fc.array(fc.integer({ min: 1, max: 14 }), { minLength: 15, maxLength: 15 }),
  )
  .map(([drawn, twins]) => {
    const pointAt = (id: StandardPoint['id'], at: number, twin?: number): StandardPoint => ({
      ...point(id, drawn[at]?.output, twin === undefined || twin === 14 ? [] : [`govuk:${twin}`]),
      evidence: [{ strength: drawn[at]?.strength ?? 'direct', shows: 'Something.', categories: ['content', 'forms'] }],
    });
    return [
      ...range(15).map((index) => pointAt(`lgdss:${index + 1}`, index, twins[index])),
      ...range(14).map((index) => pointAt(`govuk:${index + 1}`, 15 + index)),
    ];
  });
const severity = fc.constantFrom<Severity>('minor', 'moderate', 'serious', 'critical');
const checks: fc.Arbitrary<readonly CheckMeta[]> = fc
  .array(
    fc.record({
      category: fc.constantFrom(...categories),
      kind: fc.constantFrom('automatic', 'automatic', 'automatic', 'needs-review'),
      severity,
      severities: fc.record({ other: severity }),
      basis: fc.constantFrom<Basis>('law', 'guidance', 'good-practice'),
      since: fc.constantFrom(undefined, undefined, undefined, '2020-01-01', '2026-11-01', '2027-03-01'),
      points: fc.uniqueArray(fc.integer({ min: 1, max: 15 }), { minLength: 1, maxLength: 3 }),
    }),
    { maxLength: 12, size: 'max' },
  )
  .map((rows) =>
    rows.map(({ category, points: numbers, since, ...rest }, index) =>
      check(
        `${category}/${index}`,
        numbers.map((number): PointId => `lgdss:${number}`),
        { ...rest, ...(since === undefined ? {} : { since }) },
      ),
    ),
  );
const rules: fc.Arbitrary<Rules> = fc.record({
  checks,
  points,
  govukByCategory: fc.constant({ content: [4], security: [9, 14] }),
});

const finding = (message: string): Finding => ({ message, at: { kind: 'page' } });
const failed = (id: CheckId, subject: string, messages: readonly string[]): CheckResult => {
  const [first = 'wrong', ...rest] = messages;
  return { check: id, subject, outcome: { outcome: 'failed', findings: [finding(first), ...rest.map(finding)] } };
};
const messages = fc.uniqueArray(fc.constantFrom('wrong', 'other'), { minLength: 1, maxLength: 2 });
/** Some checks speak of a page, some of a site; odd numbers of pages give awkward fractions. */
const subjects = fc.oneof(
  { weight: 5, arbitrary: fc.nat({ max: 40 }).map((page) => `https://www.ambleford.example/${page}`) },
  { weight: 1, arbitrary: fc.constantFrom('https://www.ambleford.example', 'https://bins.ambleford.example') },
);

const resultsFor = (known: Rules, most: number): fc.Arbitrary<readonly CheckResult[]> =>
  fc
    .array(
      fc.record({
        check: fc.nat({ max: Math.max(0, known.checks.length - 1) }),
        subject: subjects,
        outcome: fc.constantFrom(...outcomes),
        messages,
      }),
      { maxLength: most, size: 'max' },
    )
    .map((rows) =>
      rows.map(({ check: index, subject, outcome, messages: said }) => {
        const id = known.checks[index]?.id ?? 'content/unknown';
        return outcome === 'failed' ? failed(id, subject, said) : result(id, subject, outcome);
      }),
    );
const scan: fc.Arbitrary<Case> = rules.chain((known) =>
  resultsFor(known, 150).map((results) => ({ rules: known, results })),
);

const scores = (card: Scorecard): readonly (readonly [string, Score])[] => [
  ['overall', card.overall],
  ...Object.entries(card.categories),
  ...Object.entries(card.points),
];
const tenths = (number: number) => Math.round(number * 10);
/** Bands have tests of their own; few draws keep these quick. */
const quick = (policy: ScoringPolicy): ScoringPolicy => ({ ...policy, band: { ...policy.band, draws: 20 } });

describe.each(policies.map((policy) => [policy.version, quick(policy)] as const))('policy %s', (_, policy) => {
  const of = (results: readonly CheckResult[], known: Rules) => score(results, known, policy, facts);

  describe('a scorecard, whatever the results', () => {
    it('keeps every score between 0 and 100, in tenths, and never shows 100 beside a failure or 0 beside a pass', () => {
      fc.assert(
        fc.property(scan, ({ rules: known, results }) => {
          const passes = new Set(results.filter((one) => one.outcome.outcome === 'passed').map((one) => one.check));
          for (const [, { value, decided, deductions }] of scores(of(results, known))) {
            if (value === null) continue;
            expect(tenths(value) / 10).toBe(value);
            expect(value).toBeGreaterThanOrEqual(0);
            expect(value).toBeLessThanOrEqual(100);
            expect(value === 100).toBe(deductions.length === 0);
            if (value === 0) expect(deductions.map((one) => one.checkScore)).toEqual(decided.map(() => 0));
            for (const { check: id, checkScore } of deductions) {
              expect(checkScore).toBeLessThan(100);
              if (checkScore > 0) expect(passes).toContain(id);
            }
          }
        }),
      );
    });

    it('accounts for every tenth of a point that was lost, caps included', () => {
      fc.assert(
        fc.property(scan, ({ rules: known, results }) => {
          for (const [, { value, deductions, cap }] of scores(of(results, known))) {
            const total = deductions.reduce((sum, one) => sum + tenths(one.lost), 0);
            expect(total).toBe(value === null ? 0 : 1000 - tenths(value));
            const byCap = deductions.filter((one) => one.because === 'cap');
            expect(byCap.length).toBeLessThanOrEqual(cap === null ? 0 : 1);
            expect(deductions.slice(0, -1).every((one) => one.because === 'failures')).toBe(true);
            if (cap !== null) expect(value).toBeLessThanOrEqual(cap.at);
            const lost = deductions.filter((one) => one.because === 'failures').map((one) => tenths(one.lost));
            expect(lost).toEqual(lost.toSorted((a, b) => b - a));
            const byFailures = lost.reduce((sum, one) => sum + one, 0);
            if (policy.leastLoss > 0 && byFailures >= lost.length) expect(lost.every((one) => one > 0)).toBe(true);
          }
        }),
      );
    });

    it('stays within a tenth of the plain weighted mean, or at the cap', () => {
      fc.assert(
        fc.property(scan, ({ rules: known, results }) => {
          const card = of(results, known);
          for (const { id, evidence } of known.points) {
            const { value, decided, cap } = card.points[id] ?? card.overall;
            const mean = plainMean(decided, known, results, evidence[0]?.strength ?? 'direct', policy);
            const most = cap === null ? 100 : cap.at;
            if (value !== null) expect(Math.abs(value - Math.min(mean, most))).toBeLessThan(0.1001);
          }
        }),
      );
    });

    it('has a number exactly where something was decided and the point may have one', () => {
      fc.assert(
        fc.property(scan, ({ rules: known, results }) => {
          const card = of(results, known);
          expect(card.overall.value === null).toBe(card.overall.decided.length === 0);
          for (const { id, output } of known.points) {
            const { value, decided, undecided, grace, deductions } = card.points[id] ?? card.overall;
            const never = ['lgdss:1', 'lgdss:2', 'lgdss:3', 'lgdss:15'].includes(id);
            expect(value !== null).toBe(
              independent(decided, policy) >= policy.fewestChecks && output === 'scored' && !never,
            );
            if (value === null) expect(deductions).toEqual([]);
            const all = [...decided, ...undecided, ...grace.map((one) => one.check)];
            expect(new Set(all).size).toBe(all.length);
          }
        }),
      );
    });

    it('has a band around every score, or says why not, and none without a score', () => {
      fc.assert(
        fc.property(scan, ({ rules: known, results }) => {
          for (const [, { value, band, noBand, pages }] of scores(of(results, known))) {
            if (value === null) expect({ band, noBand }).toEqual({ band: null, noBand: null });
            else expect(band === null).toBe(noBand !== null);
            if (value !== null && pages.decided === 0) expect(noBand).toBe('site-wide');
            if (band === null || value === null) continue;
            expect(0 <= band.low && band.low <= value && value <= band.high && band.high <= 100).toBe(true);
            expect(pages.decided).toBeGreaterThanOrEqual(policy.band.fewestPages);
          }
        }),
      );
    });

    it('does not depend on the order of the results or on pages listed twice', () => {
      const shuffled = scan.chain(({ rules: known, results }) => {
        const twice = [...results, ...results];
        return fc.tuple(
          fc.constant(known),
          fc.constant(results),
          fc.shuffledSubarray(twice, { minLength: twice.length }),
        );
      });
      fc.assert(
        fc.property(shuffled, ([known, results, other]) => {
          expect(canonical(of(other, known))).toBe(canonical(of(results, known)));
        }),
      );
    });
  });

  describe('a change for the better or worse', () => {
    const failing = scan.filter(({ results }) => results.some((one) => one.outcome.outcome === 'failed'));
    const expectNoLower = (after: Scorecard, before: Scorecard) => {
      const old = new Map(scores(before));
      for (const [name, { value }] of scores(after)) {
        const was = old.get(name)?.value ?? null;
        expect(value === null).toBe(was === null);
        expect(value ?? 0).toBeGreaterThanOrEqual(was ?? 0);
      }
    };

    it('mending one failed subject never lowers a score', () => {
      fc.assert(
        fc.property(failing, fc.nat(), ({ rules: known, results }, pick) => {
          const failures = results.filter((one) => one.outcome.outcome === 'failed');
          const chosen = failures[pick % failures.length];
          if (chosen === undefined) throw new Error('The filter lets only scans with a failure through.');
          const rest = results.filter((one) => one.check !== chosen.check || one.subject !== chosen.subject);
          const mended = [...rest, result(chosen.check, chosen.subject, 'passed')];
          expectNoLower(of(mended, known), of(results, known));
        }),
      );
    });

    it('mending one finding of several never lowers a score', () => {
      fc.assert(
        fc.property(failing, fc.nat(), ({ rules: known, results }, pick) => {
          const failures = results.filter((one) => one.outcome.outcome === 'failed');
          const chosen = failures[pick % failures.length];
          const mended = results.map((one) => {
            if (one !== chosen || one.outcome.outcome !== 'failed' || one.outcome.findings.length < 2) return one;
            return failed(one.check, one.subject, [one.outcome.findings[pick % 2]?.message ?? 'wrong']);
          });
          expectNoLower(of(mended, known), of(results, known));
        }),
      );
    });

    it('one more failed result never raises a score', () => {
      fc.assert(
        fc.property(scan, fc.nat(), subjects, messages, ({ rules: known, results }, pick, subject, said) => {
          const id: CheckId = known.checks[pick % Math.max(1, known.checks.length)]?.id ?? 'content/unknown';
          const before = new Map(scores(of(results, known)));
          for (const [name, after] of scores(of([...results, failed(id, subject, said)], known))) {
            expect(after.value ?? 0).toBeLessThanOrEqual(before.get(name)?.value ?? 100);
            if (before.get(name)?.value !== null) expect(after.value).not.toBeNull();
          }
        }),
      );
    });
  });
});

/** The same rule written the short way, in ordinary arithmetic. */
function plainMean(
  ids: readonly CheckId[],
  known: Rules,
  results: readonly CheckResult[],
  strength: 'direct' | 'indirect' | 'presence',
  policy: ScoringPolicy,
): number {
  let [weights, total] = [0, 0];
  for (const id of ids) {
    const meta = known.checks.find((one) => one.id === id);
    if (meta === undefined) continue;
    const near = id.startsWith('security/') ? 'presence' : strength;
    const weight = policy.weights[meta.severity] * policy.strengths[near] * policy.levels[meta.basis].factor;
    const mine = results.filter((one) => one.check === id);
    const failures = new Set(mine.filter((one) => one.outcome.outcome === 'failed').map((one) => one.subject));
    const passes = new Set(mine.filter((one) => one.outcome.outcome === 'passed').map((one) => one.subject));
    const onlyPassed = [...passes].filter((subject) => !failures.has(subject)).length;
    weights += weight;
    total += (weight * 100 * onlyPassed) / (onlyPassed + failures.size);
  }
  return total / weights;
}
