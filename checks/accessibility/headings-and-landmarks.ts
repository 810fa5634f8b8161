import { definePageCheck } from '../../src/model/check.ts';
import { axeMessages, judgeAxe } from '../lib/axe.ts';
import { axeFamilies } from '../lib/axe-rules.ts';

const rules = axeFamilies.headings;

export const headingsAndLandmarks = definePageCheck({
  meta: {
    id: 'accessibility/headings-and-landmarks',
    title: 'Each page has one main heading and one main area',
    kind: 'automatic',
    why: 'People who cannot see the page jump to its main heading or its main area to get past what is the same on each page.',
    affects: 'People who use a screen reader, and anyone who skims a page.',
    fix: 'Give each page one heading of level one that says what it is about, and one main element around its content.',
    severity: 'minor',
    // Axe's own best practice, not WCAG: nothing here may count as evidence of a breach.
    basis: 'good-practice',
    legal: [],
    points: ['lgdss:10', 'lgdss:11'],
    criteria: [],
    sources: ['https://github.com/dequelabs/axe-core/blob/develop/doc/rule-descriptions.md'],
    messages: axeMessages(rules),
  },
  needs: ['axe'],
  evaluate: ({ axe }) => judgeAxe(axe, rules),
});
