import type { Field, PageArtifacts } from '../../src/model/evidence.ts';
import { isSearchField } from './fields.ts';

type Forms = PageArtifacts['forms'];

const NOT_ASKED = new Set(['hidden', 'submit', 'button', 'image', 'reset', 'search']);
/** Often made invisible and drawn anew beside it. */
const DRAWN_ANEW = new Set(['radio', 'checkbox', 'file']);
/** Parts of one answer, by what the browser is told to fill in. */
const PARTS: readonly (readonly [question: string, autocomplete: RegExp])[] = [
  ['address', /\b(?:address-l\w+\d?|street-address|postal-code|country(?:-name)?)\b/],
  ['name', /\b(?:honorific-prefix|given-name|additional-name|family-name|name)\b(?!-)/],
  ['birthday', /\bbday\b/],
];
const STEP = /\b(?:question|step|page|part|section|cwestiwn|cam|tudalen|rhan)\s+(\d{1,2})\s+(?:of|o|\/)\s+(\d{1,2})\b/i;

/** Fields of forms that send something, and that people answer. */
export function answeredIn(forms: Forms): readonly Field[] {
  return forms.fields.filter((field) => {
    const { form, type, visible } = field;
    if (NOT_ASKED.has(type) || !(visible || DRAWN_ANEW.has(type)) || isSearchField(field, forms)) return false;
    return form !== null && forms.forms[form]?.method === 'post';
  });
}

export const asksInForm = (forms: Forms): boolean => answeredIn(forms).length > 0;

/** One name for each question: a fieldset is one question, and so are the parts of an address. */
export function questionsIn(forms: Forms): readonly string[] {
  return [...new Set(answeredIn(forms).map(questionOf))];
}

function questionOf({ legend, visibleLabel, accessibleName, autocomplete, name, type, selector }: Field): string {
  if (legend) return legend;
  const part = PARTS.find(([, pattern]) => pattern.test(autocomplete));
  if (part) return part[0];
  // Choices that belong together share a name, and each has words of its own.
  if (type === 'radio' || type === 'checkbox') return name || selector;
  return visibleLabel || accessibleName || selector;
}

/** `Question 2 of 3`: the page says itself that it is one step of several. */
export function saidStep(text: string): string | null {
  return STEP.exec(text)?.[0] ?? null;
}
