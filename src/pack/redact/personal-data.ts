import { isDigest } from '../../evidence/canonical.ts';
import { replaceOverMarks } from './over-marks.ts';

const KINDS = ['email', 'phone', 'nino'] as const;
export type Kind = (typeof KINDS)[number];

/** What a browser shows nothing for, or only a place to break a line at. */
const SOFT = String.raw`[\u00AD\u200B-\u200D\u2060\uFEFF]|&shy;|&zwnj;|&zwj;|&NoBreak;|&#0*(?:173|820[345]|8288|65279);|&#[xX]0*(?:[aA][dD]|200[bBcCdD]|2060|[fF][eE][fF][fF]);|<wbr\s?\/?>`;
const QUOTE = `&apos;|&rsquo;|&#0*(?:39|8217);|&#[xX]0*(?:27|2019);`;
/** Addresses in links are often encoded, and some pages write the sign in words or as an entity. */
const SIGN = String.raw`(?:[@＠﹫]|%(?:25){0,2}40|&#0*64;|&#[xX]0*40;|&commat;|\\u0040|\\x40)`;
const SAID = String.raw`\s?(?:[[({<]|&lt;)(?:at|AT|At|[@＠﹫])(?:[\])}>]|&gt;)\s?`;
/** With a space beside it, it is an address only if a whole domain follows. */
const AT = `(?:(?:${SOFT})?${SIGN}(?:${SOFT})?|${SAID})`;
const SPACED_AT = String.raw`(?:\s${SIGN}\s?|${SIGN}\s)`;
const DOT = String.raw`(?:(?:${SOFT})?(?:[.．]|&period;|&#0*46;|&#[xX]0*2[eE];|%(?:25){0,2}2[eE])|\s?(?:[[({<]|&lt;)(?:dot|DOT|Dot)(?:[\])}>]|&gt;)\s?)`;
const LABEL = String.raw`[\p{L}\p{N}](?:[\p{L}\p{N}-]|${SOFT}){0,62}`;
/** Such as logo@2x.png. */
const NO_FILE = String.raw`(?!(?:avif|css|gif|ico|jpe?g|js|mjs|png|svg|webp)(?![\p{L}\p{N}]))`;
const WHOLE_DOMAIN = String.raw`(?:${LABEL}${DOT}){1,8}${NO_FILE}(?:xn--[a-z0-9-]{2,59}|\p{L}(?:(?:${SOFT})?\p{L}){1,62})`;
/** A snippet may be cut in the middle of an address: the name before the sign is enough to know a person by. */
const DOMAIN = String.raw`(?:${WHOLE_DOMAIN}|(?:\p{L}[\p{L}\p{N}.-]{0,80})?(?=…|$))`;
const NAME = String.raw`[\p{L}\p{N}_](?:[\p{L}\p{N}._%+'’-]|${SOFT}|${QUOTE}){0,63}?`;
/** All in words. These stand in ordinary sentences too, so it must end as addresses in this country do. */
const SPOKEN = String.raw`\s(?:at|AT)\s(?:[\p{L}\p{N}-]{1,63}\s(?:dot|DOT)\s){1,5}(?:uk|com|org|net|info|scot|wales|cymru|london|example)(?![\p{L}\p{N}])`;
/** As Cloudflare hides addresses from robots: the first two digits are the key to the rest. */
const HIDDEN = String.raw`(?=[\da-fA-F]{8})(?<=data-cfemail=\\?["']?|email-protection#)[\da-fA-F]{8,400}`;
const EMAIL = `${HIDDEN}|${NAME}(?:${AT}${DOMAIN}|${SPACED_AT}${WHOLE_DOMAIN}|${SPOKEN})`;

const DIGIT = String.raw`[\d０-９]`;
const ZERO = '[0０]';
const GAP = String.raw`(?:[\s.()·\u2010-\u2015-]|\+|%20|%28|%29|&nbsp;|&#160;|${SOFT})`;
const ALONE = String.raw`(?<![\p{L}\p{N}_]|\p{N}[.,])`;
/**
 * 0 and nine or ten digits as they are written in the United Kingdom: at least three digits stand together in front. Half
 * of one is enough where a snippet is cut off.
 */
const NATIONAL = String.raw`${ALONE}\(?${ZERO}\)?(?:${SOFT})?[1-35-9１-３５-９]${DIGIT}(?:(?:${GAP}{0,3}${DIGIT}){7,8}(?![\p{L}\p{N}_])|(?:${GAP}{0,3}${DIGIT}){3,8}(?=…))`;
/** The code of a place and a number, as older letterheads write them. */
const SLASHED = String.raw`${ALONE}${ZERO}[1-35-9１-３５-９]${DIGIT}{2,3}\s?\/\s?${DIGIT}(?:${GAP}?${DIGIT}){4,6}(?![\p{L}\p{N}_/])`;
const ABROAD = String.raw`(?:(?<!\p{N})(?:[+＋]|%2[bB])|${ALONE}00)${GAP}{0,2}[1-9１-９](?:${GAP}{0,3}${DIGIT}){8,13}(?!\p{N})`;
const IN_LINK = String.raw`(?<=\btel:(?:\/\/)?)[+\d(%][\d\s().+%A-Fa-f-]{4,40}`;

/** As HM Revenue and Customs forms them; numbers made up for hints, such as QQ 12 34 56 C, are none. */
const NINO_LETTERS = `(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]|(?!bg|gb|nk|kn|tn|nt|zz)[a-ceghj-pr-tw-z][a-ceghj-npr-tw-z]`;
const NINO = String.raw`${ALONE}(?:${NINO_LETTERS})(?:${GAP}?\d\d){3}${GAP}?[A-Da-d](?![\p{L}\p{N}_])`;

/** A new one for every use: it keeps its place in the text. */
const pattern = () =>
  new RegExp(`(?<email>${EMAIL})|(?<phone>${IN_LINK}|${ABROAD}|${NATIONAL}|${SLASHED})|(?<nino>${NINO})`, 'gu');

export function countPersonal(text: string): number {
  let count = 0;
  replacePersonal(text, (kind) => {
    count += 1;
    return `redacted-${kind}`;
  });
  return count;
}

/** Whole ones first: where a label and an address run on into each other, the label stays. */
function replacePersonal(text: string, nameOf: (kind: Kind, found: string) => string): string {
  const name = (found: string, groups: Readonly<Record<string, string | undefined>> | undefined) =>
    nameOf(KINDS.find((kind) => groups?.[kind] !== undefined) ?? 'nino', found);
  const whole = mayHold(text)
    ? text.replace(pattern(), (found, ...rest) =>
        name(found, rest.at(-1) as Readonly<Record<Kind, string | undefined>>),
      )
    : text;
  return replaceOverMarks(whole, mayHold, pattern(), (found) => name(found[0], found.groups));
}

export interface Redactor {
  text(text: string): string;
  /** Every text in a value, the names of its keys too. Digests stay as they are. */
  value<T>(value: T): T;
  /** How many different ones were met. */
  counts(): Readonly<Record<Kind, number>>;
}

/**
 * The same address or number always gets the same name, such as `redacted-email-3`. Two pages whose addresses differ in
 * nothing else stay two pages, and a reader sees what belongs together.
 */
export function createRedactor(): Redactor {
  const known: Record<Kind, Map<string, number>> = { email: new Map(), phone: new Map(), nino: new Map() };
  const nameOf = (kind: Kind, found: string): string => {
    const names = known[kind];
    const key = keyOf(kind, found);
    const number = names.get(key) ?? names.size + 1;
    names.set(key, number);
    return `redacted-${kind}-${number}`;
  };
  const text = (given: string): string => replacePersonal(given, nameOf);
  const value = (given: unknown): unknown => {
    if (typeof given === 'string') return isDigest(given) ? given : text(given);
    if (Array.isArray(given)) return given.map(value);
    if (given === null || typeof given !== 'object') return given;
    return Object.fromEntries(Object.entries(given).map(([name, inner]) => [text(name), value(inner)]));
  };
  return {
    text,
    value: <T>(given: T) => value(given) as T,
    counts: () => ({ email: known.email.size, phone: known.phone.size, nino: known.nino.size }),
  };
}

/** Most texts have neither a sign nor six digits, and are let through quickly. */
function mayHold(text: string): boolean {
  return (
    /[@＠﹫]|%(?:25){0,2}40|&#|&commat;|\\u0040|\\x40|cfemail|email-protection#|(?:[[({<]|&lt;)at(?:[\])}>]|&gt;)|\sdot\s/i.test(
      text,
    ) || /(?:[\d０-９][^\d０-９]{0,9}){6}/.test(text)
  );
}

/** However it is written, it is the same address or number. */
function keyOf(kind: Kind, found: string): string {
  if (kind === 'email') return plainAddress(/^[\da-f]{8,}$/i.test(found) ? unhidden(found) : found);
  const plain = found
    .normalize('NFKC')
    .replace(SOFT_MARKS, '')
    .replace(/%2[bB]/g, '+')
    .replace(/%\d\d|&nbsp;|&#160;/g, '');
  if (kind === 'nino') return plain.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return plain.replace(/(?!^)\+|[^\d+]/g, '').replace(/^(?:\+|00)44(?:0(?=\d{9}))?/, '0');
}

function unhidden(found: string): string {
  const [key = 0, ...bytes] = Buffer.from(found, 'hex');
  return Buffer.from(bytes.map((byte) => byte ^ key)).toString();
}

const SOFT_MARKS = new RegExp(SOFT, 'gu');
const QUOTES = new RegExp(QUOTE, 'gu');
const FIRST_SIGN = new RegExp(String.raw`${SPACED_AT}|${AT}|\s(?:at|AT)\s`, 'u');
const DOTS = new RegExp(String.raw`${DOT}|\s(?:dot|DOT)\s`, 'gu');

function plainAddress(found: string): string {
  return found.replace(SOFT_MARKS, '').replace(QUOTES, "'").replace(FIRST_SIGN, '@').replace(DOTS, '.').toLowerCase();
}
