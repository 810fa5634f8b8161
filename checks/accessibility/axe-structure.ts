import { definePageCheck } from '../../src/model/check.ts';
import { axeCriteria, axeMessages, axeSeverities, judgeAxe } from '../lib/axe.ts';
import { axeFamilies } from '../lib/axe-rules.ts';

const rules = axeFamilies.structure;

export const axeStructure = definePageCheck({
  meta: {
    id: 'accessibility/axe-structure',
    title: 'Lists and tables are marked up correctly',
    kind: 'automatic',
    why: 'Screen readers say how many items a list has and which header a table cell belongs to. Wrong markup makes them say the wrong thing or nothing.',
    affects: 'People who use a screen reader or a braille display.',
    fix: 'Put only list items inside lists, tie table cells to their headers, and use each ARIA role together with the roles it depends on.',
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
