import { cantTell, definePageCheck, inapplicable, passed } from '../../src/model/check.ts';
import { atElement, reviewMeta } from '../lib/review-meta.ts';

export const hintsTied = definePageCheck({
  meta: {
    ...reviewMeta({
      id: 'forms/hints-tied',
      title: 'Hints belong to their fields for software too',
      why: 'A screen reader in a field reads its label and what is tied to it. A hint that only stands beside it is not heard there.',
      affects: 'People who listen to forms, and people who enlarge the page and see one field at a time.',
      fix: 'Give the hint an id, and name that id in the aria-describedby of the field.',
      severity: 'moderate',
      points: ['lgdss:10', 'lgdss:11'],
      criteria: ['1.3.1'],
      sources: ['https://www.w3.org/WAI/WCAG22/Techniques/aria/ARIA1'],
      messages: {
        loose: 'This looks like a hint, and software is not told which field it belongs to: “{text}”',
      },
    }),
    since: '2026-11-29',
  },
  needs: ['fieldHints'],
  evaluate({ fieldHints }) {
    if (fieldHints.length === 0) return inapplicable;
    const loose = fieldHints.flatMap(({ looseHint }) => (looseHint ? [looseHint] : []));
    return loose.length > 0 ? cantTell(loose.map((one) => atElement('loose', one, { text: one.text }))) : passed;
  },
});
