import type { Failure } from '../model/evidence.ts';
import type { CrawlScope, Target } from '../model/target.ts';
import { parseAddress } from './address.ts';
import { fileSafe, freeId } from './ids.ts';
import type { Row } from './row.ts';

/** How far to go, the same for every target of one run. The origins come from the start pages. */
export type ScopeDefaults = Omit<CrawlScope, 'origins'>;

export interface ParsedTargets {
  readonly targets: readonly Target[];
  /** One sentence each, beginning with where in the file it stands. */
  readonly problems: readonly Failure[];
}

interface Group {
  readonly origin: string;
  readonly host: string;
  readonly name: string;
  readonly id: string;
  readonly start: string[];
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
  return { targets: targetsOf([...groups.values()], defaults), problems };
}

function add(groups: Map<string, Group>, row: Row, url: URL): void {
  const name = row.name || url.host;
  const key = JSON.stringify([url.origin, name]);
  const group = groups.get(key) ?? { origin: url.origin, host: url.host, name, id: row.id, start: [] };
  groups.set(key, group);
  if (!group.start.includes(url.href)) group.start.push(url.href);
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
  return groups.map((group) => ({
    id: ids.get(group) ?? group.host,
    name: group.name,
    start: group.start,
    scope: { origins: [group.origin], ...defaults },
  }));
}

function located(where: string, message: string): string {
  return where === '' ? message : `${where}: ${message}`;
}
