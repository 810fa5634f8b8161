import { definePageCheck } from '../../src/model/check.ts';
import { askAboutAxe, axeHints } from '../lib/axe.ts';
import { axeFamilies } from '../lib/axe-rules.ts';
import { byPractice } from '../lib/reading/meta.ts';

const rules = axeFamilies.goodPractice;
type RuleId = keyof typeof rules;

export const axeGoodPractice = definePageCheck({
  meta: {
    ...byPractice,
    id: 'accessibility/axe-good-practice',
    title: 'Dialogs have names, headers say what they head, and decoration is nothing else',
    kind: 'needs-review',
    why: 'No rule is surely broken by these. Still people hear less than the page shows, or something that nobody meant.',
    affects: 'People who use a screen reader.',
    fix: 'Name each dialog and each item of a tree. Give header cells the scope “row” or “col”. Take names and the focus from decoration, or let it be a picture with words.',
    severity: 'minor',
    yieldsTo: { framesMissed: ['accessibility/axe-incomplete'] },
    sources: ['https://github.com/dequelabs/axe-core/blob/develop/doc/rule-descriptions.md'],
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
