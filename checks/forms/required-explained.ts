import { cantTell, definePageCheck, type Finding, inapplicable, passed } from '../../src/model/check.ts';
import type { Field, FieldHint } from '../../src/model/evidence.ts';
import { isSearchField, typedFields } from '../lib/fields.ts';
import { atElement, reviewMeta } from '../lib/review-meta.ts';

const STAR = /^\s*\*|\*\s*:?\s*$/;
const SAID = /\b(?:required|mandatory|compulsory|optional|gorfodol|dewisol|angenrheidiol)\b/i;
const EXPLAINED =
  /(?:\*|\basterisk|\bstar\b)[^\n]{0,60}\b(?:required|mandatory|must|compulsory|need|gorfodol|angen\w*)\b|\b(?:required|mandatory|compulsory|must|gorfodol|angen\w*)\b[^\n]{0,80}(?:\*|\basterisk|\bstars?\b|\bseren)|\b(?:asterisk|seren)\b/i;

export const requiredExplained = definePageCheck({
  meta: reviewMeta({
    id: 'forms/required-explained',
    title: 'The form says which questions must be answered',
    why: 'Not everybody knows what a star means, and not everybody sees a colour. People find out from an error instead.',
    affects:
      'People with learning difficulties, people who cannot tell colours apart, and people who rarely fill in forms online.',
    fix: 'Say “optional” beside the few questions that may be left out. If you use a star, explain it above the first question.',
    severity: 'moderate',
    points: ['lgdss:10', 'lgdss:11'],
    criteria: ['1.4.1', '3.3.2'],
    criteriaOf: { star: ['3.3.2'], colour: ['1.4.1'] },
    sources: ['https://www.w3.org/WAI/WCAG22/Understanding/labels-or-instructions.html'],
    messages: {
      star: 'This label has a star, and the page does not say what stars mean. Labels with a star on this page: {count}',
      colour: 'Check whether only the colour of the label “{label}” says that this question must be answered.',
    },
  }),
  needs: ['forms', 'fieldHints', 'text'],
  evaluate({ forms, fieldHints, text }) {
    const fields = typedFields(forms).filter((field) => field.visibleLabel !== '' && !isSearchField(field, forms));
    const starred = fields.filter(({ visibleLabel, legend }) => STAR.test(visibleLabel) || STAR.test(legend));
    const coloured = onlyColoured(fields, fieldHints);
    if (starred.length === 0 && coloured.length === 0)
      return fields.some(({ required }) => required) ? passed : inapplicable;
    const [first] = EXPLAINED.test(text.whole) ? [] : starred;
    const findings: readonly Finding<'star' | 'colour'>[] = [
      ...(first ? [atElement('star' as const, first, { count: starred.length })] : []),
      ...coloured.map((field) => atElement('colour' as const, field, { label: field.visibleLabel })),
    ];
    return findings.length > 0 ? cantTell(findings) : passed;
  },
});

/**
 * In a form where some must be answered and some need not, and no word or mark tells them apart. Where the form does not tell
 * a program which they are, some red labels among others may be meant to tell people.
 */
function onlyColoured(fields: readonly Field[], hints: readonly FieldHint[]): readonly Field[] {
  const hintOf = new Map(hints.map((hint) => [hint.selector, hint]));
  const colourOf = new Map(hints.map(({ selector, labelColour }) => [selector, labelColour]));
  const inRed = ({ selector, visibleLabel }: Field) =>
    isRed(colourOf.get(selector)) && !STAR.test(visibleLabel) && !SAID.test(visibleLabel);
  return fields.filter((field) => {
    const inForm = fields.filter(({ form }) => form === field.form);
    if (field.form !== null && !inForm.some(({ required }) => required)) {
      // A label may turn red because of what stands in its field.
      const isWrong = inForm.some(({ selector }) => hintOf.get(selector)?.error);
      return !isWrong && inRed(field) && inForm.some(({ selector }) => !isRed(colourOf.get(selector)));
    }
    if (!field.required || field.form === null || STAR.test(field.visibleLabel) || SAID.test(field.visibleLabel))
      return false;
    const free = fields.filter(({ form, required }) => form === field.form && !required);
    const colour = colourOf.get(field.selector);
    return free.length > 0 && colour !== undefined && free.every(({ selector }) => colourOf.get(selector) !== colour);
  });
}

function isRed(colour = ''): boolean {
  const [red = 0, green = 0, blue = 0] = (colour.match(/\d+/g) ?? []).map(Number);
  return red > 140 && green < 90 && blue < 90;
}
