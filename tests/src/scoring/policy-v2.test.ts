import { describe, expect, it } from 'vitest';
import { canonical, digest } from '../../../src/evidence/canonical.ts';
import type { CheckMeta } from '../../../src/model/check.ts';
import type { CheckResult, StandardPoint } from '../../../src/model/result.ts';
import { defaultPolicy, policies, policyNamed } from '../../../src/scoring/policy/policies.ts';
import { policyV1 } from '../../../src/scoring/policy/v1.ts';
import { policyV2 } from '../../../src/scoring/policy/v2.ts';
import { type ScanFacts, score } from '../../../src/scoring/score.ts';
import { check, facts, pages, point, result } from './helpers.ts';

const A = 'content/a';
const B = 'content/b';
const C = 'content/c';

const near: StandardPoint = {
  ...point('lgdss:10'),
  evidence: [
    { strength: 'direct', shows: 'Something.', categories: ['content'] },
    { strength: 'indirect', shows: 'Less.', categories: ['security'] },
    { strength: 'presence', shows: 'Little.', categories: ['forms'] },
  ],
};
const ten = (checks: readonly CheckMeta[], results: readonly CheckResult[], scan: ScanFacts = facts) => {
  const policy = { ...policyV2, fewestChecks: 1 };
  const card = score(results, { checks, points: [near], govukByCategory: {} }, policy, scan);
  return card.points['lgdss:10'] ?? card.overall;
};
const on10 = (id: CheckMeta['id'], rest: Partial<CheckMeta> = {}) => check(id, ['lgdss:10'], rest);

describe('policies', () => {
  it('are never changed once they are released: write another version', () => {
    const digests = policies.map((policy) => [policy.version, digest(canonical(policy)).slice(0, 15)]);
    expect(digests).toMatchInlineSnapshot(`
      [
        [
          "1",
          "sha256:cb60fbb5",
        ],
        [
          "2",
          "sha256:622c4f8c",
        ],
      ]
    `);
  });

  it.each([
    ['v1', policyV1],
    ['2', policyV2],
    ['V2', policyV2],
    ['v3', undefined],
    ['', undefined],
  ])('%s is found by its name', (name, policy) => {
    expect(policyNamed(name)).toBe(policy);
  });

  it('are newest last, and new results take the newest', () => {
    expect(defaultPolicy).toBe(policies.at(-1));
    expect(policies.map(({ version }) => Number(version))).toEqual(policies.map((_, index) => index + 1));
  });
});

describe('the weight of a check by policy 2', () => {
  it.each([
    ['by severity', A, { severity: 'serious' }, 48],
    ['by the strength of its evidence: a sign', 'security/a', { severity: 'serious' }, 24],
    ['by the strength of its evidence: presence', 'forms/a', { severity: 'serious' }, 12],
    ['least where the register does not know it', 'privacy/a', { severity: 'serious' }, 12],
    ['by law', A, { basis: 'law' }, 36],
    ['by guidance', A, { basis: 'guidance' }, 24],
    ['by good practice', A, { basis: 'good-practice' }, 12],
  ] as const)('%s', (_, id, rest, weight) => {
    expect(ten([on10(id, rest)], pages(id, 1, 1)).deductions).toMatchObject([{ weight }]);
  });

  it('lies, for the overall score, with the point that the check comes nearest to', () => {
    const far: StandardPoint = {
      ...point('lgdss:4'),
      evidence: [{ strength: 'presence', shows: 'Little.', categories: ['content'] }],
    };
    const rules = { checks: [check(A, ['lgdss:4', 'lgdss:10'])], points: [far, near], govukByCategory: {} };
    const card = score(pages(A, 1, 1), rules, { ...policyV2, fewestChecks: 1 }, facts);
    expect(card.overall.deductions).toMatchObject([{ weight: 24 }]);
    expect(card.categories.content?.deductions).toMatchObject([{ weight: 24 }]);
    expect(card.points['lgdss:4']?.deductions).toMatchObject([{ weight: 6 }]);
  });
});

describe('a critical fault', () => {
  const critical = on10(A, { severity: 'critical', severities: { small: 'minor' } });
  const minor = on10(B, { severity: 'minor', severities: { grave: 'critical' } });
  const said = (id: typeof A | typeof B, message: string): CheckResult => ({
    check: id,
    subject: 'https://www.ambleford.example/fault',
    outcome: { outcome: 'failed', findings: [{ message, at: { kind: 'page' } }] },
  });

  it('caps the point, and the cap is a deduction of its own', () => {
    const found = ten([critical, minor], [...pages(A, 99, 1), ...pages(B, 1, 0)]);
    expect(found).toMatchObject({ value: 60, cap: { at: 60, checks: [A] } });
    expect(found.deductions.map(({ because, check: id, lost }) => [because, id, lost])).toEqual([
      ['failures', A, 0.9],
      ['cap', A, 39.1],
    ]);
  });

  it('takes nothing more from a point below the cap', () => {
    const found = ten([critical, minor], [...pages(A, 0, 1), ...pages(B, 1, 0)]);
    expect(found.value).toBe(9.1);
    expect(found.cap).toEqual({ at: 60, checks: [A] });
    expect(found.deductions.map(({ because }) => because)).toEqual(['failures']);
  });

  it.each([
    ['a minor finding of a critical check is none', A, 'small', null],
    ['a critical finding of a minor check is one', B, 'grave', { at: 60, checks: [B] }],
  ] as const)('is told by its finding: %s', (_, id, message, cap) => {
    const others = [...pages(A, 50, 0), ...pages(B, 50, 0)];
    expect(ten([critical, minor], [...others, said(id, message)]).cap).toEqual(cap);
  });

  it('caps neither the overall score nor a subject', () => {
    const rules = { checks: [critical], points: [near], govukByCategory: {} };
    const card = score(pages(A, 99, 1), rules, policyV2, facts);
    expect(card.overall).toMatchObject({ value: 99, cap: null });
    expect(card.categories.content).toMatchObject({ value: 99, cap: null });
  });
});

describe('a new check', () => {
  const fresh = on10(C, { since: '2026-10-01', severity: 'critical' });
  const results = [...pages(A, 3, 1), ...pages(C, 0, 4)];
  const at = (startedAt: string) => ten([on10(A), fresh], results, { ...facts, startedAt });

  it.each(['2025-01-01T00:00:00.000Z', '2026-10-01T09:00:00.000Z', '2026-12-29T23:59:59.999Z'])(
    'is shown and does not count in a scan of %s',
    (startedAt) => {
      const found = at(startedAt);
      expect(found).toMatchObject({ value: 75, decided: [A], undecided: [], cap: null });
      expect(found.grace).toEqual([{ check: C, until: '2026-12-30' }]);
      expect(found.deductions.map((one) => one.check)).toEqual([A]);
    },
  );

  it('counts from the day on which its grace period ends', () => {
    expect(at('2026-12-30T00:00:00.000Z')).toMatchObject({ decided: [A, C], grace: [], cap: { checks: [C] } });
  });

  it('counts at once by a policy without a grace period', () => {
    const rules = { checks: [on10(A), fresh], points: [near], govukByCategory: {} };
    expect(score(results, rules, policyV1, facts).overall.decided).toEqual([A, C]);
  });
});

describe('how much stands behind a score', () => {
  it('counts pages on which any of its checks decided', () => {
    const site = result(B, 'https://www.ambleford.example', 'passed');
    const idle = result(C, 'https://www.ambleford.example/99', 'cantTell');
    const found = ten([on10(A), on10(B), on10(C)], [...pages(A, 2, 1), site, idle], { ...facts, pages: 7 });
    expect(found.pages).toEqual({ decided: 3, of: 7 });
    expect(found).toMatchObject({ decided: [A, B], undecided: [C] });
  });
});
