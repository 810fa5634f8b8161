import { cantTell, definePageCheck, inapplicable, passed } from '../../src/model/check.ts';
import { isSearchField, typedFields } from '../lib/fields.ts';
import { atElement, reviewMeta } from '../lib/review-meta.ts';

const ASKS_FOR_DATE = /\b(?:dates?|dob|d\.o\.b\.?|dyddiad)\b/i;
const EXPLAINS =
  /\bdd\b|\bmm\b|\byy(?:yy)?\b|\d{1,2}[ ./-]\d{1,2}[ ./-]\d{2,4}|\d{1,2} \p{L}{3,9} \d{4}|for example|\be\.?g\b|such as|er enghraifft|\bformat\b|\bday\b.{0,20}\bmonth\b/iu;

export const formatExplained = definePageCheck({
  meta: reviewMeta({
    id: 'forms/format-explained',
    title: 'Questions for a date say how to write it',
    why: 'Dates can be written in many ways. If the form takes only one of them and does not say which, people get errors they cannot explain.',
    affects: 'People with memory or learning difficulties, and people who write dates in another order.',
    fix: 'Ask for day, month and year in three fields, or give an example in a hint: “For example, 27 3 2007”.',
    severity: 'moderate',
    points: ['lgdss:10', 'lgdss:11'],
    criteria: ['3.3.2'],
    sources: ['https://design-system.service.gov.uk/components/date-input/'],
    messages: {
      unexplained:
        'Check whether people can tell how to write the date that “{label}” asks for. Nothing near the field says so.',
    },
  }),
  needs: ['forms', 'fieldHints'],
  evaluate({ forms, fieldHints }) {
    const hints = new Map(fieldHints.map((hint) => [hint.selector, hint]));
    const dates = typedFields(forms).filter(
      (field) =>
        field.tag === 'input' &&
        ['text', 'tel', 'number'].includes(field.type) &&
        ASKS_FOR_DATE.test(field.visibleLabel || field.accessibleName) &&
        !isSearchField(field, forms),
    );
    if (dates.length === 0) return inapplicable;
    const bare = dates.filter((field) => {
      const hint = hints.get(field.selector);
      const words = [field.visibleLabel, field.legend, field.placeholder, hint?.describedBy, hint?.near].join('\n');
      return !EXPLAINS.test(words);
    });
    if (bare.length === 0) return passed;
    return cantTell(
      bare.map((field) => atElement('unexplained', field, { label: field.visibleLabel || field.accessibleName })),
    );
  },
});
