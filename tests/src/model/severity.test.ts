import { expect, it } from 'vitest';
import { axeNameRoleValue } from '../../../checks/accessibility/axe-name-role-value.ts';
import { type Finding, severityOf } from '../../../src/model/check.ts';
import { policyV2 } from '../../../src/scoring/policy/v2.ts';
import { score } from '../../../src/scoring/score.ts';
import { axe, rule } from '../../checks/accessibility/axe-evidence.ts';
import { check, facts, pages, point } from '../scoring/helpers.ts';

const { meta } = axeNameRoleValue;
const finding = (message: string, data?: Finding['data']): Finding => ({
  message,
  at: { kind: 'page' },
  ...(data && { data }),
});

it.each([
  ['its message', finding('link-name', { rule: 'link-name' }), 'serious'],
  ['the rule that its data names', finding('more', { rule: 'link-name', more: 12 }), 'serious'],
  ['the check, where the rule has none of its own', finding('more', { rule: 'button-name', more: 12 }), 'critical'],
  [
    'the check, where it names no rule',
    finding('framesMissed', { frame: 'https://forms.ambleford.example/' }),
    'critical',
  ],
  ['the check, whatever its data is called', finding('button-name', { rule: 'toString' }), 'critical'],
])('takes the severity of a finding from %s', (_, given, severity) => {
  expect(severityOf(meta, given)).toBe(severity);
});

it('does not hold a point down for places beyond a cut list, where the rule behind them is not critical', () => {
  const others = (['accessibility/a', 'accessibility/b', 'accessibility/c'] as const).map((id) =>
    check(id, ['lgdss:10']),
  );
  const url = 'https://www.ambleford.example/0';
  const outcome = axeNameRoleValue.evaluate(axe([rule('link-name', 'failed', 2, 40)]), {
    url,
    visitedAt: facts.startedAt,
  });
  const results = [...others.flatMap(({ id }) => pages(id, 1, 0)), { check: meta.id, subject: url, outcome }];
  const card = score(
    results,
    { checks: [...others, meta], points: [point('lgdss:10')], govukByCategory: {} },
    policyV2,
    facts,
  );
  expect(card.points['lgdss:10']?.cap).toBeNull();
});
