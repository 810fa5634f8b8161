import type { ProbedPage } from '../../src/model/evidence.ts';
import type { ReportDocument } from './document-types.ts';
import { number, plural } from './text.ts';

export const PROBED_WHY: Readonly<Record<ProbedPage['why'], string>> = {
  start: 'It is the start page',
  template: 'It stands for the pages of its template',
  every: 'Every page was to be tried out',
};

/** How far it reaches what only trying a page out can show; null where no page was to be tried out. */
export function probedInWords({ probed }: Pick<ReportDocument, 'probed'>): string | null {
  if (!probed) return null;
  const { pages, of } = probed;
  const count = pages.length;
  if (count === 0) return 'No page was tried out by keyboard, zoom and so on.';
  if (count >= of) return `${all(count)} tried out by keyboard, zoom and so on.`;
  const each = pages.some(({ why }) => why === 'every') ? '' : ', one for each template';
  return `${number(count)} of ${plural(of, 'page')} ${count === 1 ? 'was' : 'were'} tried out by keyboard, zoom and so on${each}.`;
}

export const NOT_AS_A_WHOLE =
  'The site was not looked at as a whole: not its encryption, its domain, its scripts, its documents or its cookies.';

export const NOT_MEASURED = 'No page was measured with Lighthouse, so nothing is said about how quickly pages appear.';

function all(count: number): string {
  return count === 1 ? 'The page was' : `All ${plural(count, 'page')} were`;
}

/** Beside what a check came to that was judged on those pages alone. Empty for all others. */
export function onProbedPages(triedOut: boolean, { probed }: Pick<ReportDocument, 'probed'>): string {
  if (!triedOut || !probed || probed.pages.length >= probed.of) return '';
  return ` (on ${number(probed.pages.length)} of ${plural(probed.of, 'page')}, those that were tried out)`;
}
