import { parseAddress } from './address.ts';
import type { Row, Rows } from './row.ts';

/**
 * One address a line, with a name if wanted: `address # name` or `name, address`, where a tab or `|` does as well as
 * the comma. Blank lines and lines that begin with `#` are left out.
 */
export function linesRows(text: string): Rows {
  const rows = text.split(/\r\n|\n|\r/).flatMap((line, index): Row[] => {
    const { address, name } = readLine(line.trim());
    return address === '' ? [] : [{ where: `Line ${index + 1}`, addresses: [address], name, id: '' }];
  });
  return { rows, problems: [] };
}

function readLine(line: string): { readonly address: string; readonly name: string } {
  if (line.startsWith('#')) return { address: '', name: '' };
  const behind = /^(.*?)\s#(.*)$/.exec(line);
  if (behind) {
    const { address, name } = labelled(behind[1]?.trim() ?? '');
    return { address, name: name || (behind[2]?.trim() ?? '') };
  }
  return labelled(line);
}

/** Names and addresses may both have commas in them, so the first place counts that makes sense. */
function labelled(text: string): { readonly address: string; readonly name: string } {
  for (const { index } of text.matchAll(/[,|\t]/g)) {
    const name = text.slice(0, index).trim();
    const address = text.slice(index + 1).trim();
    if (name !== '' && isAddress(address) && !isAddress(name)) return { address, name };
  }
  return { address: text, name: '' };
}

/** A lone number would pass for one: of a machine, by its number. */
function isAddress(text: string): boolean {
  return /[.:]/.test(text) && parseAddress(text).ok;
}
