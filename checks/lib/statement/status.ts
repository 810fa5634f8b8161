import type { Statement } from './choose.ts';
import { type Sentence, sentencesOf, under } from './words.ts';

export type Status = 'fully' | 'partially' | 'not';

export interface StatusSaid {
  readonly status: Status;
  readonly sentence: string;
  /** The paragraph, or the whole section on the status: where version and level are looked for. */
  readonly around: string;
  /** The phrase is plain to a person, and not spelt as in the model. */
  readonly misspelt: boolean;
}

const SECTION =
  /^(?!.*non-?\s?complian).*\b(?:compliance status|conformance status|status of compliance|level of compliance|compliance with)/i;
/** What a status is said of. Documents and pictures may fail too, and are none of it. */
const SUBJECT = /\b(?:web ?sites?|sites?|services?|apps?|applications?|platforms?|portals?|domains?|systems?|it)\b/i;
const NOT_SUBJECT =
  /\b(?:pdfs?|documents?|files?|videos?|images?|pictures?|maps?|content|some|parts?|items?|pages?|forms?)\b/i;
/** One of the three phrases of the model, said of something that is. */
const EXACT =
  /\b(?:is|are|it[’']s)\s+(?:(?:currently|now|only|therefore|considered|deemed|assessed|rated)\s+(?:to be\s+|as\s+)?){0,2}["“‘']?(fully|partially|not|non)[\s-]+compliant\b/gi;
/** The same phrases in another sentence, such as "was assessed as", or alone. */
const BARE = /(?<!\bnot (?:yet |currently )?)\b(fully|partially)[\s-]+compliant\b|\b(not|non)[\s-]+compliant\b/gi;
/** "Some parts of this website": not the website as such. */
const PART_OF =
  /\b(?:pdfs?|documents?|files?|videos?|images?|pictures?|maps?|some|parts?|items?|areas?|sections?|elements?|features?)\b[^.;]{0,40}\b(?:of|on|in|across|within|from)\b/i;
/** One of the phrases with letters missing, doubled or exchanged, "partialy complient". */
const MISSPELT = /\b(?:(ful+e?y)|(par[tc]+i?c?al+e?y)|(not|non))([\s-]+)comp(?:l(?:ia|ie|ai|i|lia)|il[ai]e?)nt\b/gi;
const STANDARD = /\bwcag\b|web content accessibility|\bguidelines\b|\bstandards?\b|\bregulations\b|\bAA\b/i;
const AIM =
  /\b(?:aim|aims|aiming|will|work|works|working|try|trying|strive|striving|want|hope|intend|commit|committed|plan|plans|goal|ensure|make sure|must|should|need|needs|would|target|until|when|if|means)\b/i;
const OTHER_WORDS =
  /\b(?:substantially|mostly|largely|broadly|generally|nearly|almost|partly|partial(?:ly)?|fully|completely|mainly|reasonably|highly|not (?:yet |currently )?(?:fully|completely|wholly)|\d{1,3} ?%)[\s-]+(?:compliant|compliance|complies|comply|conforms?|conformant|conforming|meets?|in (?:compliance|conformance))/i;
/** Of the guidelines. */
const MEETS = /\b(?:website|site|it|we) (?:already )?(?:meets?|complies|comply|conforms?)\b/i;

/** Every status the statement gives of itself in the model's words, each once. */
export function statusesOf({ blocks }: Statement): readonly StatusSaid[] {
  const heads = blocks.filter(({ kind, text }) => kind === 'heading' && SECTION.test(text));
  const section = [...heads, ...under(blocks, SECTION)];
  const corrected = (one: Said): Said => ({ ...one, text: spelt(one.text), written: one.text });
  const around = section.map(({ text }) => text).join(' ');
  const inSection = [...heads.map(({ text }) => ({ text, within: text })), ...sentencesOf(section)];
  const anywhere = sentencesOf(blocks).filter(({ text }) => STANDARD.test(text));
  // The model's own sentence first, and where it should stand.
  const tries = [
    () => statusesIn(inSection, EXACT, around),
    () => statusesIn(inSection, BARE, around),
    () => statusesIn(anywhere, EXACT, null),
    () => statusesIn(anywhere, BARE, null),
    () => statusesIn([...inSection, ...anywhere].map(corrected), BARE, null).map((one) => ({ ...one, misspelt: true })),
  ];
  for (const attempt of tries) {
    const found = attempt();
    if (found.length > 0) return found;
  }
  return [];
}

/** Other words for a status, such as "substantially compliant". They are none of the three. */
export function otherWords({ blocks }: Statement): string | undefined {
  const section = under(blocks, SECTION);
  const sentences = [...sentencesOf(section), ...sentencesOf(blocks).filter(({ text }) => STANDARD.test(text))];
  return sentences.find(({ text }) => {
    const found = OTHER_WORDS.exec(text) ?? (STANDARD.test(text) ? MEETS.exec(text) : null);
    return found !== null && !AIM.test(text.slice(0, found.index));
  })?.text;
}

/** Versions of the guidelines that a text names, such as `2.1`. `WCAG 2.4.2` is a criterion. */
export function versionsIn(text: string): readonly string[] {
  const found = text.matchAll(
    /(?:\bWCAG\b|web content accessibility guidelines)[^.\d]{0,40}([123]\.\d)(?!\.?\d)|\bWCAG([12]\.\d)(?!\.?\d)/gi,
  );
  return [...new Set([...found].map(([, spaced, close]) => spaced ?? close ?? ''))];
}

/** Level AA in any of its spellings. */
export const namesLevel = (text: string): boolean =>
  /\bAA\b|\b2AA\b/.test(text) || /\bdouble[ -]a\b|\blevel aa\b/i.test(text);

type Said = Pick<Sentence, 'text' | 'within'> & { readonly written?: string };

function statusesIn(sentences: readonly Said[], phrase: RegExp, around: string | null): readonly StatusSaid[] {
  const found = sentences.flatMap(({ text, within, written = text }) =>
    [...text.matchAll(phrase)]
      .filter(({ index }) => isAboutSite(text.slice(0, index)))
      .map(([, one, other]): StatusSaid => {
        const status = statusOf(one ?? other ?? '');
        return { status, sentence: written, around: around ?? within, misspelt: false };
      }),
  );
  return [...new Map(found.map((one) => [one.status, one])).values()];
}

function isAboutSite(before: string): boolean {
  if (AIM.test(before.split(/[,;]/).at(-1) ?? '')) return false;
  if (PART_OF.test(before)) return false;
  return SUBJECT.test(before) || !NOT_SUBJECT.test(before);
}

function spelt(text: string): string {
  return text.replace(MISSPELT, (_, fully, partially, other, between) => {
    return `${fully ? 'fully' : partially ? 'partially' : other}${between}compliant`;
  });
}

function statusOf(word: string): Status {
  const lower = word.toLowerCase();
  return lower === 'fully' || lower === 'partially' ? lower : 'not';
}
