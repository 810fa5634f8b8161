import { type CsvError, parse } from 'csv-parse/sync';
import type { Failure } from '../model/evidence.ts';
import type { Row, Rows } from './row.ts';

/** In the order of preference when a file has several. */
const URL_COLUMNS = ['url', 'start', 'homepage_url', 'homepage', 'address'];

/** A header line, then one record a line. Records that cannot be read are problems; the rest are kept. */
export function csvRows(text: string): Rows {
  const problems: Failure[] = [];
  let columns: readonly string[] = [];
  const records: { record: Record<string, string>; info: { lines: number } }[] = parse(text, {
    bom: true,
    delimiter: delimiterOf(text),
    trim: true,
    info: true,
    skip_empty_lines: true,
    relax_column_count_less: true,
    skip_records_with_error: true,
    columns: (header: string[]) => {
      columns = header.map((name) => name.trim().toLowerCase());
      return [...columns];
    },
    on_skip: (error) => {
      problems.push(unreadable(error));
      return undefined;
    },
  });

  const column = URL_COLUMNS.find((name) => columns.includes(name));
  if (column === undefined) return { rows: [], problems: [noColumn()] };
  const rows = records.map(({ record, info }) => rowOf(record, column, info.lines));
  return { rows, problems };
}

function rowOf(record: Record<string, string>, column: string, line: number): Row {
  return {
    where: `Line ${line}`,
    addresses: [record[column] ?? ''],
    name: record.name ?? '',
    id: record.id ?? '',
  };
}

function unreadable(error: CsvError | undefined): Failure {
  const line = typeof error?.lines === 'number' ? `Line ${error.lines}` : 'The file';
  return { code: 'targets-csv', message: `${line}: ${reason(error?.code)}` };
}

function reason(code: string | undefined): string {
  if (code === 'CSV_QUOTE_NOT_CLOSED') return 'a quotation mark is opened and never closed.';
  if (code?.startsWith('CSV_RECORD_INCONSISTENT')) return 'there are more values than columns.';
  return 'this record cannot be read as CSV.';
}

function noColumn(): Failure {
  return {
    code: 'targets-columns',
    message: "The first line must name the columns, and one of them must be 'url', for example: url,name",
  };
}

/** Spreadsheets in some countries write semicolons. A comma in the header settles it. */
function delimiterOf(text: string): string {
  const header = text.slice(0, text.search(/[\r\n]|$/));
  if (header.includes(',')) return ',';
  if (header.includes(';')) return ';';
  return header.includes('\t') ? '\t' : ',';
}
