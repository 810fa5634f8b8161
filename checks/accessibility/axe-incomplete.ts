import { definePageCheck } from '../../src/model/check.ts';
import { askAboutAxe, axeCriteria, axeQuestions, REASON } from '../lib/axe.ts';
import { fades, withDoubts } from '../lib/axe-doubts.ts';
import { axeFamilies, axeRulesAskedApart } from '../lib/axe-rules.ts';

const rules = {
  ...axeFamilies.colour,
  ...axeFamilies.textAlternatives,
  ...axeFamilies.structure,
  ...axeFamilies.formLabels,
  ...axeFamilies.nameRoleValue,
  ...axeFamilies.titleAndLanguage,
  ...axeFamilies.resizeAndSpacing,
  ...axeFamilies.movement,
  ...axeFamilies.targetSize,
  ...axeFamilies.headings,
  ...axeFamilies.inputPurpose,
};
type Key = keyof typeof rules | 'otherRule' | 'fading';
const { criteria, criteriaOf } = axeCriteria(rules);

export const axeIncomplete = definePageCheck({
  meta: {
    id: 'accessibility/axe-incomplete',
    title: 'Items that axe leaves to a human decision',
    kind: 'needs-review',
    why: 'The testing engine says so when it cannot decide, for example about text on top of a photo. Such items are neither faults nor passes until somebody has looked.',
    affects: 'People with disabilities, if the answer turns out to be a fault.',
    fix: 'Go through the list and decide each item by eye, keyboard or screen reader. Mend what is wrong.',
    severity: 'moderate',
    basis: 'law',
    legal: ['psbar'],
    points: ['lgdss:10'],
    criteria,
    criteriaOf: { ...criteriaOf, fading: ['1.4.3'] },
    yieldsTo: {
      // Axe cannot see what is behind the text; these have measured it.
      'color-contrast': ['accessibility/measured-contrast', 'accessibility/text-over-images'],
      fading: ['accessibility/measured-contrast', 'accessibility/text-over-images'],
      'th-has-data-cells': ['accessibility/tables-by-eye'],
    },
    sources: ['https://github.com/dequelabs/axe-core/blob/develop/doc/API.md'],
    messages: {
      ...axeQuestions(rules),
      fading:
        'This text was fading or changing its colours while it was looked at. Check that it stands out clearly once it is there to be read.',
      otherRule: `Check by hand whether this place breaks the axe rule {rule}. ${REASON}`,
    },
  },
  needs: ['axe'],
  evaluate({ axe }) {
    const considered = withDoubts(axe).rules.filter((rule) => !axeRulesAskedApart.includes(rule.id));
    const keyOf = (id: string): Key => (Object.hasOwn(rules, id) ? (id as Key) : 'otherRule');
    return askAboutAxe(
      axe,
      considered,
      (rule) => rule.outcome === 'cantTell',
      (rule) => (fades(rule) ? 'fading' : keyOf(rule.id)),
    );
  },
});
