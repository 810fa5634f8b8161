import type { Field } from '../../src/model/evidence.ts';
import { fieldToken, isAboutOthers, isPageAboutOthers, knownTokens, ownPurpose } from './input-purpose.ts';
import { plainWords } from './reading/meta.ts';

/** Said of the typing: what “happens again” is something else. */
const AGAIN = [
  /\b(?:confirm|re-?enter|re-?type|repeat|verify) (?:your |the |my )?(?:e-?mail|phone|mobile|telephone|address|name|postcode)/i,
  /\b(?:enter|type|give|rhowch|teipiwch|nodwch)\b[^?]*\b(?:again|eto)\b[^?]*$|\b(?:again|eto)\b[^\w?]*$/i,
];
/** Typed once more for safety, which the criterion allows; and what is another one each time. */
const ALLOWED = /password|passcode|\bpin\b|\bcode\b|captcha|cyfrinair/i;
/** Parts of an answer that go with another part, and what is no answer at all. */
const NOT_ASKED =
  /^(?:on|off|username|one-time-code|new-password|current-password|cc-.*|bday-.*|transaction-.*|address-l(?:ine[23]|evel\d)|country.*|honorific.*|language|sex|url|photo|impp)?$/;
/** Asked for in one piece on one page and in parts on the next, it is the same answer. */
const SAME: readonly (readonly [purpose: string, tokens: RegExp])[] = [
  ['name', /^(?:name|given-name|additional-name|family-name)$/],
  ['tel', /^tel/],
  ['street-address', /^(?:street-address|address-line1)$/],
];
/** Which of several addresses it is: where a thing goes may be another place than where somebody lives. */
const WHICH = /\b(?:shipping|billing|section-\S+)/gi;
/** “House number and street” is about whoever lives there, where the code says that it is their address. */
const STREET = /street|road|stryd|heol/gi;
const TYPED = new Set(['text', 'email', 'tel', 'number', 'textarea', 'date']);

export interface Question {
  readonly label: string;
  /** The same for questions that ask the same. */
  readonly asks: string;
  /** The label says itself that it was asked before. */
  readonly again: boolean;
  /** What browsers fill in for it, where it is about whoever fills in the form. */
  readonly purpose: string | null;
}

/** What a field asks of whoever fills in the form; null where nobody can tell, or where it may rightly be asked once more. */
export function questionOfField(field: Field): Question | null {
  const label = (field.visibleLabel || field.accessibleName).trim();
  if (!TYPED.has(field.type) || [label, field.name].some((words) => ALLOWED.test(words))) return null;
  // The next child, the next owner: a form asks for as many as there are.
  if ([label, field.legend].some(isPageAboutOthers)) return null;
  const token = fieldToken(field.autocomplete);
  const told = knownTokens.has(token) && !NOT_ASKED.test(token) ? token : (ownPurpose(label)?.[0] ?? '');
  const same = SAME.find(([, tokens]) => tokens.test(told))?.[0] ?? told;
  const isStreet = same === 'street-address' && token === told;
  const about = [label, field.name, field.legend].map((words) => (isStreet ? words.replace(STREET, ' ') : words));
  const isOwn = !NOT_ASKED.test(told) && !about.some(isAboutOthers);
  const which = field.autocomplete.match(WHICH)?.join(' ').toLowerCase() ?? '';
  const purpose = isOwn ? `${which} ${same}`.trim() : null;
  const again = field.type !== 'textarea' && AGAIN.some((sign) => sign.test(label));
  const words = plainWords(`${field.legend} ${label}`);
  // One word may mean anything: “Day”, “Reason”, “Details”.
  const asks = purpose ?? (words.includes(' ') ? words : null);
  return asks === null ? null : { label, asks, again, purpose };
}

/**
 * Fields of a part that is not shown yet which ask for what the form asks for in sight. One alone says little: a postcode is
 * often asked for again where the address was not found.
 */
export function askedLater(fields: readonly Field[]): readonly (Question & { readonly field: Field })[] {
  const asked = fields.flatMap((field) => {
    const question = questionOfField(field);
    return question?.purpose && !question.again ? [{ ...question, field }] : [];
  });
  const later = asked.filter(({ field, purpose }, index) => {
    const before = asked.slice(0, index).filter((one) => one.purpose === purpose && one.field.form === field.form);
    return field.form !== null && !field.visible && before.some((one) => one.field.visible);
  });
  return new Set(later.map(({ purpose }) => purpose)).size > 1 ? later : [];
}
