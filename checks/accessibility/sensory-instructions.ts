import { cantTell, definePageCheck, inapplicable, passed } from '../../src/model/check.ts';
import { atElement, reviewMeta } from '../lib/review-meta.ts';

export const sensoryInstructions = definePageCheck({
  meta: reviewMeta({
    id: 'accessibility/sensory-instructions',
    title: 'Instructions do not rely on colour, shape or place alone',
    why: 'Somebody who cannot see the page does not know which button is green. On a phone, what was on the right is further down.',
    affects: 'Blind and colour-blind people, people who enlarge pages, and people on phones.',
    fix: 'Name the thing by its words: “Select Continue”, not “Select the green button on the right”.',
    severity: 'serious',
    criteria: ['1.3.3'],
    sources: ['https://www.w3.org/WAI/WCAG22/Understanding/sensory-characteristics.html'],
    messages: {
      pointing: 'Check whether this can be followed without seeing colour, shape or place: “{text}”',
    },
  }),
  needs: ['wording', 'text'],
  evaluate({ wording: { pointing }, text }) {
    if (pointing.length > 0) return cantTell(pointing.map((one) => atElement('pointing', one, { text: one.text })));
    return text.words > 0 ? passed : inapplicable;
  },
});
