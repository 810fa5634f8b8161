/** Vowels that are written and not spoken. */
const SILENT: readonly RegExp[] = [
  // Code, rule, but not table.
  /[^aeiouyl]e$|[aeiouyl]le$/,
  // Codes, rules, but not pages or tables.
  /[^aeiouycgsxzhl]es$|[aeiouyl]les$|thes$/,
  // Opened, called, but not needed or handled.
  /[^aeiouytdl]ed$|[aeiouyl]led$/,
  // Safely, useful, statement.
  /[^aeiouyl]e(ly|ful|fully|less|ment|ments)$/,
  // Something, homepage, therefore.
  /^(base|fore|home|live|name|side|some|there|time|type|where)[^aeiouydrs]/,
];
/** Neighbouring vowels that are spoken one after the other. */
const SPOKEN_TWICE: readonly RegExp[] = [
  // Being, doing.
  /[aeouy]ing/,
  // Radio, material, but not nation, special, question.
  /[^ctsgx]i[ao]/,
  // Usual, continuity, but not quality.
  /[^qg]u(al|ou|ity|ation)/,
  // Orient, quiet, but not patient or field.
  /[^ctsg]ie(n|t)|^science/,
  /eo(?!ple)/,
  // Create, idea, but not great or cheat.
  /creat(?!ur)|idea|area|react/,
  /[^aeioush]oe(t|m)/,
  // Rhythm, criticism.
  /[st]m$/,
];

/**
 * An estimate: groups of vowels, put right where English is known not to say what it writes. It is off by one in a word
 * here and there; over a hundred words that evens out.
 */
export function syllablesIn(word: string): number {
  const letters = word
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z]/g, '');
  if (letters.length <= 3) return 1;
  const groups = letters.match(/[aeiouy]+/g)?.length ?? 0;
  const fits = (signs: readonly RegExp[]) => signs.filter((sign) => sign.test(letters)).length;
  return Math.max(1, groups - fits(SILENT) + fits(SPOKEN_TWICE));
}
