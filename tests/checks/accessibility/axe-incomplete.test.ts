import { describe, expect, it } from 'vitest';
import { axeIncomplete } from '../../../checks/accessibility/axe-incomplete.ts';
import { messageOf } from '../../../reports/lib/message.ts';
import type { AxeNode, AxeRule } from '../../../src/model/evidence.ts';
import { checkCases, PAGE_URL, VISITED_AT } from '../../helpers/check-cases.ts';
import { about, axe, FRAME, rule } from './axe-evidence.ts';

type Key = keyof typeof axeIncomplete.meta.messages;
const ruleIds = Object.keys(axeIncomplete.meta.messages).filter(
  (key) => !['more', 'framesMissed', 'otherRule', 'fading'].includes(key),
) as Key[];

const fadingRule: AxeRule = {
  ...{ id: 'color-contrast', outcome: 'failed', impact: 'serious', nodeCount: 1 },
  nodes: [{ selector: '#one', html: '<p>', summary: 'Too faint', box: null, inactive: false, changing: true }],
};

checkCases(axeIncomplete, {
  cantTell: [
    {
      name: 'every rule we have words for',
      seen: axe(ruleIds.map((id) => rule(id, 'cantTell'))),
      messages: ruleIds,
      data: ruleIds.map(about),
    },
    {
      name: 'where the engine gives no reason',
      seen: axe([{ ...rule('color-contrast', 'cantTell', 0, 0) }]),
      messages: ['color-contrast'],
      data: [{ rule: 'color-contrast', summary: 'no reason given' }],
    },
    {
      name: 'text that faded while it was looked at',
      seen: axe([fadingRule]),
      messages: ['fading'],
      data: [{ rule: 'color-contrast', summary: 'Too faint' }],
    },
    {
      name: 'a rule we have no words for',
      seen: axe([rule('video-caption', 'cantTell')]),
      messages: ['otherRule'],
      data: [about('video-caption')],
    },
    {
      name: 'only the open part of a rule that also failed elsewhere',
      seen: axe([rule('color-contrast', 'failed', 3), rule('color-contrast', 'cantTell', 2)]),
      messages: ['color-contrast', 'color-contrast'],
    },
    {
      name: 'a cut list says how many are missing from it',
      seen: axe([rule('color-contrast', 'cantTell', 1, 50)]),
      messages: ['color-contrast', 'more'],
      data: [about('color-contrast'), { rule: 'color-contrast', more: 49 }],
    },
    {
      name: 'a missed frame is itself an open question',
      seen: axe([rule('color-contrast', 'passed')], [FRAME]),
      messages: ['framesMissed'],
    },
  ],
  passed: [
    {
      name: 'axe was sure about everything',
      seen: axe([rule('color-contrast', 'passed'), rule('label', 'inapplicable')]),
    },
    { name: 'faults are the business of the other checks', seen: axe([rule('color-contrast', 'failed')]) },
    {
      name: 'experimental rules have a check of their own',
      seen: axe([rule('label', 'passed'), rule('p-as-heading', 'cantTell')]),
    },
    {
      name: 'levels of headings and the keyboard have checks of their own',
      seen: axe([rule('bypass', 'cantTell'), rule('heading-order', 'cantTell'), rule('label', 'passed')]),
    },
  ],
  inapplicable: [
    { name: 'no rule applied', seen: axe([rule('label', 'inapplicable')]) },
    { name: 'axe reported no rules', seen: axe([]) },
  ],
});

describe('what is asked', () => {
  const said = (summary: string, id = 'color-contrast') => {
    const open = rule(id, 'cantTell');
    const node = { ...open.nodes[0], summary } as AxeNode;
    const verdict = axeIncomplete.evaluate(axe([{ ...open, nodes: [node] }]), { url: PAGE_URL, visitedAt: VISITED_AT });
    if (verdict.outcome !== 'cantTell') throw new Error(verdict.outcome);
    return verdict.findings.map((finding) => messageOf(axeIncomplete.meta, finding));
  };

  it('comes with the reason that the engine gives', () => {
    const reason = "Element's background color could not be determined because it is overlapped by another element";
    expect(said(reason)).toEqual([expect.stringMatching(`The engine says: “${reason}”$`)]);
    expect(said('', 'video-caption')).toEqual([expect.stringMatching('The engine says: “no reason given”$')]);
  });

  it('says no more of it than a person reads, on one line', () => {
    const [long = ''] = said(`a\n\u202eb ${'c'.repeat(499)}`);
    expect(long).toMatch(/The engine says: “a b c+…”$/);
    expect(long.length).toBeLessThan(500);
  });
});
