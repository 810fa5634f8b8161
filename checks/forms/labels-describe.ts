import { definePageCheck, type Finding, failedOrOpen, inapplicable } from '../../src/model/check.ts';
import type { Field, FieldHint } from '../../src/model/evidence.ts';
import { isSearchField, typedFields } from '../lib/fields.ts';
import { atElement, reviewMeta } from '../lib/review-meta.ts';

type Message = 'meaningless' | 'vague' | 'same' | 'far' | 'beside';

/** Left over from a form builder: nobody can know what to enter. */
const MEANINGLESS =
  /^(?:(?:form |new |untitled |unnamed )?(?:field|input|label)(?: ?\d+)?|untitled|text ?(?:box|field|area|input)|placeholder|lorem ipsum.*|your label(?: here)?|label text|undefined|null)\s*[:*]?$/i;
/** May be all that is needed where the page asks one thing. */
const VAGUE =
  /^(?:text|text ?box|input(?: field)?|field(?: ?\d+)?|label|value|enter(?: (?:text|value|here|details))?|type here|select|choose|(?:option|item|question|answer|details?|entry|value|info|data)(?: ?\d+)?|other|\W+|\d+)\s*[:*?]?$/i;
/** In CSS pixels; further than this from its field, a label is out of view for people who enlarge the page. */
const FAR_DOWN = 150;
const FAR_ASIDE = 400;

export const labelsDescribe = definePageCheck({
  meta: reviewMeta<Message>({
    id: 'forms/labels-describe',
    kind: 'automatic',
    title: 'Labels say what to enter, and stand by their fields',
    why: 'A label is the question. If it says nothing, is the same as that of another field or stands far off, people answer the wrong thing.',
    affects: 'People who listen to forms, people who enlarge pages, and anyone in a hurry.',
    fix: 'Name in each label what you ask for, close above the field. Where two fields ask the same of different people or things, group each with a fieldset and a legend.',
    severity: 'serious',
    severities: { vague: 'moderate', same: 'moderate', far: 'moderate', beside: 'serious' },
    points: ['lgdss:10', 'lgdss:11'],
    criteria: ['2.4.6', '3.3.2'],
    criteriaOf: {
      meaningless: ['2.4.6'],
      vague: ['2.4.6'],
      same: ['2.4.6'],
      far: ['3.3.2'],
      beside: ['2.4.6', '3.3.2'],
    },
    sources: ['https://www.w3.org/WAI/WCAG22/Understanding/headings-and-labels.html'],
    messages: {
      meaningless: 'The label “{label}” does not say what to enter in this field.',
      vague: 'Check whether the label “{label}” says enough.',
      same: 'Another field of this form has the label “{label}” too. Check whether people can tell which is which.',
      beside:
        'The label “{label}” belongs to this field, and people see it beside another one (“{other}”). Check whether the two are mixed up.',
      far: 'The label “{label}” stands far from its field. Check whether people see both when they enlarge the page.',
    },
  }),
  needs: ['forms', 'fieldHints'],
  evaluate({ forms, fieldHints }) {
    const fields = typedFields(forms).filter((field) => labelOf(field) !== '' && !isSearchField(field, forms));
    if (fields.length === 0) return inapplicable;
    const hints = new Map(fieldHints.map((hint) => [hint.selector, hint]));
    const helped = (field: Field) => field.legend !== '' || Boolean(hints.get(field.selector)?.describedBy);
    const about = (message: Message, field: Field): Finding<Message> =>
      atElement(message, field, { label: labelOf(field) });
    const meaningless = fields
      .filter((field) => MEANINGLESS.test(labelOf(field)) && !helped(field))
      .map((field) => about('meaningless', field));
    const doubts = [
      ...fields
        .filter((field) => VAGUE.test(labelOf(field)) || MEANINGLESS.test(labelOf(field)))
        .map((field) => about('vague', field)),
      ...repeated(fields, hints).map((field) => about('same', field)),
      ...fields.flatMap((field) => {
        const other = besideAnother(field, fields, hints);
        return other ? [atElement('beside' as const, field, { label: labelOf(field), other: labelOf(other) })] : [];
      }),
      ...fields.filter((field) => isFar(field, hints.get(field.selector))).map((field) => about('far', field)),
    ];
    return failedOrOpen(meaningless, doubts);
  },
});

const labelOf = ({ visibleLabel, legend }: Field): string => (visibleLabel === legend ? '' : visibleLabel.trim());

/** The second and later ones of the same label in one form and one group. */
function repeated(fields: readonly Field[], hints: ReadonlyMap<string, FieldHint>): readonly Field[] {
  const met = new Set<string>();
  return fields.filter((field) => {
    if (field.form === null) return false;
    const hint = hints.get(field.selector);
    const what = [
      labelOf(field).toLowerCase(),
      field.accessibleName.toLowerCase(),
      field.legend,
      hint?.group ?? '',
      hint?.describedBy ?? '',
    ];
    const key = `${field.form} ${what.join('\n')}`;
    if (met.has(key)) return true;
    met.add(key);
    return false;
  });
}

function isFar({ box }: Field, hint: FieldHint | undefined): boolean {
  const label = hint?.labelBox;
  if (!label || !box) return false;
  const down = Math.max(box.y - (label.y + label.height), label.y - (box.y + box.height));
  const aside = Math.max(box.x - (label.x + label.width), label.x - (box.x + box.width));
  return down > FAR_DOWN || aside > FAR_ASIDE;
}

type Place = NonNullable<Field['box']>;

/** How far one lies from the other, and whether it comes before it: above, or to the left in the same row. */
function between(one: Place, other: Place): { readonly apart: number; readonly before: boolean } {
  const down = Math.max(other.y - (one.y + one.height), one.y - (other.y + other.height), 0);
  const aside = Math.max(other.x - (one.x + one.width), one.x - (other.x + other.width), 0);
  const isAbove = one.y + one.height <= other.y;
  const isBelow = other.y + other.height <= one.y;
  return { apart: Math.hypot(down, aside), before: isAbove || (!isBelow && one.x + one.width <= other.x) };
}

/** The field that this one's label leads up to: its own field lies behind, and the label of the other is further off. */
function besideAnother(
  field: Field,
  fields: readonly Field[],
  hints: ReadonlyMap<string, FieldHint>,
): Field | undefined {
  const label = hints.get(field.selector)?.labelBox;
  const { box: own, form } = field;
  if (!label || !own || !between(own, label).before) return undefined;
  return fields.find((other) => {
    const theirs = hints.get(other.selector)?.labelBox;
    if (other === field || other.form !== form || !other.box || !theirs) return false;
    const near = between(label, other.box);
    return near.before && near.apart < between(own, label).apart && near.apart < between(theirs, other.box).apart;
  });
}
