import type { Rows } from './row.ts';

/** One address a line. Blank lines and what follows a `#` at the start of a line or after a space are left out. */
export function linesRows(text: string): Rows {
  const rows = text
    .split(/\r\n|\n|\r/)
    .map((line, index) => ({ where: `Line ${index + 1}`, address: line.replace(/(^|\s)#.*$/, '').trim() }))
    .filter(({ address }) => address !== '')
    .map(({ where, address }) => ({ where, addresses: [address], name: '', id: '' }));
  return { rows, problems: [] };
}
