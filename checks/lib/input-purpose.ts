/** What a field asks about the person filling it in, and the autocomplete values that say so. The first is advised. */
interface Purpose {
  readonly tokens: readonly [string, ...string[]];
  /** Whole labels, as `plainLabel` leaves them. A label that merely contains such words may be about anything. */
  readonly labels: readonly string[];
}

const PHONES = ['tel', 'tel-national', 'tel-local', 'tel-country-code', 'tel-area-code', 'tel-extension'] as const;

const PURPOSES: readonly Purpose[] = [
  { tokens: ['name'], labels: ['name', 'full name', 'name in full', 'first and last name', 'enw', 'enw llawn'] },
  {
    tokens: ['given-name'],
    labels: [
      'first name',
      'first names',
      'given name',
      'given names',
      'forename',
      'forenames',
      'enw cyntaf',
      'enwau cyntaf',
    ],
  },
  {
    tokens: ['family-name'],
    labels: ['last name', 'last names', 'family name', 'surname', 'second name', 'cyfenw', 'enw olaf', 'enw teuluol'],
  },
  {
    // An address that is used to sign in is a user name to the browser.
    tokens: ['email', 'username'],
    labels: [
      'email',
      'email address',
      'e mail',
      'e mail address',
      'ebost',
      'e bost',
      'cyfeiriad ebost',
      'cyfeiriad e bost',
    ],
  },
  {
    tokens: PHONES,
    labels: [
      ...[
        'phone',
        'phone number',
        'phone no',
        'telephone',
        'telephone number',
        'telephone no',
        'tel',
        'contact number',
      ],
      ...['mobile', 'mobile number', 'mobile phone', 'mobile phone number', 'mobile telephone number'],
      ...['home phone number', 'home telephone number', 'daytime phone number', 'daytime telephone number'],
      ...['contact telephone number', 'contact phone number', 'uk telephone number', 'uk mobile number'],
      ...['ffon', 'ffôn', 'rhif ffon', 'rhif ffôn', 'rhif ffôn symudol', 'ffôn symudol', 'rhif cyswllt'],
    ],
  },
  {
    tokens: ['postal-code'],
    labels: ['postcode', 'post code', 'home postcode', 'postal code', 'cod post', 'côd post'],
  },
  {
    tokens: ['street-address', 'address-line1'],
    labels: [
      'address',
      'home address',
      'postal address',
      'full address',
      'current address',
      'cyfeiriad',
      'cyfeiriad cartref',
    ],
  },
  {
    tokens: ['address-line1', 'street-address'],
    labels: ['address line 1', 'address line one', 'address 1', 'building and street', 'llinell cyfeiriad 1'],
  },
  { tokens: ['address-line2'], labels: ['address line 2', 'address line two', 'address 2', 'llinell cyfeiriad 2'] },
  {
    tokens: ['address-line3', 'address-level2', 'address-level3'],
    labels: ['address line 3', 'address line three', 'address 3', 'llinell cyfeiriad 3'],
  },
  {
    tokens: ['address-level2', 'address-level1', 'address-level3'],
    labels: ['town', 'town or city', 'town city', 'city', 'city or town', 'tref', 'tref neu ddinas', 'dinas'],
  },
  { tokens: ['bday', 'bday-day', 'bday-month', 'bday-year'], labels: ['date of birth', 'birth date', 'dyddiad geni'] },
];

const byLabel = new Map(PURPOSES.flatMap(({ labels, tokens }) => labels.map((label) => [label, tokens] as const)));

/** Words that show that a field, or a whole page, is about somebody or something else. */
const SOMEBODY_ELSE =
  /\b(?:child(?:ren)?|daughter|son|pupil|student|parent|guardian|landlord|tenant|agent|owner|partner|spouse|husband|wife|carer|patient|doctor|gp|deceased|death|died|relative|family member|person who|next of kin|emergency|witness|referee|neighbour|friend|recipient|applicant|employer|someone|somebody|another person|other person|person you|their|his|her|plentyn|plant|perchennog|rhywun arall)\b/i;
const SOMETHING_ELSE =
  /\b(?:business|company|trading|organisation|school|college|nursery|charity|club|premises|venue|event|site|shop|billing|delivery|location|incident|problem|property|street|road|vehicle|file|search|busnes|cwmni|sefydliad|ysgol|lleoliad)\b/i;

/** Autocomplete values for the label, or null when it does not ask for the person's own details. */
export function ownPurpose(label: string): Purpose['tokens'] | null {
  return byLabel.get(plainLabel(label)) ?? null;
}

/** `words` come from a label or a field's name; "landlord_postcode" and "childFirstName" speak of others too. */
export function isAboutOthers(words: string): boolean {
  const apart = words.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replace(/[^\p{L}]+/gu, ' ');
  return SOMEBODY_ELSE.test(apart) || SOMETHING_ELSE.test(apart);
}

/** A page about somebody else asks for that person's name unless it says "your". */
export const isPageAboutOthers = (heading: string): boolean => SOMEBODY_ELSE.test(heading);

export const saysYour = (label: string): boolean => /\b(?:your|my|eich|fy)\b/i.test(label);

/** The last word of an autocomplete value names the field; what comes before says which of several. */
export function fieldToken(autocomplete: string): string {
  const words = autocomplete.toLowerCase().split(/\s+/).filter(Boolean);
  return words.findLast((word) => word !== 'webauthn') ?? '';
}

/** Lower case, without punctuation, notes in brackets, and the polite words around the thing asked for. */
function plainLabel(label: string): string {
  return label
    .toLowerCase()
    .replace(/\([^)]*\)/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(
      /^(?:please )?(?:enter|give|provide|confirm|tell us|type|re enter|what is|what s|whats|beth yw)(?: us)? /,
      '',
    )
    .replace(/^(?:your|my|eich|fy) /, '')
    .replace(/ (?:optional|required|dewisol)$/, '');
}

/** Every value that exists, so that axe does not object to it. */
export const knownTokens: ReadonlySet<string> = new Set([
  ...['on', 'off', 'name', 'honorific-prefix', 'given-name', 'additional-name', 'family-name', 'honorific-suffix'],
  ...['nickname', 'username', 'new-password', 'current-password', 'one-time-code', 'organization-title'],
  ...['organization', 'street-address', 'address-line1', 'address-line2', 'address-line3', 'address-level1'],
  ...['address-level2', 'address-level3', 'address-level4', 'country', 'country-name', 'postal-code', 'cc-name'],
  ...['cc-given-name', 'cc-additional-name', 'cc-family-name', 'cc-number', 'cc-exp', 'cc-exp-month', 'cc-exp-year'],
  ...['cc-csc', 'cc-type', 'transaction-currency', 'transaction-amount', 'language', 'bday', 'bday-day', 'bday-month'],
  ...['bday-year', 'sex', 'url', 'photo', 'email', 'impp', 'tel-local-prefix', 'tel-local-suffix', ...PHONES],
]);
