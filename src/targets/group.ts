import type { Failure } from '../model/evidence.ts';
import { bareHost } from '../model/host.ts';
import type { AuthorityRef, CrawlScope, ServiceRef, Target } from '../model/target.ts';
import { parseAddress } from './address.ts';
import { fileSafe, freeId } from './ids.ts';
import type { Row } from './row.ts';

/** How far to go, the same for every target of one run. The origins come from the start pages. */
export type ScopeDefaults = Omit<CrawlScope, 'origins'>;

export interface ParsedTargets {
  readonly targets: readonly Target[];
  /** One sentence each, beginning with where in the file it stands. */
  readonly problems: readonly Failure[];
  /** One sentence each, about what is as it should be and still good to know. */
  readonly notes: readonly string[];
}

interface Group {
  origin: string;
  readonly host: string;
  readonly name: string;
  readonly id: string;
  readonly authority: AuthorityRef | undefined;
  readonly start: string[];
  readonly services: ServiceRef[];
}

/** Rows with one origin and one name are one target with several start pages. */
export function groupRows(rows: readonly Row[], defaults: ScopeDefaults): ParsedTargets {
  const groups = new Map<string, Group>();
  const problems: Failure[] = [];
  for (const row of rows) {
    for (const address of row.addresses) {
      const parsed = parseAddress(address);
      if (parsed.ok) add(groups, row, parsed.value);
      else problems.push({ code: parsed.error.code, message: located(row.where, parsed.error.message) });
    }
  }
  return { targets: targetsOf([...groups.values()], defaults), problems, notes: notesOn(rows) };
}

function add(groups: Map<string, Group>, row: Row, url: URL): void {
  const name = row.name || url.host;
  const key = JSON.stringify([siteKeyOf(url, row), name]);
  const group = groups.get(key) ?? newGroup(row, name, url);
  groups.set(key, group);
  // The certificate, the headers and robots.txt of the https site are the ones to look at.
  if (url.protocol === 'https:' && group.origin.startsWith('http:')) group.origin = url.origin;
  if (!group.start.includes(url.href)) group.start.push(url.href);
  if (row.service) group.services.push({ url: url.href, ...row.service });
}

/** An authority's list mixes http and https, with and without www: one site to its users, and one target here. */
function siteKeyOf(url: URL, { authority }: Row): string {
  return authority ? bareHost(url.host) : url.origin;
}

function newGroup({ id, authority }: Row, name: string, { origin, host }: URL): Group {
  return { origin, host, name, id, authority, start: [], services: [] };
}

/** An id that was asked for is given out before ids made from hosts, so that no host takes it first. */
function targetsOf(groups: readonly Group[], defaults: ScopeDefaults): readonly Target[] {
  const taken = new Set<string>();
  const ids = new Map<Group, string>();
  for (const group of [...groups.filter(({ id }) => id), ...groups.filter(({ id }) => !id)]) {
    const id = freeId(fileSafe(group.id || group.host), taken);
    taken.add(id);
    ids.set(group, id);
  }
  return groups.map(({ authority, services, ...group }, index) => ({
    id: ids.get(groups[index] as Group) ?? group.host,
    name: group.name,
    start: group.start,
    scope: { origins: [group.origin], ...defaults },
    ...(authority && { authority }),
    ...(services.length > 0 && { services }),
  }));
}

/** Targets from several places: each keeps its id, unless another has it already. */
export function withOwnIds(targets: readonly Target[]): readonly Target[] {
  const taken = new Set<string>();
  return targets.map((target) => {
    const id = freeId(target.id, taken);
    taken.add(id);
    return { ...target, id };
  });
}

function notesOn(rows: readonly Row[]): readonly string[] {
  const empty = rows.filter(({ addresses }) => addresses.length === 0).length;
  if (empty === 0) return [];
  return [
    empty === 1 ? '1 row has no address yet and was left out.' : `${empty} rows have no address yet and were left out.`,
  ];
}

function located(where: string, message: string): string {
  return where === '' ? message : `${where}: ${message}`;
}
