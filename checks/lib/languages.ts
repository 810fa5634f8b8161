import { francAll } from 'franc-all';

/** Languages of councils and of the people they write for, by the code of the detector and by that of HTML. */
const LANGUAGES: Readonly<Record<string, readonly [code: string, name: string]>> = {
  eng: ['en', 'English'],
  cym: ['cy', 'Welsh'],
  gla: ['gd', 'Scottish Gaelic'],
  gle: ['ga', 'Irish'],
  pol: ['pl', 'Polish'],
  ron: ['ro', 'Romanian'],
  por: ['pt', 'Portuguese'],
  spa: ['es', 'Spanish'],
  fra: ['fr', 'French'],
  deu: ['de', 'German'],
  ita: ['it', 'Italian'],
  lit: ['lt', 'Lithuanian'],
  tur: ['tr', 'Turkish'],
  som: ['so', 'Somali'],
  urd: ['ur', 'Urdu'],
  pan: ['pa', 'Punjabi'],
  pes: ['fa', 'Persian'],
  arb: ['ar', 'Arabic'],
  ben: ['bn', 'Bengali'],
  guj: ['gu', 'Gujarati'],
  hin: ['hi', 'Hindi'],
  ukr: ['uk', 'Ukrainian'],
  cmn: ['zh', 'Chinese'],
};
/** What languages are called in themselves. */
const OWN_NAMES: Readonly<Record<string, string>> = {
  cymraeg: 'cy',
  gàidhlig: 'gd',
  gaeilge: 'ga',
  polski: 'pl',
  română: 'ro',
  português: 'pt',
  español: 'es',
  français: 'fr',
  deutsch: 'de',
  italiano: 'it',
  türkçe: 'tr',
  soomaali: 'so',
  lietuvių: 'lt',
  اردو: 'ur',
  العربية: 'ar',
  فارسی: 'fa',
  বাংলা: 'bn',
  ગુજરાતી: 'gu',
  हिन्दी: 'hi',
  हिंदी: 'hi',
  ਪੰਜਾਬੀ: 'pa',
  中文: 'zh',
  українська: 'uk',
  русский: 'ru',
};
/** Of the letters alone one can tell that no language in Latin letters is meant, if not always which other one it is. */
const SCRIPTS: readonly (readonly [letters: RegExp, code: string, name: string])[] = [
  [/\p{Script=Arabic}/gu, 'x-arab', 'a language in Arabic letters'],
  [/\p{Script=Cyrillic}/gu, 'x-cyrl', 'a language in Cyrillic letters'],
  [/\p{Script=Bengali}/gu, 'x-beng', 'a language in Bengali letters'],
  [/\p{Script=Gujarati}/gu, 'x-gujr', 'a language in Gujarati letters'],
  [/\p{Script=Gurmukhi}/gu, 'x-guru', 'a language in Gurmukhi letters'],
  [/\p{Script=Devanagari}/gu, 'x-deva', 'a language in Devanagari letters'],
  [/\p{Script=Tamil}/gu, 'x-taml', 'a language in Tamil letters'],
  [/\p{Script=Greek}/gu, 'x-grek', 'a language in Greek letters'],
  [/\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}/gu, 'x-hani', 'a language in Chinese or Japanese letters'],
];
/** Those among them that are written in Latin letters, by the code of HTML. */
export const LATIN: ReadonlySet<string> = new Set('en cy gd ga pl ro pt es fr de it lt tr so'.split(' '));
const ONLY = Object.keys(LANGUAGES);
const ENOUGH_CHARACTERS = 100;
/** How near English may come for a text to be surely something else: names and addresses look like many languages. */
const ENGLISH_AT_MOST = 0.75;
const WELSH =
  /^(?:y|yr|yn|a|ac|i|o|ar|am|mae|gan|ei|eich|ein|chi|ni|neu|os|eu|nhw|hwn|hon|bod|fod|gyda|wedi|cael|gael|â|at|er|un|oes|yw|ydych|dod)$/;
const WELSH_AT_LEAST = 0.15;

/**
 * The language of a text by its letters, as a hint for a person. Lists of Welsh places are not Welsh: its little words have to
 * be there too.
 */
export function detectLanguage(
  text: string,
  englishAtMost = ENGLISH_AT_MOST,
  welshAtLeast = WELSH_AT_LEAST,
): string | undefined {
  const named = text.trim().toLowerCase();
  if (Object.hasOwn(OWN_NAMES, named)) return OWN_NAMES[named];
  if (text.length < ENOUGH_CHARACTERS) return undefined;
  const ranks = francAll(text, { only: ONLY, minLength: ENOUGH_CHARACTERS });
  const [first] = ranks;
  if (!first || first[0] === 'und') return undefined;
  const english = ranks.find(([language]) => language === 'eng')?.[1] ?? 0;
  if (first[0] !== 'eng' && english > englishAtMost) return undefined;
  if (first[0] === 'cym' && shareOf(text, WELSH) < welshAtLeast) return undefined;
  return LANGUAGES[first[0]]?.[0];
}

/** `en-GB` is English. */
export const primary = (lang: string): string => lang.trim().toLowerCase().split('-')[0] ?? '';

/** For texts that are too short for their language to be told: what they surely are not, if that was declared. */
export function otherScript(text: string, declared: string): string | undefined {
  if (!LATIN.has(declared)) return undefined;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return SCRIPTS.find(([script]) => 2 * (text.match(script)?.length ?? 0) > letters)?.[1];
}

/** Languages that the detector knows, and after them those that it takes for one of them, as they are written in the same letters. */
const WRITTEN_ALIKE: readonly (readonly [known: ReadonlySet<string>, others: ReadonlySet<string>])[] = (
  [
    [
      [...LATIN].join(' '),
      'af az bs ca ceb cs da eo et eu fi fil fo gl gv ha hr ht hu id ig ' +
        'is ku kw la lb lg ln lv mi ms mt nb nl nn no om rw sco sk sl sn sq sr st su sv sw tl tn uz vi wo xh yo zu',
    ],
    ['ur fa ar', 'ckb ks ku prs ps sd ug'],
    ['uk', 'be bg kk ky mk mn ru sr tg tt'],
    ['hi', 'bho kok mai mr ne sa'],
    ['bn', 'as'],
    ['zh', 'ja wuu yue'],
  ] as const
).map(([known, others]) => [new Set(known.split(' ')), new Set(others.split(' '))]);

/**
 * Whether `found` may be no more than the nearest that the detector knows to the language that is declared, as Ukrainian is to
 * Russian: it does not know that one, which is written in the same letters. `declared` is a code without a region.
 */
export function isOnlyNearest(found: string, declared: string): boolean {
  return WRITTEN_ALIKE.some(([known, others]) => known.has(found) && others.has(declared));
}

export function languageName(code: string): string {
  const script = SCRIPTS.find(([, known]) => known === code)?.[2];
  if (script) return script;
  return Object.values(LANGUAGES).find(([known]) => known === code)?.[1] ?? `“${code}”`;
}

function shareOf(text: string, words: RegExp): number {
  const all = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  return all.length === 0 ? 0 : all.filter((word) => words.test(word)).length / all.length;
}
