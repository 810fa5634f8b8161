import { axeIncomplete } from '../../../checks/accessibility/axe-incomplete.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { about, axe, FRAME, rule } from './axe-evidence.ts';

type Key = keyof typeof axeIncomplete.meta.messages;
const ruleIds = Object.keys(axeIncomplete.meta.messages).filter(
  (key) => !['more', 'framesMissed', 'otherRule'].includes(key),
) as Key[];

checkCases(axeIncomplete, {
  cantTell: [
    {
      name: 'every rule we have words for',
      seen: axe(ruleIds.map((id) => rule(id, 'cantTell'))),
      messages: ruleIds,
      data: ruleIds.map(about),
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
  ],
  inapplicable: [
    { name: 'no rule applied', seen: axe([rule('label', 'inapplicable')]) },
    { name: 'axe reported no rules', seen: axe([]) },
  ],
});
