import type { AuthorityRef } from '../model/target.ts';
import { type Filtered, filterRows, type RowFilter } from './filter.ts';
import { groupRows, type ParsedTargets, type ScopeDefaults } from './group.ts';
import type { Rows, TargetFormat } from './row.ts';
import { csvRows } from './rows-csv.ts';
import { jsonRows } from './rows-json.ts';
import { linesRows } from './rows-lines.ts';

export type { RowFilter } from './filter.ts';
export type { ParsedTargets, ScopeDefaults } from './group.ts';
export type { TargetFormat } from './row.ts';

const READERS: Readonly<Record<TargetFormat, (text: string) => Rows>> = {
  lines: linesRows,
  csv: csvRows,
  json: jsonRows,
};

const NOTHING: ListedTargets = {
  targets: [],
  problems: [{ code: 'targets-empty', message: 'The file has no addresses in it.' }],
  notes: [],
  refused: [],
};
const ALL: RowFilter = { lgsl: [], authorities: [] };

export interface ListedTargets extends ParsedTargets {
  /** What the filter asks for and the list does not have: a slip on the command line, not a wrong row. */
  readonly refused: Filtered['problems'];
}

/** The text of a targets file. Wrong rows become problems; the good ones are kept. */
export function parseTargets(
  text: string,
  format: TargetFormat,
  defaults: ScopeDefaults,
  filter: RowFilter = ALL,
): ListedTargets {
  const plain = text.replace(/^\uFEFF/, '');
  if (plain.trim() === '') return NOTHING;
  const { rows, problems } = READERS[format](plain);
  const wanted = filterRows(rows, filter);
  const grouped = groupRows(wanted.rows, defaults);
  const all = [...problems, ...grouped.problems];
  const found = { ...grouped, problems: all, refused: wanted.problems };
  if (found.targets.length > 0 || all.length > 0 || found.refused.length > 0) return found;
  return { ...NOTHING, notes: grouped.notes };
}

/** Addresses from the command line. One origin is one target, however many of its pages are given. */
export function targetsFromUrls(urls: readonly string[], defaults: ScopeDefaults): ParsedTargets {
  const rows = urls.map((url) => ({ where: '', addresses: [url], name: '', id: '' }));
  return groupRows(rows, defaults);
}

/** The home pages of authorities, each a target by its name. */
export function targetsOfAuthorities(
  authorities: readonly (AuthorityRef & { readonly homepage: string | null })[],
  defaults: ScopeDefaults,
): ParsedTargets {
  const rows = authorities.flatMap(({ name, gss, homepage }) =>
    homepage === null ? [] : [{ where: name, addresses: [homepage], name, id: '', authority: { name, gss } }],
  );
  return groupRows(rows, defaults);
}

/** By the ending of the file name; failing that, by what the text looks like. */
export function formatOf(fileName: string, text: string): TargetFormat {
  const ending = /\.([a-z]+)$/i.exec(fileName)?.[1]?.toLowerCase();
  if (ending === 'csv' || ending === 'tsv') return 'csv';
  if (ending === 'json') return 'json';
  if (ending === 'txt' || ending === 'list') return 'lines';

  const start = text.replace(/^\uFEFF/, '').trimStart();
  if (/^(\[|\{)/.test(start)) return 'json';
  const header = start.slice(0, start.search(/[\r\n]|$/)).toLowerCase();
  return /(^|[,;\t"])(url|homepage_url)([,;\t"]|$)/.test(header) ? 'csv' : 'lines';
}
