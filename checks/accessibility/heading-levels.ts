import { definePageCheck } from '../../src/model/check.ts';
import { askAboutAxe, axeHints } from '../lib/axe.ts';
import { axeFamilies } from '../lib/axe-rules.ts';
import { byWcag } from '../lib/reading/meta.ts';

const rules = axeFamilies.headingLevels;
type RuleId = keyof typeof rules;

export const headingLevels = definePageCheck({
  meta: {
    ...byWcag,
    id: 'accessibility/heading-levels',
    title: 'Headings go down one level at a time and have words',
    kind: 'needs-review',
    why: 'People who cannot see the page jump from heading to heading to find what they need. Gaps in the outline make them wonder what they missed.',
    affects: 'People who use a screen reader, and anyone who skims a page.',
    fix: 'Give each heading the level of its part of the page, one below the heading it belongs to. Remove headings without words, and use styles for size and space.',
    severity: 'minor',
    criteria: ['1.3.1', '2.4.6'],
    // Axe has both for good practice. Whether one breaks a criterion hangs on what the page means by it.
    criteriaOf: { 'heading-order': ['1.3.1'], 'empty-heading': ['1.3.1', '2.4.6'] },
    yieldsTo: { framesMissed: ['accessibility/axe-incomplete'] },
    sources: [
      'https://www.w3.org/WAI/WCAG22/Techniques/general/G141',
      'https://www.w3.org/WAI/WCAG22/Understanding/headings-and-labels.html',
    ],
    messages: axeHints(rules),
  },
  needs: ['axe'],
  evaluate({ axe }) {
    const ours = axe.rules.filter(({ id }) => Object.hasOwn(rules, id));
    return askAboutAxe(
      axe,
      ours,
      ({ outcome }) => outcome === 'failed' || outcome === 'cantTell',
      ({ id }) => id as RuleId,
    );
  },
});
