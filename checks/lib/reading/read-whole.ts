import { cantTell, type Verdict } from '../../../src/model/check.ts';
import type { Link } from '../../../src/model/evidence.ts';
import type { LinkContext } from '../../../src/model/seen/link-context.ts';

/** Where only a part of the page was read, the rest is not known: it may have the fault, and is no pass. */
export function ofTheWhole<M extends string>(verdict: Verdict<M>, cut: boolean): Verdict<M> {
  return cut && verdict.outcome !== 'failed' && verdict.outcome !== 'cantTell' ? cantTell([]) : verdict;
}

/** As many of them as are read of one page, and no more. */
const MOST_LINKS = 2000;
const MOST_OF_NOTE = 200;

/** There may be more of them on the page. */
export function linksCut(links: readonly Link[], ofNote: readonly LinkContext[]): boolean {
  return links.length >= MOST_LINKS || ofNote.length >= MOST_OF_NOTE;
}
