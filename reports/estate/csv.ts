import { stringify } from 'csv-stringify/sync';
import type { EstateReport, FaultSeen } from '../../src/model/estate.ts';

type Cell = string | number | null | undefined;

/** Name and text of each file. Cells that a spreadsheet would run as a formula are made harmless. */
export function estateCsv(report: EstateReport): Readonly<Record<string, string>> {
  return {
    'services.csv': table(report.targets),
    'councils.csv': table(report.councils),
    'distributions.csv': table(
      report.distributions.map(({ dimension, name, targets, known, five }) => {
        const [lowest, quarter, median, threeQuarters, highest] = five ?? [];
        return { dimension, name, targets, known, lowest, quarter, median, threeQuarters, highest };
      }),
    ),
    'trend.csv': table(report.trend.weeks.map((week) => ({ ...week, targets: report.trend.targets }))),
    'common-checks.csv': table(report.commonChecks),
    'common-causes.csv': table(report.commonCauses),
    'supplier-faults.csv': table(report.supplierFaults),
    'ended-councils.csv': table(report.ended),
  };
}

export function faultsCsv(seen: readonly FaultSeen[]): string {
  return table(seen);
}

/** The names of the columns are those of estate.json. An empty table has no columns either: nobody knows them. */
function table(rows: readonly object[]): string {
  const [first] = rows;
  const columns = first === undefined ? [] : Object.keys(first);
  const cells = rows.map((row) => columns.map((column) => (row as Record<string, Cell>)[column] ?? ''));
  return stringify([columns, ...cells], { bom: true, escape_formulas: true, record_delimiter: 'windows' });
}
