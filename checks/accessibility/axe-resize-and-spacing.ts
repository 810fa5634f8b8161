import { definePageCheck } from '../../src/model/check.ts';
import { axeCriteria, axeMessages, axeSeverities, judgeAxe } from '../lib/axe.ts';
import { axeFamilies } from '../lib/axe-rules.ts';

const rules = axeFamilies.resizeAndSpacing;

export const axeResizeAndSpacing = definePageCheck({
  meta: {
    id: 'accessibility/axe-resize-and-spacing',
    title: 'People can zoom in and change text spacing',
    kind: 'automatic',
    why: 'Many people enlarge a page or widen its text to be able to read it. A page can switch that off, mostly by accident.',
    affects: 'People with low vision, dyslexia or tired eyes.',
    fix: 'Remove user-scalable=no and maximum-scale from the viewport meta element. Set spacing in a style sheet, without !important in style attributes.',
    severity: 'serious',
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
