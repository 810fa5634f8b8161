import { definePageCheck } from '../../src/model/check.ts';
import { axeCriteria, axeMessages, axeSeverities, judgeAxe } from '../lib/axe.ts';
import { axeFamilies } from '../lib/axe-rules.ts';

const rules = axeFamilies.targetSize;

export const axeTargetSize = definePageCheck({
  meta: {
    id: 'accessibility/axe-target-size',
    title: 'Controls are large enough, or far enough apart, to press',
    kind: 'automatic',
    why: 'Small controls that sit close together are easy to miss, so people press the wrong one.',
    affects: 'People with tremor or limited dexterity, and everyone using a phone on the move.',
    fix: 'Make each control at least 24 by 24 CSS pixels, or leave that much space around it.',
    severity: 'moderate',
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
