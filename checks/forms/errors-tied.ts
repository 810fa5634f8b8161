import { cantTell, definePageCheck, inapplicable, passed } from '../../src/model/check.ts';
import { atElement, reviewMeta } from '../lib/review-meta.ts';

export const errorsTied = definePageCheck({
  meta: reviewMeta({
    id: 'forms/errors-tied',
    title: 'Error messages belong to their fields for software too',
    why: 'A screen reader in a field reads its label and what is tied to it. An error that only stands beside it is never heard.',
    affects: 'People who listen to forms, and people who enlarge the page and see one field at a time.',
    fix: 'Give the message an id, and name that id in the aria-describedby of the field.',
    severity: 'serious',
    points: ['lgdss:10', 'lgdss:11'],
    criteria: ['1.3.1', '3.3.1'],
    sources: ['https://www.w3.org/WAI/WCAG22/Understanding/error-identification.html'],
    messages: {
      untied: 'This looks like an error message, and software is not told which field it belongs to: “{text}”',
    },
  }),
  needs: ['fieldHints'],
  evaluate({ fieldHints }) {
    const errors = fieldHints.flatMap(({ error }) => (error ? [error] : []));
    if (errors.length === 0) return inapplicable;
    const untied = errors.filter(({ tied }) => !tied);
    return untied.length > 0 ? cantTell(untied.map((one) => atElement('untied', one, { text: one.text }))) : passed;
  },
});
