import { axeFamilies } from '../../../checks/lib/axe-rules.ts';
import type { AxeFindings, AxeRule } from '../../../src/model/evidence.ts';

export const FRAME = 'https://forms.ambleford.example/embedded';

/** What axe said about one page, as a list of rules. */
export function axe(rules: readonly AxeRule[], framesMissed: readonly string[] = []): { axe: AxeFindings } {
  return { axe: { version: '4.14.1', rules, framesMissed } };
}

/** One rule with `places` listed nodes; `total` is what axe counted before the list was cut. */
export function rule(id: string, outcome: AxeRule['outcome'], places = 1, total = places): AxeRule {
  const listed = outcome === 'failed' || outcome === 'cantTell' ? places : 0;
  return {
    id,
    outcome,
    impact: outcome === 'failed' ? 'serious' : null,
    nodes: Array.from({ length: listed }, (_, index) => ({
      selector: `#${id}-${index}`,
      html: `<b id="${id}-${index}"></b>`,
      summary: `Summary of ${id}`,
      box: null,
      inactive: false,
    })),
    nodeCount: total,
  };
}

export const about = (id: string) => ({ rule: id, summary: `Summary of ${id}` });

/** The cases that every family of automatic axe rules must get right, whatever its rules are. */
export function familyCases<F extends keyof typeof axeFamilies>(family: F) {
  type Key = (keyof (typeof axeFamilies)[F] & string) | 'more' | 'framesMissed' | 'undecided';
  const ids = Object.keys(axeFamilies[family]) as Key[];
  const first = ids[0] as Key;
  const others = ids.filter((id) => id !== first).map((id) => rule(id, 'passed'));
  return {
    passed: [
      { name: 'every rule passed', seen: axe(ids.map((id) => rule(id, 'passed'))) },
      { name: 'one passed, the rest did not apply', seen: axe([rule(first, 'passed')]) },
      {
        name: 'faults of another family are not ours',
        seen: axe([rule(first, 'passed'), rule('some-other-rule', 'failed')]),
      },
      {
        name: 'an open question beside a pass belongs to axe-incomplete',
        seen: axe([rule(first, 'passed'), rule(first, 'cantTell'), ...others]),
      },
    ],
    failed: [
      {
        name: 'each rule of the family, alone in its finding',
        seen: axe(ids.map((id) => rule(id, 'failed'))),
        messages: ids,
        data: ids.map(about),
      },
      {
        name: 'each place is one finding',
        seen: axe([...others, rule(first, 'failed', 3)]),
        messages: [first, first, first],
      },
      {
        name: 'a cut list says how many places are missing from it',
        seen: axe([rule(first, 'failed', 2, 40)]),
        messages: [first, first, 'more' as Key],
        data: [about(first), about(first), { rule: first, more: 38 }],
      },
      {
        name: 'a fault stays a fault when a frame was missed',
        seen: axe([rule(first, 'failed')], [FRAME]),
        messages: [first],
      },
      {
        name: 'a failed rule without any listed place is still a fault',
        seen: axe([rule(first, 'failed', 0, 0)]),
        messages: [first],
      },
    ],
    cantTell: [
      {
        name: 'no fault found, but a frame was missed',
        seen: axe([rule(first, 'passed')], [FRAME]),
        messages: ['framesMissed' as Key],
        data: [{ frame: FRAME }],
      },
      {
        name: 'nothing to judge in what was seen, but a frame was missed',
        seen: axe([rule(first, 'inapplicable')], [FRAME]),
        messages: ['framesMissed' as Key],
      },
      {
        name: 'axe could not decide and nothing else applied',
        seen: axe([rule(first, 'cantTell', 2, 7)]),
        messages: ['undecided' as Key],
        data: [{ rule: first, count: 7 }],
      },
      {
        name: 'each open rule is a question of its own, so that each criterion has its own',
        seen: axe(ids.map((id) => rule(id, 'cantTell', 1, 3))),
        messages: ids.map(() => 'undecided' as Key),
        data: ids.map((id) => ({ rule: id, count: 3 })),
      },
    ],
    inapplicable: [
      { name: 'no rule applied', seen: axe(ids.map((id) => rule(id, 'inapplicable'))) },
      { name: 'no rule of the family was run', seen: axe([rule('some-other-rule', 'failed')]) },
    ],
  };
}
