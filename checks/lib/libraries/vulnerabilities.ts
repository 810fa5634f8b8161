import { isAtOrAbove } from 'retire';
import data from './vulnerable-versions.json' with { type: 'json' };

interface Entry {
  readonly below?: string;
  readonly atOrAbove?: string;
  readonly excludes?: readonly string[];
  readonly ids: readonly string[];
}
type Libraries = Readonly<Record<string, { readonly vulnerabilities: readonly Entry[] } | undefined>>;

const libraries = data.libraries as Libraries;

/** The day on which this data was published. What has become known since then is not in it. */
export const dataPublished: string = data.published;

export interface Known {
  /** Names of the advisories, the newest first, such as CVE-2020-11022. */
  readonly advisories: readonly string[];
  /** How many entries of the data the version matches, those without a name included. */
  readonly count: number;
}

/** What is known of this version, or null where the data says nothing against it. */
export function knownOf(name: string, version: string): Known | null {
  const all = Object.hasOwn(libraries, name) ? (libraries[name]?.vulnerabilities ?? []) : [];
  const matching = all.filter((entry) => covers(entry, version));
  if (matching.length === 0) return null;
  const advisories = [...new Set(matching.flatMap(({ ids }) => ids))];
  return { advisories: advisories.toSorted().toReversed(), count: matching.length };
}

function covers({ below, atOrAbove, excludes = [] }: Entry, version: string): boolean {
  if (excludes.includes(version)) return false;
  if (below !== undefined && isAtOrAbove(version, below)) return false;
  return atOrAbove === undefined || isAtOrAbove(version, atOrAbove);
}
