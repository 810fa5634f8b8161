import { definePageCheck } from '../../src/model/check.ts';
import { axeCriteria, axeMessages, axeSeverities, judgeAxe } from '../lib/axe.ts';
import { axeFamilies } from '../lib/axe-rules.ts';

const rules = axeFamilies.formLabels;

export const axeFormLabels = definePageCheck({
  meta: {
    id: 'accessibility/axe-form-labels',
    title: 'Form fields have labels that software can read',
    kind: 'automatic',
    why: 'When a field has no label in the code, a screen reader cannot say what to enter, and voice control cannot find the field.',
    affects: 'People who use a screen reader or voice control.',
    fix: 'Give each field a label element that points to it. For a group of choices, use a fieldset with a legend.',
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
