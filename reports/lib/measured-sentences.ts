import type { ReportMeasured, ReportMeasuredOn } from './chosen-types.ts';
import type { ReportDocument } from './document-types.ts';
import { leftOutInWords, metricInWords, rangeInWords } from './measured-words.ts';
import { number, oneLine, plural } from './text.ts';

/** Said wherever numbers of Lighthouse are shown. */
export const LAB_MEANING =
  'These are lab numbers: a test program loaded the pages several times and worked out how a slower device would do. They are not what visitors met with. Only the time of the server is as it was. Read a median with its range: another scan may come to any number in it.';

/** One line for the terminal; null where no page was to be measured. */
export function measuredSentence({ measured }: Pick<ReportDocument, 'measured'>): string | null {
  if (!measured || measured.planned === 0) return null;
  const [slowest] = measured.pages;
  const on = slowest?.devices[0];
  const partly = measured.pages.filter((page) => page.lost.length > 0).length;
  const lost = [
    measured.failed === 0 ? '' : ` ${plural(measured.failed, 'page')} could not be measured.`,
    partly === 0 ? '' : ` ${plural(partly, 'page')} could be measured on one device only.`,
  ].join('');
  if (!slowest || !on) return `No page could be measured with Lighthouse.${lost}`;
  const said = `Measured ${plural(measured.measured, 'page')} with Lighthouse (${runsInWords(measured)})`;
  const { lcp } = on.medians;
  if (!lcp) return `${said}: too few runs count.${lost}`;
  const range = rangeInWords('lcp', lcp);
  return `${said}: slowest ${pathOf(slowest.url)}, LCP ${metricInWords('lcp', lcp.median)}${range && ` (${range})`}.${lost}`;
}

/** `3 to 7 runs each`: of those that count. */
function runsInWords({ pages }: ReportMeasured): string {
  const counts = pages.flatMap(({ devices }) => devices.map(countedRuns));
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  return least === most ? `${plural(least, 'run')} each` : `${number(least)} to ${plural(most, 'run')} each`;
}

/** How far it reaches: planned = measured + failed. */
export function reachInWords({ planned, measured, failed, of, left }: ReportMeasured): string {
  const sum =
    failed === 0 ? '' : ` ${number(planned)} planned = ${number(measured)} measured + ${number(failed)} failed.`;
  const more =
    left === 0
      ? ''
      : ` ${plural(left, 'page')} more would have been, but that is the limit. Raise it with --max-measured.`;
  return `${number(measured)} of ${plural(of, 'page')} ${measured === 1 ? 'was' : 'were'} measured: start pages, pages where a service begins, and one page of each template.${sum}${more} Nothing is known of the others.`;
}

/** `5 runs.`, and those that do not count. */
export function countedInWords({ runs, leftOut }: Pick<ReportMeasuredOn, 'runs' | 'leftOut'>): string {
  const words = leftOutInWords(leftOut);
  return `${plural(runs.length, 'run')}.${words === null ? '' : ` ${words}`}`;
}

function countedRuns({ runs }: ReportMeasuredOn): number {
  return runs.filter(({ unreliable }) => unreliable === null).length;
}

function pathOf(url: string): string {
  const parsed = URL.parse(url);
  return oneLine(parsed ? parsed.pathname + parsed.search : url);
}
