import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical } from '../../../src/evidence/canonical.ts';
import type { Category, CheckId, CheckMeta, PointId } from '../../../src/model/check.ts';
import type {
  Catalogue,
  CheckResult,
  OutcomeName,
  Score,
  Scorecard,
  StandardPoint,
} from '../../../src/model/result.ts';
import { policyV1 } from '../../../src/scoring/policy.ts';
import { score } from '../../../src/scoring/score.ts';
import { check, point, result } from './helpers.ts';

type Rules = Pick<Catalogue, 'checks' | 'points' | 'govukByCategory'>;

const outcomes: OutcomeName[] = ['passed', 'failed', 'cantTell', 'inapplicable', 'untested'];
const categories: Category[] = ['content', 'security', 'forms'];
const outputs = fc.constantFrom('scored', 'scored', 'scored', 'hints', 'presence-only', 'prompts-only');
const range = (length: number) => Array.from({ length }, (_, index) => index);

const points: fc.Arbitrary<readonly StandardPoint[]> = fc
  .tuple(
    fc.array(outputs, { minLength: 29, maxLength: 29 }),
    fc.array(fc.integer({ min: 1, max: 14 }), { minLength: 15, maxLength: 15 }),
  )
  .map(([output, twins]) => [
    ...range(15).map((index) =>
      point(`lgdss:${index + 1}`, output[index], twins[index] === 14 ? [] : [`govuk:${twins[index] ?? 1}`]),
    ),
    ...range(14).map((index) => point(`govuk:${index + 1}`, output[15 + index])),
  ]);
const checks: fc.Arbitrary<readonly CheckMeta[]> = fc
  .array(
    fc.record({
      category: fc.constantFrom(...categories),
      kind: fc.constantFrom('automatic', 'automatic', 'automatic', 'needs-review'),
      severity: fc.constantFrom('minor', 'moderate', 'serious', 'critical'),
      points: fc.uniqueArray(fc.integer({ min: 1, max: 15 }), { minLength: 1, maxLength: 3 }),
    }),
    { maxLength: 12, size: 'max' },
  )
  .map((rows) =>
    rows.map(({ category, points: numbers, ...rest }, index) =>
      check(
        `${category}/${index}`,
        numbers.map((number): PointId => `lgdss:${number}`),
        rest,
      ),
    ),
  );
const rules: fc.Arbitrary<Rules> = fc.record({
  checks,
  points,
  govukByCategory: fc.constant({ content: [4], security: [9, 14] }),
});

/** A catalogue and results for it: many pages, so that the parts are awkward fractions. */
const scan: fc.Arbitrary<{ rules: Rules; results: readonly CheckResult[] }> = rules.chain((known) =>
  fc
    .array(
      fc.record({
        check: fc.nat({ max: Math.max(0, known.checks.length - 1) }),
        subject: fc.nat({ max: 40 }),
        outcome: fc.constantFrom(...outcomes),
      }),
      { maxLength: 150, size: 'max' },
    )
    .map((rows) => ({
      rules: known,
      results: rows.map(({ check: index, subject, outcome }) =>
        result(known.checks[index]?.id ?? 'content/unknown', `/${subject}`, outcome),
      ),
    })),
);

const of = (results: readonly CheckResult[], known: Rules) => score(results, known, policyV1);
const scores = (card: Scorecard): readonly (readonly [string, Score])[] => [
  ['overall', card.overall],
  ...Object.entries(card.categories),
  ...Object.entries(card.points),
];
const tenths = (number: number) => Math.round(number * 10);

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

  it('accounts for every tenth of a point that was lost', () => {
    fc.assert(
      fc.property(scan, ({ rules: known, results }) => {
        for (const [, { value, deductions }] of scores(of(results, known))) {
          const lost = deductions.map((one) => tenths(one.lost));
          const total = lost.reduce((sum, one) => sum + one, 0);
          expect(total).toBe(value === null ? 0 : 1000 - tenths(value));
          expect(lost).toEqual(lost.toSorted((a, b) => b - a));
          if (total >= lost.length) expect(lost.every((one) => one > 0)).toBe(true);
        }
      }),
    );
  });

  it('stays within a tenth of the plain weighted mean', () => {
    fc.assert(
      fc.property(scan, ({ rules: known, results }) => {
        for (const [, { value, decided }] of scores(of(results, known))) {
          if (value !== null) expect(Math.abs(value - plainMean(decided, known, results))).toBeLessThan(0.1001);
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
          const { value, decided, undecided, deductions } = card.points[id] ?? card.overall;
          const never = ['lgdss:1', 'lgdss:2', 'lgdss:3', 'lgdss:15'].includes(id);
          expect(value !== null).toBe(decided.length >= policyV1.fewestChecks && output === 'scored' && !never);
          if (value === null) expect(deductions).toEqual([]);
          expect(decided.filter((one) => undecided.includes(one))).toEqual([]);
        }
      }),
    );
  });

  it('does not depend on the order of the results or on results listed twice', () => {
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
  it('mending one failed subject never lowers a score', () => {
    fc.assert(
      fc.property(scan, fc.nat(), ({ rules: known, results }, pick) => {
        const failed = results.filter((one) => one.outcome.outcome === 'failed');
        const chosen = failed[pick % failed.length];
        fc.pre(chosen !== undefined);
        const rest = results.filter((one) => one.check !== chosen.check || one.subject !== chosen.subject);
        const before = new Map(scores(of(results, known)));
        for (const [name, after] of scores(of([...rest, result(chosen.check, chosen.subject, 'passed')], known))) {
          const old = before.get(name)?.value ?? null;
          expect(after.value === null).toBe(old === null);
          expect(after.value ?? 0).toBeGreaterThanOrEqual(old ?? 0);
        }
      }),
    );
  });

  it('one more failed result never raises a score', () => {
    fc.assert(
      fc.property(scan, fc.nat(), fc.nat({ max: 60 }), ({ rules: known, results }, pick, subject) => {
        const id: CheckId = known.checks[pick % known.checks.length]?.id ?? 'content/unknown';
        const before = new Map(scores(of(results, known)));
        for (const [name, after] of scores(of([...results, result(id, `/${subject}`, 'failed')], known))) {
          expect(after.value ?? 0).toBeLessThanOrEqual(before.get(name)?.value ?? 100);
          if (before.get(name)?.value !== null) expect(after.value).not.toBeNull();
        }
      }),
    );
  });
});

/** The same rule written the short way, in ordinary arithmetic. */
function plainMean(ids: readonly CheckId[], known: Rules, results: readonly CheckResult[]): number {
  let [weights, total] = [0, 0];
  for (const id of ids) {
    const severity = known.checks.find((one) => one.id === id)?.severity ?? 'minor';
    const mine = results.filter((one) => one.check === id);
    const failed = new Set(mine.filter((one) => one.outcome.outcome === 'failed').map((one) => one.subject));
    const passed = new Set(mine.filter((one) => one.outcome.outcome === 'passed').map((one) => one.subject));
    const onlyPassed = [...passed].filter((subject) => !failed.has(subject)).length;
    weights += policyV1.weights[severity];
    total += (policyV1.weights[severity] * 100 * onlyPassed) / (onlyPassed + failed.size);
  }
  return total / weights;
}
