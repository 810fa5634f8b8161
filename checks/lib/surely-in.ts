import { detectLanguage, LATIN, otherScript, primary } from './languages.ts';

/**
 * The little words of a language, which no sentence in it can do without and which stand in no list of names. Words that are as
 * common in English are left out of each.
 */
const LITTLE: Readonly<Record<string, string>> = {
  en: 'the of and to is for that with you your we our be are this it at by from can if will not have was has they there which',
  cy: 'y yr yn ac mae gan ei eich ein chi neu nhw hwn hon bod fod gyda wedi cael gael oes yw ydych i ar o am gallwch os ni rydym',
  gd: 'agus an na tha gu air aig le nach gun ann anns do dha bho chan bha sin seo sibh sinn',
  ga: 'agus tá an na ar le go bhfuil ní don sa chun seo sin ach nó aon dá bhí leis muid sibh',
  pl: 'i w na z się do że nie jest są oraz dla od po jak lub przez to który które można proszę ze o za aby jeśli czy',
  ro: 'și de la în cu pe pentru este sunt din care nu să sau prin mai vă dumneavoastră dacă poate o ce ale',
  pt: 'de que e da do em para com os uma não é ou se dos das por pelo pela você são ao à sua seu mais',
  es: 'de la que el en y los del se las por un para con una su al es lo como más o pero sus usted si son puede',
  fr: 'de la le les et des en du un une est pour que dans qui sur au vous par plus pas nous aux ce cette votre ou sont avec être',
  de: 'der die und den von zu das mit sich des auf für ist im dem nicht ein eine als auch sie werden oder bei ihr ihre können wir',
  it: 'di che la il un è per una sono con del della le si da non al più gli dei nel alla questo o anche può',
  lt: 'ir yra į kad iš su ar bei už nuo tai jūs kaip per apie dėl arba jei gali savo po būti',
  tr: 've bir bu için ile da de olarak olan veya daha çok gibi sonra kadar ne ya size bizim sizin',
  so: 'iyo waa ka ku in oo ah waxaa aad u la soo si ama kala uu ay leh haddii wuxuu',
};
const little = Object.fromEntries(Object.entries(LITTLE).map(([code, words]) => [code, new Set(words.split(' '))]));

/** Of all words of a text. Running text has about twice as many, names and headings hardly any. */
const SHARE = 0.2;
/** Words of Welsh sentences and questions that no name of a place, a body or a building has, unlike "y", "yr", "yn" and "ar". */
const IN_NO_WELSH_NAME = new Set(
  'mae gan ei eich ein neu hwn fod gyda wedi cael gael oes yw ydych gallwch sydd sy heb sut pryd faint'.split(' '),
);
/** So many different ones, and this share of all little words, in headings and entries: they leave little words out. */
const IN_NO_NAME_AT_LEAST = 3;
const WELSH_SHARE_BESIDE = 0.1;
/** How near English the letters of such texts may come. */
const ENGLISH_BESIDE = 0.85;
/** Of them, so many different ones: a refrain or a list with “and” has one or two. */
const DIFFERENT = 4;
const LITTLE_AT_LEAST = 2;
/** Words with letters that English has not, as no name is written. Some languages have long words and few little ones. */
const NOT_ENGLISH = /^\p{Ll}*(?![a-z])\p{Ll}+$/u;
/** Of the little words of the language that was declared. A quotation in an English sentence has more around it. */
const OTHERS = 0.05;
const WORDS = 12;
/** In the letters of another script; a name has fewer. */
const LETTERS = 60;
const MOSTLY = 0.8;

/**
 * The language that a text is in beyond doubt, where it is not the declared one: its letters tell, and so do its little words,
 * while the declared language has next to none there. Where its letters are of a script in which the declared language is never
 * written, they tell that alone: many languages share a script, and the detector knows few of them. Undefined for all that a
 * person has to look at. `areShort`: these are the short texts of a page, one after another.
 */
export function surelyIn(text: string, declared: string, areShort = false): string | undefined {
  const own = primary(declared);
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (LATIN.has(own) && letters >= LETTERS && latin <= (1 - MOSTLY) * letters) return otherScript(text, own);
  if (isListOfNames(text)) return undefined;
  const words = text.match(/\p{L}+/gu) ?? [];
  const shortWelsh = areShort && isShortWelsh(words);
  const found = detectLanguage(
    text,
    areShort ? ENGLISH_BESIDE : undefined,
    shortWelsh ? WELSH_SHARE_BESIDE : undefined,
  );
  if (!found || found === own || !LATIN.has(own)) return undefined;
  if (words.length < WORDS) return undefined;
  const [theirs, declaredOnes] = [little[found], little[own]];
  if (!theirs || !declaredOnes) return undefined;
  const lower = words.map((word) => word.toLowerCase());
  const common = new Set(lower.filter((word) => theirs.has(word)));
  const said = words.filter((word, at) => common.has(lower[at] ?? '') || (own === 'en' && NOT_ENGLISH.test(word)));
  const others = lower.filter((word) => declaredOnes.has(word) && !theirs.has(word));
  const share = shortWelsh && found === 'cy' ? WELSH_SHARE_BESIDE : SHARE;
  if (areShort && found === 'cy' && !shortWelsh) return undefined;
  const isIn = said.length >= share * words.length && new Set(said).size >= DIFFERENT;
  return isIn && common.size >= LITTLE_AT_LEAST && others.length <= OTHERS * words.length ? found : undefined;
}

function isShortWelsh(words: readonly string[]): boolean {
  const said = words.map((word) => word.toLowerCase()).filter((word) => IN_NO_WELSH_NAME.has(word));
  return new Set(said).size >= IN_NO_NAME_AT_LEAST;
}

/** Titles of films, streets or dishes one after another, which are called so in every language: after most commas stands a capital. */
function isListOfNames(text: string): boolean {
  const after = text.match(/[,;·|•]\s+\S/g) ?? [];
  const capitals = after.filter((one) => /\p{Lu}$/u.test(one));
  return capitals.length >= 4 && capitals.length >= MOSTLY * after.length;
}
