import type { Link } from '../../../src/model/evidence.ts';
import { plainWords } from './meta.ts';

/** Words that tell people that another window or tab opens, in English and Welsh. */
export const NEW_WINDOW =
  /\b(?:new|another|separate|different) (?:browser )?(?:window|tab|page)\b|\bopens? (?:in )?(?:a )?(?:window|tab|externally)\b|\bexternal\b|\bffenest(?:r|ri)? newydd\b|\b(?:tab|tudalen) newydd\b|\ballanol\b/i;

/** By the ending of the address: how people write the format. */
const FORMATS: Readonly<Record<string, RegExp>> = {
  pdf: /\bpdf\b/i,
  doc: /\b(?:docx?|word|dogfen)\b/i,
  xls: /\b(?:xlsx?|xlsm|excel|spreadsheet|taenlen)\b/i,
  ppt: /\b(?:pptx?|power ?point|presentation|slides)\b/i,
  odt: /\b(?:odt|open ?document|document)\b/i,
  ods: /\b(?:ods|open ?document|spreadsheet)\b/i,
  odp: /\b(?:odp|open ?document|presentation)\b/i,
  rtf: /\b(?:rtf|rich text)\b/i,
  csv: /\b(?:csv|spreadsheet)\b/i,
  zip: /\bzip\b/i,
};
const SIZE = /\d\s*(?:bytes|[kmg]i?b|[kmg]ilobytes?|megabytes?|kilobytes?|meg|pages?|tudalen)\b/i;

export function saysFormat(format: string, words: string): boolean {
  const known = FORMATS[format] ?? FORMATS[format.slice(0, 3)];
  return known?.test(words) ?? false;
}

export function saysSize(words: string): boolean {
  return SIZE.test(words);
}

const ADDRESS = /^(?:(?:https?|ftp):\/\/|www\.)\S+$/i;

/** An address where words could stand. The bare name of a site, such as gov.uk, is how people call it. */
export function isAddress(text: string): boolean {
  return ADDRESS.test(text.trim());
}

/** Whole link texts that say nothing about where the link goes, without case and punctuation. */
const GENERIC = new Set([
  ...[
    'click here',
    'click this link',
    'click here to read more',
    'here',
    'this',
    'this link',
    'this page',
    'link',
    'go',
  ],
  ...['more', 'more here', 'more info', 'more information', 'information', 'read more', 'read more here', 'read on'],
  ...['click', 'click on this link', 'continue reading', 'see here', 'find out more here', 'follow this link'],
  ...['tap here', 'press here', 'go here', 'view here', 'see more here', 'info', 'further information', 'further info'],
  ...['click here for more', 'click here for more information', 'click here for more info', 'click here for details'],
  ...['for more information click here', 'for more info click here', 'for details click here', 'please click here'],
  ...['use this link', 'this website', 'visit page', 'visit this page', 'visit website', 'visit this website'],
  ...['learn more', 'find out more', 'see more', 'view more'],
  ...['cliciwch yma', 'yma', 'hwn', 'dolen', 'ewch', 'mwy', 'rhagor', 'gwybodaeth', 'mwy o wybodaeth'],
  ...['rhagor o wybodaeth', 'darllen mwy', 'darllenwch fwy', 'dysgu mwy', 'gweld mwy'],
]);

/** Signs are read out by their names; those that mean something, such as small pictures, are for a person. */
const SIGNS = /^[<>«»›‹→←↑↓▶►▸…·.*#|_–—-]+$/;
/** Looks like a link in the source and is none to people, such as a tab. */
const CONTROL = /^<[^>]*\srole=["']?(?:button|tab|menuitem|option|switch)/i;

export function isControl({ html }: Link): boolean {
  return CONTROL.test(html);
}

/** Links of the main content that have a name. Where nothing is marked as such, it is what is neither header, navigation nor footer. */
export function linksToRead(links: readonly Link[]): readonly Link[] {
  const marked = links.some(({ region }) => region === 'main');
  const regions = marked ? ['main'] : ['main', 'other'];
  return links.filter((link) => regions.includes(link.region) && link.visible && isNamed(link) && !isControl(link));
}

function isNamed({ text }: Link): boolean {
  return plainWords(text) !== '' || SIGNS.test(text.replace(/\s/g, ''));
}

/** Its name, one of those that are read, may stand for anything. */
export function isGeneric({ text }: Pick<Link, 'text'>): boolean {
  return saysNothing(text);
}

/** Nothing stands beside it that could say where it leads: “Please click here” is no more than “click here”. Null: nobody knows. */
export function standsAlone({ text, beside }: Pick<Link, 'text' | 'beside'>): boolean | null {
  if (beside === undefined) return null;
  return [beside, `${beside} ${text}`, `${text} ${beside}`].some(saysNothing);
}

function saysNothing(words: string): boolean {
  const plain = plainWords(words);
  return plain === '' || GENERIC.has(plain);
}
