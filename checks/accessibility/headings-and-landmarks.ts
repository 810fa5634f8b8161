import { definePageCheck } from '../../src/model/check.ts';
import { axeMessages, judgeAxe } from '../lib/axe.ts';
import { axeFamilies } from '../lib/axe-rules.ts';

const rules = axeFamilies.headings;

export const headingsAndLandmarks = definePageCheck({
  meta: {
    id: 'accessibility/headings-and-landmarks',
    title: 'Headings and landmarks give a usable outline',
    kind: 'automatic',
    why: 'People who cannot see the page jump from heading to heading to find what they need. Gaps in the outline make them wonder what they missed.',
    affects: 'People who use a screen reader, and anyone who skims a page.',
    fix: 'Give each page one main heading and one main area. Go down one heading level at a time, and remove empty headings.',
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
