import type { Metric } from '../../../src/model/measured-runs.ts';
import type { FileKind } from '../../../src/model/weights.ts';
import type { ReportMeasuredOn } from '../../lib/chosen-types.ts';
import type { ReportDocument } from '../../lib/document-types.ts';
import type { Asked, Loading } from '../../lib/loading.ts';
import { MEASURED_WHY } from '../../lib/measured.ts';
import { countedInWords, LAB_MEANING, reachInWords } from '../../lib/measured-sentences.ts';
import {
  DEVICE_TITLES,
  METRIC_TITLES,
  metricInWords,
  rangeInWords,
  spreadInWords,
  throttlingInWords,
} from '../../lib/measured-words.ts';
import { cap, number, oneLine, plural } from '../../lib/text.ts';
import { waterfallOf } from '../charts/waterfall.ts';
import { KINDS } from './weights.ts';

const MOST_ROWS = 50;
const MOST_HOSTS = 5;
const MOST_MOVED = 3;
const COLUMNS: readonly Metric[] = ['lcp', 'cls', 'tbt', 'fcp', 'serverResponse', 'score'];

const ONE: Readonly<Record<FileKind, string>> = {
  document: 'Page',
  style: 'Style',
  script: 'Script',
  picture: 'Picture',
  font: 'Font',
  media: 'Media',
  data: 'Data',
  other: 'Other',
};

/** Undefined where no page was to be measured: the section is then left out. */
export function measuredView({ measured, fieldData }: ReportDocument, loading: readonly Loading[]) {
  if (!measured) return undefined;
  const rows = measured.pages.flatMap(({ url, devices }) => devices.map((on) => ({ url, ...rowOf(on) })));
  const devices = measured.pages.flatMap((page) => page.devices);
  return {
    reach: reachInWords(measured),
    meaning: LAB_MEANING,
    how: [...new Set(devices.map(({ device, throttling }) => throttlingInWords(device, throttling)))],
    lighthouse: [...new Set(measured.pages.map(({ lighthouse }) => lighthouse))].join(', '),
    field: fieldData !== null,
    columns: COLUMNS.map((metric) => METRIC_TITLES[metric]),
    rows: rows.slice(0, MOST_ROWS),
    left: rows.length > MOST_ROWS ? number(rows.length - MOST_ROWS) : null,
    lost: lostRows(measured).slice(0, MOST_ROWS),
    archives: devices.some(({ har }) => har !== null),
    loading: loading.map(loadingRow),
    simulated: devices.some(({ throttling }) => throttling.method === 'simulate'),
  };
}

/** Pages that were not measured at all, and those that were on one device only. */
function lostRows({ lost, pages }: NonNullable<ReportDocument['measured']>) {
  const whole = lost.map(({ url, why, reason }) => ({ url, why: MEASURED_WHY[why], reason, device: null }));
  const partly = pages.flatMap(({ url, why, lost: devices }) =>
    devices.map(({ device, reason }) => ({ url, why: MEASURED_WHY[why], reason, device: DEVICE_TITLES[device] })),
  );
  return [...whole, ...partly];
}

function rowOf(on: ReportMeasuredOn) {
  return {
    device: DEVICE_TITLES[on.device],
    values: COLUMNS.map((metric) => {
      const of = on.medians[metric];
      const title = METRIC_TITLES[metric];
      return of
        ? { title, median: metricInWords(metric, of.median), range: rangeInWords(metric, of) }
        : { title, median: 'Too few runs', range: null };
    }),
    runs: countedInWords(on),
    har: on.har,
  };
}

function loadingRow({ url, on, film, requests }: Loading, index: number) {
  const { lcp } = on.medians;
  const more = on.requests - requests.length;
  return {
    url,
    id: `loading-${index + 1}`,
    device: DEVICE_TITLES[on.device],
    lcp: lcp && spreadInWords('lcp', lcp),
    element: on.lcpElement ? cap(oneLine(on.lcpElement.selector), 200) : null,
    moved: movedInWords(on),
    har: on.har,
    film: film.map(({ ms, dataUri }, at) => ({ dataUri, when: timeOf(ms), what: stageOf(at, film.length) })),
    requests: plural(on.requests, 'request'),
    sentence: sentenceOf(on, requests),
    waterfall: requests.length > 0 ? waterfallOf(requests, ONE) : null,
    rows: requests.map(askedRow),
    more: more > 0 ? number(more) : null,
    sizes: sizesOf(on),
    sized: sizedOf(on),
    unused: unusedInWords(on),
  };
}

/** What moved most, at most three parts; null where nothing did. */
function movedInWords({ shifts = [] }: ReportMeasuredOn): string | null {
  const parts = shifts.filter(({ score }) => score >= 0.001).slice(0, MOST_MOVED);
  const told = parts.map(({ selector, score }) => `${cap(oneLine(selector), 80)} (${metricInWords('cls', score)})`);
  return told.length === 0 ? null : told.join(', ');
}

/** Frames that look like the one before are not kept, so each of them is a change. */
function stageOf(at: number, frames: number): string {
  if (at === frames - 1) return 'the page as it was at the end';
  return at === 0 ? 'the first that was seen' : 'the page had changed';
}

function sentenceOf({ requests }: ReportMeasuredOn, shown: readonly Asked[]): string {
  const of =
    requests > shown.length ? `The first ${number(shown.length)} of ${number(requests)} requests` : 'All requests';
  const others = shown.filter(({ own }) => !own).length;
  const blocking = shown.filter(({ renderBlocking }) => renderBlocking).length;
  const end = Math.max(0, ...shown.map(({ endMs }) => endMs));
  return `${of}, in the order asked. The last of these ended after ${timeOf(end)}. To other sites: ${number(others)}. Holding up the first display: ${number(blocking)}.`;
}

function askedRow({ url, kind, own, startMs, endMs, bytes, status, renderBlocking }: Asked, index: number) {
  return {
    number: String(index + 1),
    url: cap(oneLine(url), 120),
    kind: ONE[kind],
    site: own ? 'Own' : 'Other',
    start: number(startMs),
    took: number(Math.max(0, endMs - startMs)),
    kib: number(bytes / 1024),
    status: String(status),
    blocking: renderBlocking ? 'Yes' : 'No',
  };
}

/** Null where nothing is known of it, or all was used. */
function unusedInWords({ unused }: ReportMeasuredOn): string | null {
  if (!unused || unused.scripts + unused.styles === 0) return null;
  const [scripts, styles] = [unused.scripts, unused.styles].map((bytes) => number(bytes / 1024));
  return `Not used while it loaded: ${scripts} KiB of scripts and ${styles} KiB of style sheets.`;
}

/** Of how many requests the sizes are, where that is not all; null where it is. */
function sizedOf({ kinds, requests }: ReportMeasuredOn): string | null {
  const sized = kinds.reduce((sum, kind) => sum + kind.requests, 0);
  return sized < requests ? number(sized) : null;
}

function sizesOf({ kinds, own, others }: ReportMeasuredOn) {
  if (kinds.length === 0) return [];
  const all = kinds.reduce((sum, { bytes }) => sum + bytes, 0);
  const row = (what: string, { requests, bytes }: { readonly requests: number; readonly bytes: number }) => ({
    what,
    requests: number(requests),
    kib: number(bytes / 1024),
    share: all === 0 ? '0' : number((100 * bytes) / all),
  });
  return [
    ...kinds.map(({ kind, ...loaded }) => row(KINDS[kind], loaded)),
    row('All from the site itself', own),
    ...others.list.slice(0, MOST_HOSTS).map(({ host, ...loaded }) => row(`From ${host}`, loaded)),
  ];
}

/** `340 milliseconds`, `1.2 seconds`. */
function timeOf(ms: number): string {
  const rounded = Math.round(ms);
  return rounded < 1000 ? plural(rounded, 'millisecond') : plural(Math.round(rounded / 100) / 10, 'second');
}
