import { stringify } from 'csv-stringify/sync';
import type { PageMeasured } from '../src/model/evidence.ts';
import type { Measure } from '../src/model/measured-runs.ts';
import { MEASURES } from '../src/model/medians.ts';
import type { Report } from '../src/model/report.ts';
import type { ReportMeasuredOn, ReportMeasuredPage } from './lib/chosen-types.ts';
import { buildDocument } from './lib/document.ts';
import { MEASURED_WHY } from './lib/measured.ts';
import { DEVICE_TITLES, leftOutInWords, MEASURE_TITLES } from './lib/measured-words.ts';

/** One row for each page and device that was measured, the slowest first, and for each page that could not be. */
export const performanceCsv: Report = {
  format: 'performance',
  fileName: 'performance.csv',
  mediaType: 'text/csv',
  render: (input) => {
    const { measured } = buildDocument(input);
    const rows = (measured?.pages ?? []).flatMap((page) => page.devices.map((on) => rowOf(page, on)));
    const partly = (measured?.pages ?? []).flatMap((page) =>
      page.lost.map(({ device, reason }) => lostRow(page, reason, DEVICE_TITLES[device])),
    );
    const lost = [...partly, ...(measured?.lost ?? []).map((page) => lostRow(page, page.reason, ''))];
    return stringify([HEADER, ...rows, ...lost], { bom: true, escape_formulas: true, record_delimiter: 'windows' });
  },
};

/** Columns keep their places: what came later stands at the end. */
const LATER: readonly Measure[] = ['serverResponse', 'observedFcp', 'observedLcp'];
const FIRST = MEASURES.filter((measure) => !LATER.includes(measure));

const headed = (measures: readonly Measure[]) =>
  measures.flatMap((measure) => ['median', 'lowest', 'highest'].map((which) => `${MEASURE_TITLES[measure]}, ${which}`));

const HEADER = [
  'Page',
  'Why it was chosen',
  'Measured',
  'Device',
  'Lighthouse',
  'Runs',
  'Runs left out',
  ...headed(FIRST),
  'Requests',
  'Element that is the largest part',
  'HTTP archive',
  ...headed(LATER),
];

function lostRow({ url, why }: PageMeasured, reason: string, device: string): readonly string[] {
  const row = [url, MEASURED_WHY[why], `No: ${reason}`, device];
  return [...row, ...HEADER.slice(row.length).map(() => '')];
}

/** Numbers as they are, so that a spreadsheet can reckon with them. */
function rowOf({ url, why, lighthouse }: ReportMeasuredPage, on: ReportMeasuredOn): readonly string[] {
  const told = (measures: readonly Measure[]) =>
    measures.flatMap((measure) => {
      const of = on.medians[measure];
      return of ? [of.median, of.low, of.high].map(String) : ['', '', ''];
    });
  return [
    url,
    MEASURED_WHY[why],
    'Yes',
    DEVICE_TITLES[on.device],
    lighthouse,
    String(on.runs.length),
    leftOutInWords(on.leftOut) ?? '',
    ...told(FIRST),
    String(on.requests),
    on.lcpElement?.selector ?? '',
    on.har ?? '',
    ...told(LATER),
  ];
}
