import type { Failure } from '../model/evidence.ts';

/** One line, record or entry of a target list, before anything in it is judged. */
export interface Row {
  /** Where it stands, for messages: `Line 4` or `Entry 4`. */
  readonly where: string;
  readonly addresses: readonly string[];
  readonly name: string;
  readonly id: string;
}

export interface Rows {
  readonly rows: readonly Row[];
  readonly problems: readonly Failure[];
}

export type TargetFormat = 'lines' | 'csv' | 'json';
