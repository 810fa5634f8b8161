import { cantTell, definePageCheck, failedIf, inapplicable } from '../../src/model/check.ts';
import { blockAt, byWcag } from '../lib/reading/meta.ts';

/** Five letters or more that stand alone, one after the other; four where only the first is a capital. */
const APART =
  /(?<![\p{L}\p{N}])\p{L}[ \u00a0]{1,3}(?:\p{Ll}[ \u00a0]{1,3}){2,}\p{Ll}(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])(?:\p{L}[ \u00a0]{1,3}){4,}\p{L}(?![\p{L}\p{N}])/u;

export const lettersSpacedApart = definePageCheck({
  meta: {
    ...byWcag,
    id: 'accessibility/letters-spaced-apart',
    title: 'Words are written without spaces in them',
    kind: 'automatic',
    why: 'A screen reader reads a word with spaces in it letter by letter, and a search does not find it.',
    affects: 'People who use a screen reader.',
    fix: 'Write the word without spaces, and use letter-spacing in a style sheet if it shall look wide.',
    severity: 'moderate',
    criteria: ['1.3.2'],
    sources: ['https://www.w3.org/WAI/WCAG22/Techniques/failures/F32'],
    messages: { apart: 'The letters of this word are set apart with spaces: “{text}”.' },
  },
  needs: ['blocks'],
  evaluate({ blocks: { blocks, cut } }) {
    const text = blocks.filter(({ inside }) => inside !== 'hidden' && inside !== 'img' && inside !== 'code');
    if (text.length === 0) return inapplicable;
    const verdict = failedIf(
      text.flatMap((block) => {
        const match = APART.exec(block.text);
        const found = match?.[0];
        if (!found || isIndex(found) || areLabels(block.text, match.index, found.length)) return [];
        return [{ message: 'apart' as const, at: blockAt(block), data: { text: found } }];
      }),
    );
    // What comes after the part that was read is not known.
    return verdict.outcome === 'passed' && cut ? cantTell([]) : verdict;
  },
});

const LETTERED =
  /\b(?:zones?|bands?|routes?|blocks?|groups?|categor(?:y|ies)|sections?|parts?|gates?|stands?|stops?|bays?|platforms?|answers?|letters?|plots?|units?|classes|grades?|types?|vitamins?|schedules?|rows?|columns?|lines?|buildings?|initials|keys?|parthau|bandiau|llwybrau|grwpiau)\b[^.!?]{0,15}$/i;

/** Each letter stands for something by itself: the sentence says what, or counts up to the last of them. */
function areLabels(text: string, index: number, length: number): boolean {
  if (/\p{Ll}/u.test(text.slice(index, index + length))) return false;
  return (
    LETTERED.test(text.slice(Math.max(0, index - 40), index)) ||
    /^[ \u00a0]+(?:and|or|&|a|neu)[ \u00a0]+\p{L}(?![\p{L}\p{N}])/u.test(text.slice(index + length))
  );
}

/** Letters in the order of the alphabet lead to the parts of a long list. Letters without vowels are marks or grades. */
function isIndex(text: string): boolean {
  const letters = text.toLowerCase().replace(/[ \u00a0]+/g, '');
  const ascending = [...letters].every((letter, index) => index === 0 || letter >= (letters[index - 1] ?? ''));
  return ascending || new Set(letters).size < 3 || !/[aeiouyŵŷâêîôû]/.test(letters);
}
