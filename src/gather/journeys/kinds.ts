import type { Field } from '../../model/evidence.ts';
import { type Kind, SAFE } from './safe-data.ts';

type Named = Pick<Field, 'tag' | 'type' | 'name' | 'autocomplete' | 'visibleLabel' | 'accessibleName' | 'legend'>;

const BY_AUTOCOMPLETE: readonly (readonly [RegExp, Kind])[] = [
  [/\b(given-name|additional-name|nickname)\b/, 'given-name'],
  [/\bfamily-name\b/, 'family-name'],
  [/\bhonorific-/, 'title'],
  [/\bname\b(?!-)/, 'name'],
  [/\bemail\b/, 'email'],
  [/\btel/, 'phone'],
  [/\bpostal-code\b/, 'postcode'],
  [/\b(street-address|address-line\d)\b/, 'address-line'],
  [/\baddress-level2\b/, 'town'],
  [/\baddress-level1\b/, 'county'],
  [/\borganization\b/, 'organisation'],
  [/\bbday-day\b/, 'birthday-day'],
  [/\bbday-month\b/, 'birthday-month'],
  [/\bbday-year\b/, 'birthday-year'],
  [/\bbday\b/, 'birthday'],
];
const BY_TYPE: Readonly<Partial<Record<string, Kind>>> = {
  email: 'email',
  tel: 'phone',
  url: 'url',
  time: 'time',
  month: 'month',
  week: 'week',
  number: 'number',
};
/** In the name of the field or the words beside it, in English and Welsh; the first that fits counts. */
const BY_WORDS: readonly (readonly [RegExp, Kind])[] = [
  [/e-?mail|e-?bost/i, 'email'],
  [/phone|mobile|\btel\b|ffôn|symudol/i, 'phone'],
  [/post\s?-?code|cod post/i, 'postcode'],
  [/national insurance|\bnino\b|yswiriant gwladol/i, 'national-insurance'],
  [/(first|given|fore)[\s_-]?name|enw cyntaf/i, 'given-name'],
  [/(last|family|sur)[\s_-]?name|cyfenw/i, 'family-name'],
  [/organi[sz]ation|company|business name|sefydliad|cwmni/i, 'organisation'],
  [/\b(full[\s_-]?)?name\b|\benw\b/i, 'name'],
  [/\b(town|city|tref|dinas)\b/i, 'town'],
  [/\bcounty\b|\bsir\b/i, 'county'],
  [/address|street|cyfeiriad|stryd/i, 'address-line'],
  [/\b(amount|how much|swm|faint)\b/i, 'amount'],
  [/reference|account|\bref\b|cyfeirnod|cyfrif/i, 'reference'],
];
const PART_OF_DATE: readonly (readonly [RegExp, Kind, Kind])[] = [
  [/\b(day|diwrnod|dydd)\b/i, 'birthday-day', 'day'],
  [/\b(month|mis)\b/i, 'birthday-month', 'month-number'],
  [/\b(year|blwyddyn)\b/i, 'birthday-year', 'year'],
];
const BIRTH = /\bbirth|\bborn\b|\bdob\b|\bgeni\b/i;
const SECRET_TYPE = /^(password|file)$/;
const SECRET_AUTOCOMPLETE = /\b(cc-|(current|new)-password|one-time-code)/;
const SECRET_WORDS =
  /pass\s?-?(word|code|phrase)|cyfrinair|\bpin\b|security (code|answer)|\bcvv\b|\bcvc\b|card[\s_-]?(number|no\b)|cardnumber|\bcard\b|rhif (y |eich )?cerdyn|\bcerdyn\b|sort[\s_-]?code|cod didoli|\biban\b|(bank )?account[\s_-]?number/i;

const PERSONAL = new Set<Kind>([
  ...(['name', 'given-name', 'family-name', 'title', 'email', 'phone', 'postcode', 'address-line', 'town'] as const),
  ...(['birthday', 'birthday-day', 'birthday-month', 'birthday-year', 'national-insurance'] as const),
]);

/** Passwords, codes, cards, accounts and files: nobody makes those up. */
export function isSecretField(field: Named): boolean {
  const { type, autocomplete, name } = field;
  if (SECRET_TYPE.test(type) || SECRET_AUTOCOMPLETE.test(autocomplete)) return true;
  return SECRET_WORDS.test(`${spaced(name)} ${wordsOf(field)}`);
}

/** What a field asks for, by what it says of itself first and by its words last. */
export function kindOf(field: Named): Kind {
  const { type, autocomplete, name, legend } = field;
  const said = BY_AUTOCOMPLETE.find(([pattern]) => pattern.test(autocomplete.toLowerCase()))?.[1];
  if (said) return said;
  const own = `${spaced(name)} ${wordsOf(field)}`;
  const born = BIRTH.test(`${own} ${legend}`);
  if (type === 'date') return born ? 'birthday' : 'date';
  const part = PART_OF_DATE.find(([pattern]) => pattern.test(own));
  if (part && type !== 'email' && type !== 'tel') return born ? part[1] : part[2];
  if (born && type === 'text') return 'birthday';
  const byType = BY_TYPE[type];
  if (byType && byType !== 'number') return byType;
  const byWords = BY_WORDS.find(([pattern]) => pattern.test(own))?.[1];
  // A field for numbers takes nothing else.
  if (type === 'number') return byWords === 'amount' ? 'amount' : 'number';
  return byWords ?? 'text';
}

export function personalKind(field: Named): string | null {
  const kind = kindOf(field);
  return PERSONAL.has(kind) ? kind : null;
}

export function answerFor(field: Named): string {
  return SAFE[kindOf(field)];
}

const wordsOf = ({ visibleLabel, accessibleName }: Named) => `${visibleLabel} ${accessibleName}`;
/** `dateOfBirth-day` as words. */
const spaced = (name: string) => name.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[-_.[\]]+/g, ' ');
