import { definePageCheck } from '../../src/model/check.ts';
import { axeCriteria, axeMessages, axeSeverities, judgeAxe } from '../lib/axe.ts';
import { axeFamilies } from '../lib/axe-rules.ts';

const rules = axeFamilies.textAlternatives;

export const axeTextAlternatives = definePageCheck({
  meta: {
    id: 'accessibility/axe-text-alternatives',
    title: 'Images and graphics have text alternatives',
    kind: 'automatic',
    why: 'A screen reader reads out the text alternative of an image. Without it, the image is silent, or a file name is read out instead.',
    affects: 'Blind people, and anyone whose connection is too slow to load images.',
    fix: 'Describe in the alt attribute what the image tells people. Give images that only decorate an empty alt attribute. Whether the words are good is for a person to judge.',
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
