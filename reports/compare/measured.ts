import type { ComparedMetric, ComparedPage, MeasuredComparison } from '../../src/model/comparison.ts';
import type { Metric } from '../../src/model/measured-runs.ts';
import { DEVICE_TITLES, METRIC_TITLES, metricInWords, spreadInWords } from '../lib/measured-words.ts';
import { number, plural } from '../lib/text.ts';

export const MEASURED_TITLE = 'How quickly pages appear';

export const MEASURED_MEANING =
  'Measured with Lighthouse in a test, not with visitors. A change is clear where chance alone hardly explains it and where it is large enough to matter. All else is “no clear change”.';

const TIMES: ReadonlySet<Metric> = new Set(['lcp', 'fcp', 'speedIndex', 'tbt', 'serverResponse']);

/** `Slower: 2.1 s → 2.6 s (5 and 5 runs), clear change`. */
export function metricChangeInWords(compared: ComparedMetric): string {
  const { metric, before, after, direction } = compared;
  if (before === null || after === null) return 'Not measured in both scans.';
  const [from, to] = [metricInWords(metric, before.median), metricInWords(metric, after.median)];
  const runs = `${number(before.runs)} and ${plural(after.runs, 'run')}`;
  const values = `${from} → ${to} (${runs})`;
  if (direction === 'no-clear-change') return `No clear change: ${values}`;
  if (direction === 'too-few-runs') return `Too few runs to tell: ${values}`;
  const way = TIMES.has(metric) ? { worse: 'Slower', better: 'Quicker' } : { worse: 'Worse', better: 'Better' };
  return `${way[direction]}: ${values}, clear change`;
}

export function measuredRows({ pages }: MeasuredComparison) {
  return pages.flatMap((page) =>
    page.metrics.map((compared) => ({
      ...{ url: page.url, device: DEVICE_TITLES[page.device], direction: compared.direction },
      metric: METRIC_TITLES[compared.metric],
      before: compared.before ? spreadInWords(compared.metric, compared.before) : '',
      after: compared.after ? spreadInWords(compared.metric, compared.after) : '',
      change: metricChangeInWords(compared),
    })),
  );
}

function isServerChanged({ metric, direction }: ComparedMetric): boolean {
  return metric === 'serverResponse' && (direction === 'worse' || direction === 'better');
}

/** Everything there is to say beside the table, in sentences. */
export function measuredNotes({ pages, onlyBefore, onlyAfter }: MeasuredComparison): readonly string[] {
  const notCompared = pages.filter(({ note }) => note !== null).length;
  const leftOut = pages.reduce((sum, { leftOut: { before, after } }) => sum + before + after, 0);
  return [
    ...[...new Set(pages.flatMap(({ note }) => note ?? []))],
    ...(notCompared > 0 ? [`Not compared for that reason: ${measurements(notCompared)}.`] : []),
    ...(leftOut > 0
      ? [`${plural(leftOut, 'run')} left out, because the machine that measured was too slow or too busy.`]
      : []),
    ...(pages.some((page) => page.metrics.some(isServerChanged))
      ? ['How long a server takes depends on how busy it was in those minutes. It fails no gate.']
      : []),
    ...(onlyBefore + onlyAfter > 0
      ? [`Measured in the earlier scan alone: ${plural(onlyBefore, 'page')}; in the later one: ${number(onlyAfter)}.`]
      : []),
  ];
}

/** How the gate of a comparison ended. */
export function slowerInWords(measured: MeasuredComparison | null, worse: number): string {
  if (worse > 0)
    return `Gate: failed. ${plural(worse, 'measurement')} became worse beyond the noise (--fail-on-slower).`;
  if (!measured?.pages.some(({ metrics }) => metrics.length > 0))
    return 'Gate: passed, but nothing was measured in both scans (--fail-on-slower).';
  return 'Gate: passed. Nothing became slower beyond the noise (--fail-on-slower).';
}

function measurements(count: number): string {
  return `${plural(count, 'page')} on one device each`;
}

/** For the terminal: what is clear, worse first. */
export function measuredLines(measured: MeasuredComparison): readonly string[] {
  const clear = (direction: ComparedMetric['direction']) =>
    measured.pages.flatMap((page) =>
      page.metrics.filter((one) => one.direction === direction).map((one) => lineOf(page, one)),
    );
  const changes = [...clear('worse'), ...clear('better')];
  return [
    `${MEASURED_TITLE}:`,
    ...(changes.length === 0 ? ['  No clear change.'] : changes.slice(0, 10)),
    ...(changes.length > 10 ? [`  And ${number(changes.length - 10)} more.`] : []),
    ...measuredNotes(measured).map((note) => `  ${note}`),
  ];
}

function lineOf({ url, device }: ComparedPage, compared: ComparedMetric): string {
  return `  ${METRIC_TITLES[compared.metric]}, ${url} (${DEVICE_TITLES[device]}). ${metricChangeInWords(compared)}`;
}
