import { chooseAuthorities } from '../authorities/choose.ts';
import type { Failure } from '../model/evidence.ts';
import type { AuthorityRef } from '../model/target.ts';
import type { Row } from './row.ts';

/** Which rows of a list are wanted. An empty list wants them all. */
export interface RowFilter {
  readonly lgsl: readonly number[];
  /** Names or GSS codes. */
  readonly authorities: readonly string[];
}

export interface Filtered {
  readonly rows: readonly Row[];
  /** What was asked for and cannot be had; then nothing must be scanned, for it was a slip. */
  readonly problems: readonly Failure[];
}

export function filterRows(rows: readonly Row[], filter: RowFilter): Filtered {
  const authorities = byAuthority(rows, filter.authorities);
  const services = byService(rows, filter.lgsl);
  const problems = [...authorities.problems, ...services.problems];
  if (problems.length > 0) return { rows: [], problems };
  const wanted = rows.filter((row) => authorities.wants(row) && services.wants(row));
  if (wanted.length > 0 || rows.length === 0) return { rows: wanted, problems };
  return {
    rows: [],
    problems: [wrong('No row of the list is about one of these services of one of these authorities.')],
  };
}

interface Choice {
  readonly wants: (row: Row) => boolean;
  readonly problems: readonly Failure[];
}

const everything: Choice = { wants: () => true, problems: [] };

function byAuthority(rows: readonly Row[], asked: readonly string[]): Choice {
  if (asked.length === 0) return everything;
  const all = new Map(rows.flatMap(({ authority }) => (authority ? [[keyOf(authority), authority] as const] : [])));
  if (all.size === 0)
    return refused('The list does not say which authority a row is about, so it cannot be filtered by authority.');
  const { chosen, problems } = chooseAuthorities(asked, [...all.values()], 'the list');
  const keys = new Set(chosen.map(keyOf));
  return { wants: ({ authority }) => authority !== undefined && keys.has(keyOf(authority)), problems };
}

function byService(rows: readonly Row[], asked: readonly number[]): Choice {
  if (asked.length === 0) return everything;
  const all = new Set(rows.flatMap(({ service }) => service?.lgsl ?? []));
  if (all.size === 0) return refused('--lgsl needs a list from Local Links Manager, with the columns LGSL and LGIL.');
  const problems = asked
    .filter((lgsl) => !all.has(lgsl))
    .map((lgsl) => wrong(`No row of the list has LGSL ${lgsl} and an address.`));
  return { wants: ({ service }) => service !== undefined && asked.includes(service.lgsl), problems };
}

function keyOf({ name, gss }: AuthorityRef): string {
  return JSON.stringify([gss, name]);
}

function refused(message: string): Choice {
  return { wants: () => false, problems: [wrong(message)] };
}

function wrong(message: string): Failure {
  return { code: 'filter', message };
}
