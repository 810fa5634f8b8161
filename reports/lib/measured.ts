import type { Failure, PageMeasured, ScanRecord } from '../../src/model/evidence.ts';
import type { MeasuredSummary, MeasuredSummaryOn } from '../../src/model/measured-summary.ts';
import { mediansOf } from '../../src/model/medians.ts';
import type { ScanResult } from '../../src/model/result.ts';
import type { MeasuredRun } from '../../src/model/seen/measured.ts';
import type { ReportMeasured, ReportMeasuredOn, ReportMeasuredPage } from './chosen-types.ts';
import { byCodeUnit, cap, oneLine } from './text.ts';

export const MEASURED_WHY: Readonly<Record<PageMeasured['why'], string>> = {
  start: 'It is a start page',
  home: 'It is the home page',
  service: 'A service begins there',
  template: 'It stands for the pages of its template',
};

/** Beside the reports. */
export const HAR_FOLDER = 'measured';

const WHYS: readonly NonNullable<MeasuredRun['unreliable']>[] = ['machine-slow', 'machine-busy'];
const GONE: Failure = { code: 'missing', message: 'It was measured, and the numbers are gone from the evidence.' };

/** Null where no page was to be measured. */
export function measuredOf(
  { measured: chosen, pages }: Pick<ScanRecord, 'measured' | 'pages'>,
  { measured: summaries = [] }: Pick<ScanResult, 'measured'>,
): ReportMeasured | null {
  if (!chosen) return null;
  const summaryOf = new Map(summaries.map((summary) => [summary.url, summary]));
  const recordOf = new Map(pages.map((page) => [page.url, page]));
  const told: (readonly [PageMeasured, MeasuredSummary])[] = [];
  const lost: ReportMeasured['lost'][number][] = [];
  for (const page of chosen.pages) {
    const summary = summaryOf.get(page.url);
    const filed = recordOf.get(page.url)?.artifacts.measured;
    const { message } = typeof filed === 'object' ? filed : GONE;
    if (summary) told.push([page, summary]);
    else lost.push({ ...page, reason: reasonOf(message) });
  }
  const sorted = told.toSorted(([, a], [, b]) => slowness(b) - slowness(a) || byCodeUnit(a.url, b.url));
  return {
    ...{ planned: chosen.pages.length, measured: told.length, failed: lost.length, of: chosen.of, left: chosen.left },
    pages: sorted.map(([page, summary], index) => pageOf(page, summary, index + 1)),
    lost,
  };
}

/** As it was on a phone, where it was measured as one. A page of which too few runs count comes last. */
function slowness({ devices: [on] }: MeasuredSummary): number {
  return (on && mediansOf(on).lcp?.median) ?? -1;
}

function pageOf(
  page: PageMeasured,
  { url, lighthouse, devices, lost = [] }: MeasuredSummary,
  number: number,
): ReportMeasuredPage {
  // Numbered, because two addresses may come to the same few letters.
  const name = `${HAR_FOLDER}/${number}-${lettersOf(url)}`;
  return {
    ...{ ...page, lighthouse },
    devices: devices.map((on) => onOf(on, `${name}-${on.device}.har`)),
    lost: lost.map(({ device, error }) => ({ device, reason: reasonOf(error.message) })),
  };
}

function reasonOf(message: string): string {
  return cap(oneLine(message), 300);
}

function onOf({ har, ...on }: MeasuredSummaryOn, name: string): ReportMeasuredOn {
  const leftOut = WHYS.map((why) => ({ why, runs: on.runs.filter(({ unreliable }) => unreliable === why).length }));
  return { ...on, medians: mediansOf(on), leftOut: leftOut.filter(({ runs }) => runs > 0), har: har ? name : null };
}

function lettersOf(url: string): string {
  const path = (URL.parse(url)?.pathname ?? '').toLowerCase();
  const letters = path.replace(/[^a-z0-9]+/g, '-').slice(0, 40);
  return letters.replace(/^-+|-+$/g, '') || 'home';
}
