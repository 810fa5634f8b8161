import { cantTell, definePageCheck, type Finding, inapplicable, passed } from '../../src/model/check.ts';
import type { FieldErrors, TriedField, TriedForm } from '../../src/model/seen/field-errors.ts';
import { find } from '../lib/operate/judge.ts';
import { SHOWN, shownIn } from '../lib/operate/shown.ts';
import { untriedIn } from '../lib/operate/untried-forms.ts';

type Key = 'vague' | 'vagueText' | 'noFormat' | 'notTried' | 'moreForms';

/** Words that say that something is wrong and not what. */
const VAGUE =
  /^(this (field|value|entry|answer) )?(is )?(an? )?(field |input |value |entry )?(error|invalid|wrong|incorrect|bad|not valid|failed|problem|oops)\b[\w\s]{0,20}[.!]?$|^(please )?(check|correct|review) (this|your|the) (field|answer|entry|input|value)s?[.!]?$/i;
/** The same of what is named: "Date of event is invalid". What signs people in may be kept vague. */
const VAGUELY_NAMED = /^[^.:;,]{2,60}\b(is|are|was) (invalid|not valid|incorrect|wrong|not recogni[sz]ed)[.!]?$/i;
const SIGNS_IN = /\b(pass ?(word|code)|pin|user ?name|log ?in|credentials?|e-?mail address or|security)\b/i;
/** Words that say what to do, after whatever else was said. */
const ADVICE = /\b(enter|select|choose|tell us|give|must|rhowch|dewiswch|nodwch)\b/i;
const EXAMPLE =
  /\b(like|such as|for example|must|include|format|between|only|at least|at most|enter|select|tell us|give|choose|rhowch|dewiswch)\b|\d|@/i;
const FORMATS = new Set(['email', 'tel', 'date', 'number', 'url', 'time', 'month']);

const IDENTIFIED = ['accessibility/errors-identified'] as const;

export const errorSuggestions = definePageCheck({
  meta: {
    id: 'accessibility/error-suggestions',
    title: 'Error messages say how to put it right',
    kind: 'needs-review',
    why: 'People who are told only that something is wrong have to guess what would be right, and many give up.',
    affects: 'People with learning or memory difficulties, and anyone who meets the form for the first time.',
    fix: 'Say what to do, with an example: “Enter a date, like 27 3 2026”.',
    severity: 'moderate',
    basis: 'law',
    since: '2026-11-29',
    legal: ['psbar'],
    points: ['lgdss:10', 'lgdss:11'],
    criteria: ['3.3.3'],
    // Who sends a form with mistakes sees both what is said and how it is to be mended, and words that say nothing say neither.
    yieldsTo: { vagueText: IDENTIFIED, notTried: IDENTIFIED, moreForms: IDENTIFIED },
    sources: ['https://www.w3.org/WAI/WCAG22/Understanding/error-suggestion.html'],
    captions: { empty: SHOWN.empty },
    messages: {
      vague: 'This error says that something is wrong and not what to do: “{text}”.',
      noFormat: 'This field wants a certain form of answer. Check that the error says which: “{text}”.',
      vagueText: 'This says that something is wrong and not what to do: “{text}”.',
      notTried:
        'What this form says to mistakes could not be seen. Send it with mistakes by hand, and look whether people are told how to put them right.',
      moreForms:
        'Not tried on this page: {count#form}. Send them with mistakes by hand, and look whether people are told how to put them right.',
    },
  },
  needs: ['fieldErrors'],
  evaluate({ fieldErrors }) {
    const told = fieldErrors.forms.filter(({ outcome }) => outcome === 'script').flatMap(messagesOf);
    const unseen = unseenIn(fieldErrors);
    if (told.length + unseen.length === 0) return inapplicable;
    const findings = told.flatMap(({ text, field, spot, shown }): Finding<Key>[] => {
      const isVague = VAGUE.test(text.trim()) || (VAGUELY_NAMED.test(text.trim()) && !SIGNS_IN.test(text));
      if (isVague && !ADVICE.test(text)) return [shown(find(field ? 'vague' : 'vagueText', spot, { text }))];
      return field && FORMATS.has(field.type) && !EXAMPLE.test(text) ? [shown(find('noFormat', spot, { text }))] : [];
    });
    return findings.length + unseen.length > 0 ? cantTell([...findings, ...unseen]) : passed;
  },
});

function unseenIn(fieldErrors: FieldErrors): readonly Finding<Key>[] {
  const { toServer, beyond, leftOut, more: count } = untriedIn(fieldErrors);
  const more: Finding<Key>[] = count > 0 ? [{ message: 'moreForms', at: { kind: 'page' }, data: { count } }] : [];
  return [...[...toServer, ...beyond, ...leftOut].map((form) => find<Key>('notTried', form)), ...more];
}

function messagesOf({ fields, texts, picture }: TriedForm) {
  const shown = shownIn<Key>(picture, 'empty');
  const atFields = fields
    .filter(({ error }) => error !== '')
    .map((field) => ({ text: field.error, field: field as TriedField | null, spot: field.errorSpot ?? field, shown }));
  return [...atFields, ...texts.map((one) => ({ text: one.text.slice(0, 200), field: null, spot: one, shown }))];
}
