import type { Failure } from '../model/evidence.ts';
import type { AuthorityRef, ServiceRef } from '../model/target.ts';

/** One line, record or entry of a target list, before anything in it is judged. */
export interface Row {
  /** Where it stands, for messages: `Line 4` or `Entry 4`. */
  readonly where: string;
  /** Empty when the list knows the page is still missing, which is no mistake. */
  readonly addresses: readonly string[];
  readonly name: string;
  readonly id: string;
  readonly authority?: AuthorityRef;
  readonly service?: Omit<ServiceRef, 'url'>;
}

export interface Rows {
  readonly rows: readonly Row[];
  readonly problems: readonly Failure[];
}

export type TargetFormat = 'lines' | 'csv' | 'json';
