import { describe, expect, it } from 'vitest';
import { checks } from '../../checks/registry.ts';
import { allPoints, govukPoints, lgdssPoints } from '../../checks/standards/index.ts';
import { categoryOf, pointsOf } from '../../reports/lib/mapping.ts';
import { registerOf } from '../../reports/lib/register.ts';
import { defaultRulebook } from '../../src/compose.ts';
import type { CheckResult, Scorecard } from '../../src/model/result.ts';
import { catalogueOf } from '../../src/scan.ts';
import { independent } from '../../src/scoring/independent.ts';
import { pointsOf as scoredPointsOf } from '../../src/scoring/mapping.ts';
import { score } from '../../src/scoring/score.ts';

const NEVER = ['lgdss:1', 'lgdss:2', 'lgdss:3', 'lgdss:15'] as const;

const facts = { seed: 'a', startedAt: '2026-11-23T09:30:00.000Z', pages: 3 };
const catalogue = catalogueOf(defaultRulebook);
const metas = checks.map((check) => check.meta);
const known = metas.map((meta) => ({ id: meta.id, category: categoryOf(meta), points: pointsOf(meta, catalogue) }));

/** Every check of the registry decided on three pages, all for the better or all for the worse. */
function scored(outcome: 'passed' | 'failed'): Scorecard {
  const results = metas.flatMap((meta) =>
    ['/', '/bins', '/pay'].map((subject): CheckResult => {
      const findings = [{ message: 'wrong', at: { kind: 'page' } }] as const;
      return { check: meta.id, subject, outcome: outcome === 'failed' ? { outcome, findings } : { outcome } };
    }),
  );
  return score(results, catalogue, defaultRulebook.policy, facts);
}

describe('every check', () => {
  it.each(metas.map((meta) => [meta.id, meta] as const))('%s names points of both standards', (_, meta) => {
    expect(meta.points.length).toBeGreaterThanOrEqual(1);
    const numbered = pointsOf(meta, catalogue);
    expect(numbered.filter((id) => lgdssPoints.some((point) => point.id === id))).not.toEqual([]);
    expect(numbered.filter((id) => govukPoints.some((point) => point.id === id))).not.toEqual([]);
  });

  it.each(metas.map((meta) => [meta.id, meta] as const))('%s has the same points in scores and reports', (_, meta) => {
    expect([...scoredPointsOf(meta, catalogue)].toSorted()).toEqual(pointsOf(meta, catalogue).toSorted());
  });

  it('stands in the register under each of its points: if not, name its category in the point’s evidence', () => {
    const missing = allPoints.flatMap((point) => {
      const told = registerOf(point, known).evidence.flatMap((row) => row.checks);
      return known
        .filter(({ id, points }) => points.includes(point.id) && !told.includes(id))
        .map(({ id }) => `${id} on ${point.id}`);
    });
    expect(missing).toEqual([]);
  });
});

describe('the measurability register', () => {
  it.each(allPoints.map((point) => [point.id, point] as const))('%s has a reach that fits its output', (_, point) => {
    const { reach, evidence } = registerOf(point, known);
    const allowed = {
      scored: ['direct', 'indirect'],
      hints: ['indirect', 'presence'],
      'presence-only': ['presence'],
      'prompts-only': ['nothing'],
    };
    expect(allowed[point.output]).toContain(reach);
    const order = ['direct', 'indirect', 'presence'];
    const strengths = evidence.map((row) => order.indexOf(row.strength));
    expect(strengths, 'the nearest first').toEqual(strengths.toSorted((a, b) => a - b));
  });

  it.each(allPoints.map((point) => [point.id, point] as const))(
    '%s says each thing once, in whole sentences',
    (_, point) => {
      const categories = point.evidence.flatMap((row) => row.categories);
      expect(new Set(categories).size).toBe(categories.length);
      for (const { shows } of point.evidence) expect(shows).toMatch(/^[A-Z].+\.$/);
    },
  );

  it('shows nothing about the points that only people can speak to', () => {
    const silent = allPoints.filter((point) => registerOf(point, known).reach === 'nothing').map((point) => point.id);
    expect(silent).toEqual(['lgdss:2', 'lgdss:3', 'lgdss:15', 'govuk:2', 'govuk:6', 'govuk:7']);
  });
});

describe('points without a number', () => {
  it.each(['passed', 'failed'] as const)('stay without one when every check %s', (outcome) => {
    const { points, overall } = scored(outcome);
    for (const id of NEVER) expect(points[id]).toMatchObject({ value: null, deductions: [] });
    expect(overall.value).toBe(outcome === 'passed' ? 100 : 0);
  });

  it('includes every point decided by fewer than three independent checks, and no other that may be scored', () => {
    const { points } = scored('passed');
    for (const { id, output } of allPoints.filter((point) => point.output === 'scored')) {
      const found = points[id];
      expect(found?.value === null, `${id} (${output})`).toBe(
        independent(found?.decided ?? [], defaultRulebook.policy) < 3,
      );
    }
    // Three checks, two of which ask whether search engines find the service.
    expect(points['lgdss:12']).toMatchObject({ value: null, decided: { length: 3 } });
  });
});
