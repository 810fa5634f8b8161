import { definePageCheck, type Finding, failedOrOpen, inapplicable, passed } from '../../src/model/check.ts';
import type { FieldErrors, TriedField, TriedForm } from '../../src/model/seen/field-errors.ts';
import { find } from '../lib/operate/judge.ts';
import { SHOWN, shownIn } from '../lib/operate/shown.ts';
import { untriedIn } from '../lib/operate/untried-forms.ts';

type Key =
  | 'colourOnly'
  | 'changedLook'
  | 'otherWords'
  | 'nameless'
  | 'untied'
  | 'unannounced'
  | 'general'
  | 'byLook'
  | 'silent'
  | 'toServer'
  | 'leftOut'
  | 'wordsElsewhere'
  | 'beyond'
  | 'moreForms';

export const errorsIdentified = definePageCheck({
  meta: {
    id: 'accessibility/errors-identified',
    title: 'Errors in a form are named in words, at their field',
    kind: 'automatic',
    why: 'People can only mend a mistake if they are told which answer is wrong and what is wrong with it. Colour alone tells that to nobody who cannot see it.',
    affects: 'People who use a screen reader, people who do not see colours well, and people who find forms hard.',
    fix: 'Say what is wrong in words next to the field and in a list at the top. Tie the words to the field with aria-describedby, set aria-invalid, and move the focus to the list.',
    severity: 'serious',
    basis: 'law',
    since: '2026-11-29',
    legal: ['psbar', 'equality-act'],
    points: ['lgdss:10', 'lgdss:11'],
    criteria: ['1.3.1', '1.4.1', '3.3.1', '4.1.3'],
    criteriaOf: {
      colourOnly: ['3.3.1'],
      changedLook: ['3.3.1'],
      otherWords: ['3.3.1'],
      nameless: ['3.3.1'],
      untied: ['1.3.1', '3.3.1'],
      unannounced: ['4.1.3'],
      general: ['3.3.1'],
      byLook: ['1.4.1'],
      silent: ['3.3.1'],
      toServer: ['3.3.1'],
      leftOut: ['3.3.1'],
      wordsElsewhere: ['3.3.1'],
      beyond: ['3.3.1'],
      moreForms: ['3.3.1'],
    },
    asks: [
      'changedLook',
      'otherWords',
      'untied',
      'unannounced',
      'general',
      'byLook',
      'silent',
      'toServer',
      'leftOut',
      'wordsElsewhere',
      'beyond',
      'moreForms',
    ],
    sources: [
      'https://www.w3.org/WAI/WCAG22/Understanding/error-identification.html',
      'https://design-system.service.gov.uk/components/error-summary/',
    ],
    captions: { empty: SHOWN.empty },
    messages: {
      colourOnly: 'When the form is sent empty, this field changes its look and no words say what is wrong.',
      changedLook:
        'When the form is sent empty, this field changes its look and no words come up. Check whether that is meant to tell of an error.',
      otherWords:
        'When the form is sent empty, no plain text says what is wrong here. Words may come up in another way. Check that everyone can see and hear them.',
      nameless: 'When the form is sent empty, this comes up and does not say which answer is wrong: “{text}”.',
      untied:
        'This error is not tied to its field in the code: “{text}”. Check that a screen reader reads it with the field.',
      unannounced:
        'This error comes up, the focus stays where it was, and nothing announces it: “{text}”. Check with a screen reader.',
      general:
        'When the form is sent empty, this comes up: “{text}”. Check that people can tell which answer is wrong and what to do.',
      byLook:
        'When the form is sent empty, the words that come up do not say which answers are wrong. Here only the look of the field changes. Check that more than a colour tells.',
      silent: 'When the form is sent empty, nothing seems to happen. Check what people are told.',
      toServer:
        'This form is checked by the server, or could not be tried. Send it with mistakes by hand. Look whether people are told what is wrong and how to put it right.',
      leftOut:
        'This form was not tried, because it signs in, sends a file, or could change something. Send it with mistakes by hand. Look whether people are told what is wrong and how to put it right.',
      wordsElsewhere:
        'When the form is sent empty, this field turns red, and the words that come up stand at other fields. Check that some of them say what is wrong here.',
      beyond:
        'This form was not tried: only a few of a page are, for a few seconds. Send it with mistakes by hand. Look whether people are told what is wrong and how to put it right.',
      moreForms:
        'Not tried on this page: {count#form}. Send them with mistakes by hand. Look whether people are told what is wrong and how to put it right.',
    },
  },
  needs: ['fieldErrors'],
  evaluate({ fieldErrors }) {
    const { forms } = fieldErrors;
    const certain = forms.flatMap((form) => certainOf(form).map(shownIn(form.picture, 'empty')));
    const doubts = doubtsOf(fieldErrors);
    if (certain.length > 0 || doubts.length > 0) return failedOrOpen<Key>(certain, doubts);
    return forms.length > 0 ? passed : inapplicable;
  },
});

const isPlain = (form: TriedForm) => form.outcome === 'script';
const named = ({ fields }: TriedForm, text: string) =>
  fields.some(({ label }) => label.length > 2 && text.toLowerCase().includes(label.toLowerCase()));
const marked = ({ fields }: TriedForm) => fields.filter(({ invalid, restyled }) => invalid || restyled);

/** Nothing but general words: no part of a form is named by them. */
const GENERAL = new Set(
  (
    'a all an and answer answers any are been before below box boxes can cannot complete continue continuing correct ' +
    'could details empty enter entry error errors failed field fields fill fix following form found go has have ' +
    'in information invalid is it mandatory marked missing must need needs not of on one oops or out page please problem ' +
    'problems proceed question questions required section sections sent some something sorry submit submitted submitting ' +
    'submission that the there these this to try again unable up valid was we went were with wrong you your ' +
    'mae problem llenwch y ffurflen gwall rhaid gwallau'
  ).split(' '),
);
const isGeneral = (text: string) => (text.toLowerCase().match(/[\p{L}’']+/gu) ?? []).every((word) => GENERAL.has(word));
/** Nothing is wrong with a form that may be sent empty. */
const isThanks = (text: string) => /^(?:thanks|thank you|diolch)\b/i.test(text.trim());
/** Red is the sign of an error; other colours may mean something else. */
const isMarked = ({ invalid, restyled, reddened = true }: TriedField) => restyled && (invalid || reddened);

function certainOf(form: TriedForm): Finding<Key>[] {
  const { fields, texts, otherwise = [] } = form;
  if (!isPlain(form) || otherwise.length > 0 || fields.some(({ error }) => error !== '')) return [];
  if (texts.length === 0) return fields.filter(isMarked).map((field) => find('colourOnly', field));
  const blind = fields.length > 1 && marked(form).length === 0;
  const empty = texts.every(({ text, links }) => links === 0 && !named(form, text) && isGeneral(text));
  return blind && empty ? texts.slice(0, 1).map((one) => find('nameless', one, { text: one.text.slice(0, 100) })) : [];
}

function doubtsOf(fieldErrors: FieldErrors): Finding<Key>[] {
  const { beyond, leftOut, more: count } = untriedIn(fieldErrors);
  const more: Finding<Key>[] = count > 0 ? [{ message: 'moreForms', at: { kind: 'page' }, data: { count } }] : [];
  return [
    ...fieldErrors.forms.flatMap((form) => doubtsIn(form).map(shownIn(form.picture, 'empty'))),
    ...beyond.map((form) => find<Key>('beyond', form)),
    ...more,
    ...leftOut.map((form) => find<Key>('leftOut', form)),
  ];
}

/**
 * Fields that turn red while the words stand at others. The words may be meant for both, as under the last part of a name,
 * so this is never certain. A list at the top that leads to as many fields as are red has words for each.
 */
function withoutWords(form: TriedForm): Finding<Key>[] {
  const { fields, texts } = form;
  const links = texts.reduce((sum, one) => sum + one.links, 0);
  const isRed = (field: TriedField) => isMarked(field) || field.error !== '';
  if (links >= fields.filter(isRed).length) return [];
  const said = [...texts.map(({ text }) => text), ...fields.map(({ error }) => error)].join(' ').toLowerCase();
  return fields
    .filter((field) => isMarked(field) && field.error === '')
    .filter(({ label }) => label.length <= 2 || !said.includes(label.toLowerCase()))
    .map((field) => find('wordsElsewhere', field));
}

function doubtsIn(form: TriedForm): Finding<Key>[] {
  if (form.outcome === 'sends' || form.outcome === 'not-tried') return [find('toServer', form)];
  if (!isPlain(form)) return [];
  const errors = form.fields.filter(({ error }) => error !== '');
  const untied = errors
    .filter((field) => !field.tied && !isHeardWithGroup(field, errors))
    .map((field) => find<Key>('untied', field.errorSpot ?? field, { text: field.error }));
  const heard = form.focus === 'field' || form.focus === 'texts' || form.texts.some(({ live }) => live);
  const first = errors[0];
  const silent =
    first && !heard && !errors.some(isLive)
      ? [find<Key>('unannounced', first.errorSpot ?? first, { text: first.error })]
      : [];
  if (errors.length > 0) return [...untied, ...silent, ...withoutWords(form)];
  const [text] = form.texts;
  if (text) {
    const data = { text: text.text.slice(0, 100) };
    const unheard: Finding<Key>[] = heard ? [] : [find('unannounced', text, data)];
    const isClear = text.links > 0 || named(form, text.text) || isThanks(text.text);
    const marks = form.fields.filter(isMarked).map((field) => find<Key>('byLook', field));
    return isClear ? unheard : [find('general', text, data), ...unheard, ...marks];
  }
  const looks = form.fields.filter(({ restyled }) => restyled);
  if ((form.otherwise ?? []).length > 0) {
    const [place = form.button] = looks.length > 0 ? looks : marked(form);
    return [find('otherWords', place)];
  }
  const doubtful = looks.filter((field) => !isMarked(field)).map((field) => find<Key>('changedLook', field));
  return marked(form).length === 0 ? [find('silent', form.button)] : doubtful;
}

/** One text for choices of one kind is read with the first of them, to which the Tab key leads while none is chosen. */
function isHeardWithGroup({ type, errorSpot }: TriedField, errors: readonly TriedField[]): boolean {
  if (type !== 'radio' || errorSpot === null) return false;
  const first = errors.find((one) => one.type === type && one.errorSpot?.selector === errorSpot.selector);
  return first?.tied === true;
}

function isLive({ errorSpot }: TriedForm['fields'][number]): boolean {
  return /role="?(alert|status)|aria-live/.test(errorSpot?.html ?? '');
}
