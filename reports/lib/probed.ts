import type { ProbedPage, ScanRecord } from '../../src/model/evidence.ts';
import { PROBE_WORDS, triedOutOf } from '../../src/model/probed.ts';
import type { ReportProbed } from './chosen-types.ts';
import type { ReportDocument } from './document-types.ts';
import { cap, number, oneLine, plural } from './text.ts';

export const PROBED_WHY: Readonly<Record<ProbedPage['why'], string>> = {
  start: 'It is the start page',
  template: 'It stands for the pages of its template',
  every: 'Every page was to be tried out',
};

/** Null where no page was to be tried out. */
export function probedOf(record: Pick<ScanRecord, 'probed' | 'pages'>): ReportProbed | null {
  const { probed } = record;
  if (!probed) return null;
  const tried = triedOutOf(record);
  const failed = tried.filter((one) => one.failed).length;
  const pages = probed.pages.map((page, index) => ({
    ...page,
    lost: (tried[index]?.lost ?? []).map(({ probe, error }) => ({ probe, reason: cap(oneLine(error.message), 300) })),
  }));
  return { planned: pages.length, triedOut: pages.length - failed, failed, of: probed.of, pages };
}

/** How far it reaches what only trying a page out can show; null where no page was to be tried out. */
export function probedInWords({ probed }: Pick<ReportDocument, 'probed'>): string | null {
  if (!probed) return null;
  return [reachInWords(probed), ...failedInWords(probed), ...lostInWords(probed)].join(' ');
}

function reachInWords({ pages, planned, triedOut: count, of }: ReportProbed): string {
  if (count === 0) return 'No page was tried out by keyboard, zoom and so on.';
  if (count >= of) return `${all(count)} tried out by keyboard, zoom and so on.`;
  const each = count < planned || pages.some(({ why }) => why === 'every') ? '' : ', one for each template';
  return `${number(count)} of ${plural(of, 'page')} ${count === 1 ? 'was' : 'were'} tried out by keyboard, zoom and so on${each}.`;
}

function failedInWords({ planned, triedOut, failed }: ReportProbed): readonly string[] {
  if (failed === 0) return [];
  return [`${plural(planned, 'page')} to try out = ${number(triedOut)} tried out + ${number(failed)} failed.`];
}

/** The worst first. */
function lostInWords({ pages }: ReportProbed): readonly string[] {
  const counts = new Map<string, number>();
  for (const { lost } of pages) for (const { probe } of lost) counts.set(probe, (counts.get(probe) ?? 0) + 1);
  if (counts.size === 0) return [];
  const each = [...counts]
    .toSorted(([, one], [, other]) => other - one)
    .map(([probe, count]) => `${PROBE_WORDS[probe] ?? probe} on ${plural(count, 'page')}`);
  return [`What could not be tried: ${each.join(', ')}. That is untested there.`];
}

export const NOT_AS_A_WHOLE =
  'The site was not looked at as a whole: not its encryption, its domain, its scripts, its documents or its cookies.';

export const NOT_MEASURED = 'No page was measured with Lighthouse, so nothing is said about how quickly pages appear.';

function all(count: number): string {
  return count === 1 ? 'The page was' : `All ${plural(count, 'page')} were`;
}

/** Beside what a check came to that was judged on those pages alone. Empty for all others. */
export function onProbedPages(triedOut: boolean, { probed }: Pick<ReportDocument, 'probed'>): string {
  if (!triedOut || !probed || probed.triedOut >= probed.of) return '';
  return ` (on ${number(probed.triedOut)} of ${plural(probed.of, 'page')}, those that were tried out)`;
}
