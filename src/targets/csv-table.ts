import { CsvError, type CsvErrorCode, type Info, parse } from 'csv-parse/sync';
import type { Failure } from '../model/evidence.ts';

/** A CSV file with a header line. */
export interface Table {
  /** Lower case. */
  readonly columns: readonly string[];
  readonly records: readonly TableRecord[];
  readonly problems: readonly Failure[];
}

export interface TableRecord {
  /** `Line 4` */
  readonly where: string;
  /** The value by column name in lower case; empty when the row is too short or there is no such column. */
  get(column: string): string;
}

interface Line {
  readonly line: number;
  readonly values: readonly string[];
}

/** A quoted value may go on over some lines. One that goes on for longer was never closed. */
const MOST_LINES = 20;

/** Reads by header name. Rows may be too short; rows that are too long or badly quoted are problems. */
export function readTable(text: string): Table {
  const plain = text.replace(/^\uFEFF/, '');
  const delimiter = delimiterOf(plain);
  const whole = readWhole(plain, delimiter);
  // An open quotation mark swallows good rows, so then every line is read for itself.
  const { lines, problems } = whole ? { lines: whole, problems: [] } : readByLine(plain, delimiter);
  const [header, ...rows] = lines;
  const columns = (header?.values ?? []).map((name) => name.toLowerCase());
  const isTooLong = ({ values }: Line) => filled(values) > columns.length;
  return {
    columns,
    records: rows.filter((row) => !isTooLong(row)).map((row) => recordOf(row, columns)),
    problems: [
      ...problems,
      ...rows.filter(isTooLong).map(({ line }) => problem(line, 'there are more values than columns.')),
    ],
  };
}

function recordOf({ line, values }: Line, columns: readonly string[]): TableRecord {
  return { where: `Line ${line}`, get: (column) => values[columns.indexOf(column)] ?? '' };
}

/** Spreadsheets end lines with delimiters for empty cells; those are not values. */
function filled(values: readonly string[]): number {
  return values.findLastIndex((value) => value !== '') + 1;
}

function readWhole(text: string, delimiter: string): readonly Line[] | undefined {
  const lines = parseCsv(text, delimiter);
  if (lines instanceof CsvError) return undefined;
  const swallowed = lines.some(({ values }) => values.some((value) => value.split('\n').length > MOST_LINES));
  return swallowed ? undefined : lines;
}

function readByLine(text: string, delimiter: string): { lines: readonly Line[]; problems: readonly Failure[] } {
  const written = text.split(/\r\n|\n|\r/);
  const lines: Line[] = [];
  const problems: Failure[] = [];
  for (let at = 0; at < written.length; ) {
    const { used, read } = readAt(written, at, delimiter);
    if (read instanceof CsvError) problems.push(problem(at + 1, reason(read.code)));
    else for (const { values } of read) lines.push({ line: at + 1, values });
    at += used;
  }
  return { lines, problems };
}

function readAt(written: readonly string[], at: number, delimiter: string) {
  const first = parseCsv(written[at] ?? '', delimiter);
  for (let used = 2; isOpen(first) && used <= MOST_LINES && at + used <= written.length; used += 1) {
    const read = parseCsv(written.slice(at, at + used).join('\n'), delimiter);
    if (!(read instanceof CsvError)) return { used, read };
    if (!isOpen(read)) break;
  }
  return { used: 1, read: first };
}

function isOpen(read: readonly Line[] | CsvError): boolean {
  return read instanceof CsvError && read.code === 'CSV_QUOTE_NOT_CLOSED';
}

function parseCsv(text: string, delimiter: string): readonly Line[] | CsvError {
  try {
    const rows = parse(text, {
      delimiter,
      trim: true,
      info: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      relax_column_count: true,
    }) as unknown as { record: string[]; info: Info }[];
    return rows.map(({ record, info }) => ({ line: info.lines, values: record }));
  } catch (error) {
    if (error instanceof CsvError) return error;
    throw error;
  }
}

function problem(line: number, sentence: string): Failure {
  return { code: 'targets-csv', message: `Line ${line}: ${sentence}` };
}

function reason(code: CsvErrorCode): string {
  if (code === 'CSV_QUOTE_NOT_CLOSED') return 'a quotation mark is opened and never closed.';
  if (code.includes('QUOTE')) return 'a quotation mark is in the wrong place.';
  return 'this row cannot be read as CSV.';
}

/** Spreadsheets in some countries write semicolons. A comma in the header settles it. */
function delimiterOf(text: string): string {
  const header = text.slice(0, text.search(/[\r\n]|$/));
  if (header.includes(',')) return ',';
  if (header.includes(';')) return ';';
  return header.includes('\t') ? '\t' : ',';
}
