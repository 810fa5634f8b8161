import type { Block } from './blocks.ts';
import type { Statement } from './choose.ts';
import { hasHeading, under } from './words.ts';

const SECTION =
  /non-?\s?accessible|inaccessible|not (?:fully |yet )?accessible|non-?\s?complian(?:ce|t)|known (?:accessibility )?(?:issues|problems|limitations)|accessibility (?:issues|problems)$/i;
/** "How accessible this website is" is a summary, and "Reporting accessibility problems" is about something else. */
const NOT_THE_LIST = /burden|within (?:the )?scope|out of scope|outside|outwith|exempt|^how accessible|report/i;
/** Sentences that say nothing is wrong, that lead over to the list, or that tell how a problem will be mended. */
const NO_PROBLEM =
  /^(?:none|n\/a|not applicable)\b|\b(?:no|not (?:aware of )?any) (?:known )?(?:issues|problems|non-?compliances?|content)\b|\b(?:listed|described|following reasons?)\b|^(?:we|these|this|it)\b.{0,40}\b(?:will|plan|aim|are working|intend|hope|expect)\b/i;

/** What is listed as failing the standard; null where no heading leads to such a list. */
export function problemBlocks(statement: Statement): readonly Block[] | null {
  const isHead = (text: string) => SECTION.test(text) && !NOT_THE_LIST.test(text);
  if (!statement.blocks.some(({ kind, text }) => kind === 'heading' && isHead(text))) {
    return hasHeading(statement, /disproportionate burden|scope of the (?:accessibility )?regulations/i) ? [] : null;
  }
  return under(statement.blocks, SECTION, NOT_THE_LIST).filter(({ kind }) => kind !== 'heading');
}

export const listsProblems = (text: string): boolean => text.length > 15 && !NO_PROBLEM.test(text);
