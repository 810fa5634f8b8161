import { datesIn } from '../dates.ts';
import type { Statement } from './choose.ts';
import { sentencesOf } from './words.ts';

/** What the model and the questions of the monitoring body want to know of how the website was tested. */
export type MethodPart = 'how' | 'by whom' | 'when';

const TESTED =
  /\b(?:(?:re-?)?test(?:ed|ing|s)?|audit(?:ed|s)?|assess(?:ed|ment|ments)|evaluat(?:ed|ion)|self-?assessment)\b/i;
/** What something would cost is assessed too, and what stands in a list of faults was not tested. */
const OF_SOMETHING_ELSE = /\bcosts?\b|burden|\b(?:not|never|n[’']t) (?:yet )?(?:been )?(?:tested|audited|assessed)\b/i;
const BY_WHOM =
  /\bby\b(?! (?:hand|keyboard|using|testing|means)\b)|\b(?:we|us|our|in-?house|internal(?:ly)?|self-?assess\w*|external(?:ly)?|independent(?:ly)?|auditors?|consultants?|specialists?|supplier|team|officers?|users)\b/i;
const HOW =
  /\b(?:sampl\w*|keyboards?|screen[ -]?readers?|automat\w+|manual\w*|by hand|tools?|checkers?|software|scans?|NVDA|JAWS|VoiceOver|axe|wave|lighthouse|silktide|sort\s?site|siteimprove|self-?assess\w*|audit\w*|users?|people|pages?|approach|method\w*|using|with|of each)\b/i;

export interface MethodSaid {
  /** Parts that are nowhere said of a test, in the order in which the model tells them. */
  readonly lacking: readonly MethodPart[];
  /** The first words about a test. */
  readonly words: string | null;
}

export function methodSaid({ blocks }: Statement): MethodSaid {
  const sentences = sentencesOf(blocks);
  const tests = sentences.filter(({ text }) => TESTED.test(text) && !OF_SOMETHING_ELSE.test(text));
  const heads = blocks.filter(({ kind, text }) => kind === 'heading' && TESTED.test(text)).map(({ text }) => text);
  if (tests.length + heads.length === 0) return { lacking: ['how', 'by whom', 'when'], words: null };
  const below = sentences.filter(({ under }) => under.some((one) => heads.includes(one))).map(({ text }) => text);
  const own = [...heads, ...tests.map(({ text }) => text), ...below];
  // The sentences around it may go on about the test. Their dates are those of the statement.
  const around = new Set(tests.map(({ within }) => within));
  const all = [...own, ...sentences.filter(({ within }) => around.has(within)).map(({ text }) => text)];
  const lacking: readonly [MethodPart, boolean][] = [
    ['how', !all.some((text) => HOW.test(text))],
    ['by whom', !all.some((text) => BY_WHOM.test(text))],
    ['when', !own.some((text) => datesIn(text).length > 0)],
  ];
  const words = tests[0]?.text ?? heads[0] ?? null;
  return { lacking: lacking.filter(([, lacks]) => lacks).map(([part]) => part), words };
}
