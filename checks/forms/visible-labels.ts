import { definePageCheck, type Finding, failedOrOpen, inapplicable } from '../../src/model/check.ts';
import type { Field, FieldHint } from '../../src/model/evidence.ts';
import { apart } from '../lib/certain-and-doubtful.ts';
import { isSearchField, saysSearch, typedFields } from '../lib/fields.ts';
import { excerpt, plainWords } from '../lib/reading/meta.ts';

/** As long as a label is, and not what stands on the button beside a field. */
const SHORT = 40;
const BUTTON =
  /\b(?:subscribe|sign up|go|search|find|submit|join|send|ok|next|continue|apply|look up|add|save|register|chwilio|ymuno|anfon)\b/i;

type Message = 'none' | 'placeholderOnly' | 'hiddenLabel' | 'beside' | 'inTable' | 'perhaps';

export const visibleLabels = definePageCheck({
  meta: {
    id: 'forms/visible-labels',
    title: 'Every field has a visible label that is not a placeholder',
    kind: 'automatic',
    why: 'People need to see what a field is for while they fill it in and when they check it. A placeholder is gone as soon as they type, and it is often too faint to read.',
    affects:
      'People with memory or attention difficulties, people with low vision, and anyone interrupted halfway through a form.',
    fix: 'Put a label above the field and leave it there. Use a hint under the label for examples, not a placeholder.',
    severity: 'serious',
    basis: 'law',
    legal: ['psbar'],
    points: ['lgdss:10', 'lgdss:11'],
    criteria: ['3.3.2'],
    sources: ['https://design-system.service.gov.uk/components/text-input/'],
    messages: {
      none: 'Nothing visible says what to enter in this field.',
      placeholderOnly:
        'Only the placeholder “{placeholder}” says what to enter in this field, and it goes away on typing.',
      beside: 'No visible label belongs to this field. Check whether the words beside it say what to enter: “{text}”',
      inTable:
        'This field stands in a table without a visible label. Check whether the headers of its row and its column say what to enter.',
      perhaps:
        'No visible label belongs to this field. Check whether other words say what to enter: those beside it or above it, those of its group, its row and its column, or what the list itself shows.',
      hiddenLabel: 'Screen readers call this field “{name}”, but nobody can see a label for it.',
    },
  },
  needs: ['forms', 'fieldHints'],
  evaluate({ forms, fieldHints }) {
    const fields = typedFields(forms);
    if (fields.length === 0) return inapplicable;
    const hints = new Map(fieldHints.map((hint) => [hint.selector, hint]));
    const unlabelled = fields.filter((field) => field.visibleLabel.trim() === '');
    // One button says of one field what it is for, and not which of several is which. A drop-down list shows words of its own.
    const isAlone = ({ form }: Field) =>
      unlabelled.filter((other) => other.form === form && other.tag !== 'select').length === 1;
    // The search button beside it labels a search field for the eye, as long as software has a name for it too.
    const isTold = (field: Field) => saysSearch(field) || (isSearchField(field, forms) && isAlone(field));
    const faulty = unlabelled.filter((field) => !(isTold(field) && field.accessibleName.trim() !== ''));
    const findings = faulty.map((field): Finding<Message> => {
      const hint = hints.get(field.selector);
      const found = unlabelledField(field, hint?.near ?? '');
      const isNamed = found.message === 'hiddenLabel' || found.message === 'placeholderOnly';
      const isOfMore =
        isPiece(field, hint) ||
        (found.message === 'hiddenLabel' &&
          (isInRows(field, faulty) || /[\p{L}\p{N}\p{Sc}]/u.test(hint?.beside ?? '')));
      return isNamed && isOfMore ? { message: 'perhaps', at: found.at } : found;
    });
    const isOpen = ({ message }: Finding<Message>) => /^(?:beside|inTable|perhaps)$/.test(message);
    return failedOrOpen(...apart(findings, (finding) => !isOpen(finding)));
  },
});

/** What stands in an empty field of a date, a time or a sum of money. */
const FORM_OF_PART = /^(?:d{1,2}|m{1,3}|y{2,4}|hh|ss|\d{1,4}|[£€%])$/i;
/** In CSS pixels: for a few figures. */
const NARROW = 100;

/** A part of one answer, such as a day or a figure of a code, of which the group says what it is; or a list that shows it. */
function isPiece({ tag, html, legend, placeholder, accessibleName, box }: Field, hint: FieldHint | undefined): boolean {
  if (tag === 'select') return accessibleName.trim() !== '';
  const isGrouped = legend !== '' || (hint?.group ?? '') !== '';
  const isShort = /\bmaxlength="[1-4]"/i.test(html) || (box !== null && box.width < NARROW);
  return (
    isGrouped &&
    accessibleName.trim() !== '' &&
    (FORM_OF_PART.test(placeholder.trim()) || (placeholder === '' && isShort))
  );
}

/** It stands in a row with another, and in a column with another, which may have headings without being a table. */
function isInRows({ selector, box }: Field, all: readonly Field[]): boolean {
  const others = all.filter((other) => other.selector !== selector).flatMap((other) => other.box ?? []);
  return (
    box !== null &&
    others.some((other) => Math.abs(other.y - box.y) < box.height / 2) &&
    others.some((other) => Math.abs(other.x - box.x) < 4 && Math.abs(other.y - box.y) >= box.height / 2)
  );
}

function unlabelledField(field: Field, near: FieldHint['near']): Finding<Message> {
  const at = { kind: 'element', selector: field.selector, html: field.html, box: field.box } as const;
  const placeholder = field.placeholder.trim();
  const name = field.accessibleName.trim();
  // Words that nothing ties to the field are a label to the eye all the same.
  const words = wordsBeside(field, near);
  if (placeholder !== '' && !(words !== '' && words.length < SHORT && !BUTTON.test(words)))
    return { message: 'placeholderOnly', at, data: { placeholder } };
  if (words !== '') return { message: 'beside', at, data: { text: excerpt(words, 80) } };
  if (name === '') return { message: 'none', at };
  return / > t[dh]\b/.test(field.selector)
    ? { message: 'inTable', at }
    : { message: 'hiddenLabel', at, data: { name } };
}

/** What is written around it, without a label of its own that nobody can see: that is text of the page too. */
function wordsBeside({ html, accessibleName }: Field, near: string): string {
  const isOwn = /^<[^>]*\saria-label(?:ledby)?=/i.test(html);
  const words = isOwn ? near : near.replace(accessibleName, ' ');
  return plainWords(words).length > 2 ? words.replace(/\s+/g, ' ').trim() : '';
}
