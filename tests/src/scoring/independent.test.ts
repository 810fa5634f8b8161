import { expect, it } from 'vitest';
import { checks } from '../../../checks/registry.ts';
import { whatDecided } from '../../../reports/lib/score-words.ts';
import { defaultRulebook } from '../../../src/compose.ts';
import { catalogueOf } from '../../../src/scan.ts';
import { independent } from '../../../src/scoring/independent.ts';
import { policies } from '../../../src/scoring/policy/policies.ts';
import { policyV1 } from '../../../src/scoring/policy/v1.ts';
import { policyV2 } from '../../../src/scoring/policy/v2.ts';
import { score } from '../../../src/scoring/score.ts';

const twins = ['open-standards/robots-and-sitemap', 'inclusion/findable'] as const;
const other = 'inclusion/contact-with-hours';

it.each([
  ['by policy 1 every check counts', policyV1, [...twins, other], 3, '3 checks'],
  ['two about search engines count once', policyV2, [...twins, other], 2, '3 checks that stand for 2 independent ones'],
  ['alone it counts', policyV2, [twins[1], other], 2, '2 checks'],
  ['both and nothing else', policyV2, twins, 1, '2 checks that stand for 1 independent one'],
  ['one', policyV2, [other], 1, '1 check'],
] as const)('%s', (_, policy, ids, count, words) => {
  expect(independent(ids, policy)).toBe(count);
  const results = ids.map((check) => ({
    check,
    subject: 'https://a.example',
    outcome: { outcome: 'passed' as const },
  }));
  const facts = { startedAt: '2030-01-01T00:00:00.000Z', pages: 1, seed: 'one' };
  const point = score(results, catalogueOf(defaultRulebook), policy, facts).points['lgdss:12'];
  expect(point && whatDecided(point)).toBe(words);
});

it.each([
  ['errors of a form', ['accessibility/errors-identified', 'forms/errors-tied']],
  ['work by keyboard', ['accessibility/mouse-only', 'accessibility/keyboard-operable']],
  ['axe again on what opens', ['accessibility/opened-states-axe', 'accessibility/axe-name-role-value']],
  ['contrast of text', ['accessibility/measured-contrast', 'accessibility/axe-colour']],
  ['the claim of a statement', ['statement/compliance-status', 'statement/status-not-contradicted']],
  ['page titles', ['accessibility/page-title', 'consistency/title-names-site', 'accessibility/titles-differ']],
  ['layouts', ['accessibility/reflow-320', 'accessibility/orientation', 'accessibility/text-spacing']],
] as const)('%s are one question, and another thing is another', (_, ids) => {
  expect(independent(ids, policyV2)).toBe(1);
  expect(independent([...ids, other, 'accessibility/axe-structure', 'accessibility/words-in-titles'], policyV2)).toBe(
    4,
  );
});

it('checks that counted before were not brought together, so that no score of theirs moved', () => {
  const since = new Map(checks.map(({ meta: { id, since: day } }) => [id, day]));
  const old = (policyV2.sameQuestion ?? []).map((ids) => ids.filter((id) => since.get(id) === undefined));
  expect(old.filter((ids) => ids.length > 1)).toEqual([
    ['open-standards/robots-and-sitemap', 'inclusion/findable'],
    ['resilience/not-found-page', 'resilience/not-found-status'],
    ['statement/exists', 'statement/linked'],
    ['performance/page-weight', 'performance/third-party-cost'],
    ['accessibility/axe-form-labels', 'forms/visible-labels'],
  ]);
});

it.each(policies)('policy $version names only checks that there are, each once', ({ sameQuestion = [] }) => {
  const known = checks.map(({ meta }) => meta.id);
  const named = sameQuestion.flat();
  expect(named.filter((id) => !known.includes(id))).toEqual([]);
  expect(new Set(named).size).toBe(named.length);
});
