import type { Failure } from '../model/evidence.ts';
import { readTable, type TableRecord } from './csv-table.ts';
import type { Row, Rows } from './row.ts';
import { isLocalLinks, localLinksRows } from './rows-local-links.ts';

/** In the order of preference when a file has several. */
const URL_COLUMNS = ['url', 'start', 'homepage_url', 'homepage', 'address'];

/** A header line, then one record a line. Records that cannot be read are problems; the rest are kept. */
export function csvRows(text: string): Rows {
  const { columns, records, problems } = readTable(text);
  const column = URL_COLUMNS.find((name) => columns.includes(name));
  if (column === undefined) return { rows: [], problems: [noColumn()] };
  if (isLocalLinks(columns)) {
    const listed = localLinksRows(records);
    return { rows: listed.rows, problems: [...problems, ...listed.problems] };
  }
  return { rows: records.map((record) => rowOf(record, column)), problems };
}

function rowOf(record: TableRecord, column: string): Row {
  const name = record.get('name') || record.get('authority name');
  const gss = record.get('gss').toUpperCase();
  return {
    where: record.where,
    addresses: [record.get(column)],
    // The mini import of Local Links Manager has nothing but `slug,url`.
    name: name || record.get('slug'),
    // In lists of authorities the id is a running number, of no use to name a folder.
    id: gss ? '' : record.get('id'),
    ...(gss && name && { authority: { name, gss } }),
  };
}

function noColumn(): Failure {
  return {
    code: 'targets-columns',
    message: "The first line must name the columns, and one of them must be 'url', for example: url,name",
  };
}
