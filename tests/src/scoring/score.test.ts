import { describe, expect, it } from 'vitest';
import type { CheckMeta, PointId, Severity } from '../../../src/model/check.ts';
import type { OutcomeName, StandardPointId } from '../../../src/model/result.ts';
import { policyV1 } from '../../../src/scoring/policy/v1.ts';
import { score } from '../../../src/scoring/score.ts';
import { noScore } from '../../helpers/no-score.ts';
import { check, facts, pages, point, result } from './helpers.ts';

const A = 'content/a';
const B = 'content/b';
const C = 'content/c';

const scorecard = (
  checks: readonly CheckMeta[],
  results: Parameters<typeof score>[0],
  points = [point('lgdss:10')],
  govukByCategory = {},
) => score(results, { checks, points, govukByCategory }, { ...policyV1, fewestChecks: 1 }, facts);
const none = { ...noScore, policy: '1' };

const two = { decided: 2, of: 0 };

describe('the score of a point', () => {
  const on10 = (id: typeof A | typeof B | typeof C, severity: Severity) => check(id, ['lgdss:10'], { severity });
  const three = [on10(A, 'minor'), on10(B, 'serious'), on10(C, 'critical')];

  it.each([
    // One critical check of weight 10 out of 17 fails on half of its pages: 17 - 5 of 17.
    ['weighs by severity', [...pages(A, 1, 0), ...pages(B, 9, 0), ...pages(C, 1, 1)], 70.6, { [C]: 29.4 }],
    // A, on one page, weighs as ever: 1 of 7 lost, though B was decided on 999 pages.
    ['does not pool pages', [...pages(A, 0, 1), ...pages(B, 999, 0)], 85.7, { [A]: 14.3 }],
    ['is 100 when all passed', [...pages(A, 3, 0), ...pages(B, 3, 0)], 100, {}],
    ['is 0 when all failed', [...pages(A, 0, 3), ...pages(B, 0, 3)], 0, { [A]: 14.3, [B]: 85.7 }],
    ['is never rounded up to 100', [...pages(A, 1999, 1), ...pages(C, 5, 0)], 99.9, { [A]: 0.1 }],
    ['is never rounded down to 0', [...pages(A, 1, 1999), ...pages(C, 0, 5)], 0.1, { [A]: 9, [C]: 90.9 }],
    ['shows no loss as nought', [...pages(A, 1999, 1), ...pages(C, 0, 5)], 9.1, { [A]: 0.1, [C]: 90.8 }],
    [
      'adds up in thirds',
      [...pages(A, 2, 1), ...pages(B, 2, 1), ...pages(C, 2, 1)],
      66.7,
      { [A]: 1.9, [B]: 11.8, [C]: 19.6 },
    ],
  ])('%s', (_, results, value, lost) => {
    const { points } = scorecard(three, results);
    const found = points['lgdss:10'];
    expect(found?.value).toBe(value);
    expect(Object.fromEntries((found?.deductions ?? []).map((one) => [one.check, one.lost]))).toEqual(lost);
  });

  it('lists beside each deduction the check and its own mean, the dearest first', () => {
    const { points } = scorecard(three, [...pages(A, 2, 1), ...pages(B, 3, 1), ...pages(C, 1, 0)]);
    expect(points['lgdss:10']?.deductions).toEqual([
      { because: 'failures', check: B, severity: 'serious', weight: 6, checkScore: 75, lost: 8.8 },
      { because: 'failures', check: A, severity: 'minor', weight: 1, checkScore: 66.7, lost: 2 },
    ]);
  });

  it.each([
    [1999, 1, 99.9],
    [1, 1999, 0.1],
    [0, 1999, 0],
  ])('a check with %i passed and %i failed shows a mean of %d', (passes, failures, checkScore) => {
    const { overall } = scorecard([on10(A, 'minor')], pages(A, passes, failures));
    expect(overall.deductions).toMatchObject([{ checkScore }]);
    expect(overall.value).toBe(checkScore);
  });

  it.each<OutcomeName>(['cantTell', 'inapplicable', 'untested'])('is not moved by %s', (outcome) => {
    const subjects = ['1', '2', '3'];
    const idle = subjects.map((subject) => result(A, subject, outcome));
    expect(scorecard(three, idle).points['lgdss:10']).toEqual({ ...none, undecided: [A, B, C] });
    expect(scorecard(three, [...idle, ...pages(B, 1, 1)])).toEqual(scorecard(three, pages(B, 1, 1)));
  });

  it('leaves out checks that a person decides, whatever their results say', () => {
    const person = check(C, ['lgdss:10'], { kind: 'needs-review', severity: 'critical' });
    const { points, overall } = scorecard([on10(A, 'minor'), person], [...pages(A, 1, 0), ...pages(C, 0, 4)]);
    expect(points['lgdss:10']).toMatchObject({ value: 100, decided: [A], undecided: [C], deductions: [] });
    expect(overall.value).toBe(100);
  });

  it('leaves out results of checks it does not know', () => {
    expect(scorecard(three, pages('content/unknown', 0, 3)).overall.value).toBeNull();
  });
});

describe('too little evidence', () => {
  const ids = [A, B, C] as const;
  const three = ids.map((id) => check(id, ['lgdss:10']));
  const byPolicy = (results: Parameters<typeof score>[0]) =>
    score(results, { checks: three, points: [point('lgdss:10')], govukByCategory: {} }, policyV1, facts);

  it.each([
    [0, null],
    [1, null],
    [2, null],
    [3, 100],
  ])('a point decided by %i checks on nine pages each scores %s', (count, value) => {
    const { points } = byPolicy(ids.slice(0, count).flatMap((id) => pages(id, 9, 0)));
    expect(points['lgdss:10']).toMatchObject({ value, decided: ids.slice(0, count), deductions: [] });
  });

  it('takes nothing off where there is no number, and leaves the overall score alone', () => {
    const { points, overall } = byPolicy([...pages(A, 1, 1), ...pages(B, 0, 2)]);
    expect(points['lgdss:10']).toMatchObject({
      value: null,
      band: null,
      decided: [A, B],
      undecided: [C],
      deductions: [],
    });
    expect(overall.value).toBe(25);
  });
});

describe('points without a number', () => {
  it.each(['hints', 'presence-only', 'prompts-only'] as const)(
    '%s: what was decided is told, without a value',
    (output) => {
      const checks = [check(A, ['lgdss:13']), check(B, ['lgdss:13'])];
      const { points, overall, categories } = scorecard(checks, pages(A, 1, 1), [
        point('lgdss:13', output, ['govuk:10']),
        point('govuk:10'),
      ]);
      expect(points['lgdss:13']).toEqual({ ...none, decided: [A], undecided: [B], pages: two });
      expect(points['govuk:10']).toEqual(none);
      expect(overall).toEqual(none);
      expect(categories.content).toEqual({ ...none, decided: [A], undecided: [B], pages: two });
    },
  );

  it.each(['lgdss:1', 'lgdss:2', 'lgdss:3', 'lgdss:15'] as const)(
    '%s never gets one, even if the data says so',
    (id: PointId) => {
      const { points, overall } = scorecard([check(A, [id])], pages(A, 1, 1), [
        point(id, 'scored', ['govuk:1']),
        point('govuk:1'),
      ]);
      expect(points).toEqual({ [id]: { ...none, decided: [A], pages: two }, 'govuk:1': none });
      expect(overall.value).toBeNull();
    },
  );
});

describe('GOV.UK points', () => {
  const points = [
    point('lgdss:6', 'scored', ['govuk:9']),
    point('lgdss:7', 'scored', ['govuk:13', 'govuk:12']),
    point('govuk:9'),
    point('govuk:12'),
    point('govuk:13'),
    point('govuk:4'),
    point('govuk:2', 'prompts-only'),
  ];
  it('come from the nearest twin of each point, and from the category', () => {
    const checks = [check(A, ['lgdss:6', 'lgdss:7']), check('security/b', ['lgdss:6'])];
    const card = scorecard(checks, [...pages(A, 1, 1), ...pages('security/b', 1, 0)], points, { content: [4, 2] });
    const values = Object.entries(card.points).map(([id, { value, decided }]) => [id, value, decided]);
    expect(values).toEqual([
      ['lgdss:6', 75, [A, 'security/b']],
      ['lgdss:7', 50, [A]],
      ['govuk:9', 75, [A, 'security/b']],
      ['govuk:12', null, []],
      ['govuk:13', 50, [A]],
      ['govuk:4', 50, [A]],
      ['govuk:2', null, [A]],
    ] satisfies [StandardPointId, number | null, string[]][]);
  });
});

describe('overall and categories', () => {
  it('count each check once, and only those that speak to a point with a number', () => {
    const checks = [
      check('security/a', ['lgdss:6', 'lgdss:7'], { severity: 'serious' }),
      check('content/b', ['lgdss:10'], { severity: 'serious' }),
      check('content/c', ['lgdss:4'], { severity: 'critical' }),
      check('forms/d', ['lgdss:10']),
    ];
    const results = [...pages('security/a', 1, 0), ...pages('content/b', 1, 1), ...pages('content/c', 0, 9)];
    const points = [point('lgdss:4', 'hints'), point('lgdss:6'), point('lgdss:7'), point('lgdss:10')];
    const { overall, categories } = scorecard(checks, results, points);
    expect(overall).toMatchObject({ value: 75, decided: ['content/b', 'security/a'], undecided: ['forms/d'] });
    expect(Object.entries(categories).map(([name, { value }]) => [name, value])).toEqual([
      ['security', 100],
      ['content', 50],
      ['forms', null],
    ]);
    expect(categories.content?.decided).toEqual(['content/b']);
  });

  it('are empty without results', () => {
    expect(scorecard([], [], [])).toEqual({ overall: none, categories: {}, points: {} });
  });
});
