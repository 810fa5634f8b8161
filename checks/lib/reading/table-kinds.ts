import type { TableSeen } from '../../../src/model/seen/tables.ts';

/** It says itself that it is only there for the layout. */
export function isSilenced({ role }: TableSeen): boolean {
  return /^(?:presentation|none)$/.test(role);
}

/** Something that says: these are data. */
export function isDeclared({ caption, thead, headers }: TableSeen): boolean {
  return caption !== '' || thead || headers > 0;
}

/** At least two rows and columns, nearly all of them filled, with nothing but short text in them. */
export function isGrid({ rows, columns, cells, emptyCells, holds, nested, inTable }: TableSeen): boolean {
  return rows >= 2 && columns >= 2 && !nested && !inTable && holds.length === 0 && emptyCells <= cells / 3;
}

export function isData(table: TableSeen): boolean {
  return !isSilenced(table) && table.rows >= 2 && table.columns >= 2 && (isDeclared(table) || isGrid(table));
}
