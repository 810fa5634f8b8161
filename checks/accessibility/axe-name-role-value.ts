import { definePageCheck } from '../../src/model/check.ts';
import { axeCriteria, axeMessages, axeSeverities, judgeAxe } from '../lib/axe.ts';
import { axeFamilies } from '../lib/axe-rules.ts';

const rules = axeFamilies.nameRoleValue;

export const axeNameRoleValue = definePageCheck({
  meta: {
    id: 'accessibility/axe-name-role-value',
    title: 'Controls, links and frames have a name, a role and valid ARIA',
    kind: 'automatic',
    why: 'Assistive technology tells people what a control is called and what it does. It can only pass on what the code says.',
    affects: 'People who use a screen reader, voice control or a switch.',
    fix: 'Use ordinary HTML buttons, links and fields with text in them. Where ARIA is needed, use only roles and attributes that exist and fit together.',
    severity: 'critical',
    severities: axeSeverities(rules),
    basis: 'law',
    legal: ['psbar', 'equality-act'],
    points: ['lgdss:10'],
    ...axeCriteria(rules),
    sources: ['https://github.com/dequelabs/axe-core/blob/develop/doc/rule-descriptions.md'],
    messages: axeMessages(rules),
  },
  needs: ['axe'],
  evaluate: ({ axe }) => judgeAxe(axe, rules),
});
