import type { Failure } from '../model/evidence.ts';
import { parseAddress } from './address.ts';
import type { TableRecord } from './csv-table.ts';
import type { Row, Rows } from './row.ts';

/** Only exports of GOV.UK's Local Links Manager have both. The other columns differ from shape to shape. */
export function isLocalLinks(columns: readonly string[]): boolean {
  return columns.includes('lgsl') && columns.includes('lgil');
}

/** Every shape of export: the public file, old and new, an editor's download, and the blank template. */
export function localLinksRows(records: readonly TableRecord[]): Rows {
  const rows: Row[] = [];
  const problems: Failure[] = [];
  for (const record of records) {
    const row = rowOf(record);
    if ('code' in row) problems.push(row);
    else rows.push(row);
  }
  return { rows, problems };
}

function rowOf(record: TableRecord): Row | Failure {
  const gss = given(record, 'gss').toUpperCase();
  const name = given(record, 'authority name') || gss;
  const base = { where: record.where, name, id: '', ...(name && { authority: { name, gss } }) };
  const address = addressOf(record);
  if (address === '') return { ...base, addresses: [] };

  const lgsl = whole(record.get('lgsl'));
  const lgil = whole(record.get('lgil'));
  if (lgsl === undefined || lgil === undefined) {
    const [column, value] = lgsl === undefined ? ['LGSL', record.get('lgsl')] : ['LGIL', record.get('lgil')];
    return {
      code: 'targets-number',
      message: `${record.where}: ${column} must be a number, but it is '${value.slice(0, 40)}'.`,
    };
  }
  const service = {
    lgsl,
    lgil,
    title: given(record, 'title'),
    description: given(record, 'description'),
    supportedByGovuk: yesOrNo(record.get('supported by gov.uk')),
  };
  return { ...base, addresses: [address], service };
}

/** What an editor means to put in place of the old address, if it is one. */
function addressOf(record: TableRecord): string {
  const replacement = given(record, 'new url');
  const current = given(record, 'url');
  return current === '' || (replacement !== '' && parseAddress(replacement).ok) ? replacement : current;
}

/** In one line; the template's `<placeholders>` are nothing yet. */
function given(record: TableRecord, column: string): string {
  const value = record.get(column).replace(/\s+/g, ' ');
  return /^<.*>$/.test(value) ? '' : value;
}

function whole(text: string): number | undefined {
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** The program writes `true`, spreadsheets make `TRUE` of it. */
function yesOrNo(text: string): boolean | null {
  if (/^true$/i.test(text)) return true;
  return /^false$/i.test(text) ? false : null;
}
