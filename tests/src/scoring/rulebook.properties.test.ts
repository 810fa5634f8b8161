import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultRulebook } from '../../../src/compose.ts';
import type { CheckId } from '../../../src/model/check.ts';
import type { CheckResult, Score, Scorecard } from '../../../src/model/result.ts';
import { catalogueOf } from '../../../src/scan.ts';
import { explain } from '../../../src/scoring/explain.ts';
import { policies } from '../../../src/scoring/policy/policies.ts';
import { score } from '../../../src/scoring/score.ts';
import { facts, result } from './helpers.ts';

const catalogue = catalogueOf(defaultRulebook);
const ORIGIN = 'https://www.ambleford.example';
const outcome = fc.constantFrom('passed', 'passed', 'failed', 'cantTell', 'inapplicable', 'untested');

/** Results as a scan of a few pages brings them: page checks on every page, site checks once. */
const scans = fc.integer({ min: 0, max: 9 }).chain((pages) => {
  const subjects = defaultRulebook.checks.flatMap(({ meta, scope }): readonly (readonly [CheckId, string])[] =>
    scope === 'site' ? [[meta.id, ORIGIN]] : Array.from({ length: pages }, (_, page) => [meta.id, `${ORIGIN}/${page}`]),
  );
  return fc
    .array(outcome, { minLength: subjects.length, maxLength: subjects.length })
    .map((drawn) => subjects.map(([id, subject], index) => result(id, subject, drawn[index] ?? 'untested')));
});
const all = ({ overall, categories, points }: Scorecard): readonly Score[] => [
  overall,
  ...Object.values(categories),
  ...Object.values(points),
];
const tenths = (number: number) => Math.round(number * 10);

describe.each(policies.map((policy) => [policy.version, { ...policy, band: { ...policy.band, draws: 20 } }] as const))(
  'the real checks and points by policy %s',
  (_, policy) => {
    const of = (results: readonly CheckResult[]) => score(results, catalogue, policy, facts);

    it('account for every tenth, and mending never lowers', () => {
      fc.assert(
        fc.property(scans, fc.nat(), (results, pick) => {
          const before = all(of(results));
          for (const { value, deductions } of before) {
            const lost = deductions.reduce((sum, one) => sum + tenths(one.lost), 0);
            expect(lost).toBe(value === null ? 0 : 1000 - tenths(value));
          }
          const failures = results.filter((one) => one.outcome.outcome === 'failed');
          const mended = failures[pick % Math.max(1, failures.length)];
          const after = all(
            of(results.map((one) => (one === mended ? result(one.check, one.subject, 'passed') : one))),
          );
          for (const [index, { value }] of after.entries())
            expect(value ?? 0).toBeGreaterThanOrEqual(before[index]?.value ?? 0);
        }),
        { numRuns: 40 },
      );
    });

    it('lose nothing when a fault goes away with the thing it stood on', () => {
      fc.assert(
        fc.property(scans, fc.nat(), fc.constantFrom('inapplicable', 'cantTell', 'untested'), (results, pick, now) => {
          const before = all(of(results));
          const failures = results.filter((one) => one.outcome.outcome === 'failed');
          const gone = failures[pick % Math.max(1, failures.length)];
          const after = all(of(results.map((one) => (one === gone ? result(one.check, one.subject, now) : one))));
          // Too little evidence may be left for a number; a number that is left is no lower.
          for (const [index, { value }] of after.entries())
            expect(value ?? 100).toBeGreaterThanOrEqual(before[index]?.value ?? 0);
        }),
        { numRuns: 40 },
      );
    });

    it('are explained with the very score that the report shows', () => {
      fc.assert(
        fc.property(scans, fc.constantFrom(...catalogue.points), (results, { id }) => {
          const found = explain({ kind: 'point', id }, results, catalogue, policy, facts);
          expect(found?.score).toEqual(of(results).points[id]);
          expect(found?.lines.map((line) => line.check).toSorted()).toEqual(found?.score.decided);
        }),
        { numRuns: 40 },
      );
    });
  },
);
