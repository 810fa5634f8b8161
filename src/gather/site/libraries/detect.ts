import { createHash } from 'node:crypto';
import { replaceVersion, scanFileContent, scanFileName, scanUri } from 'retire';
import type { FoundBy, LibrarySeen } from '../../../model/seen/scripts.ts';
import signatures from './signatures.json' with { type: 'json' };

const MOST_LIBRARIES = 30;
/** Whatever else was caught is no version that could be looked up. */
const VERSION = /^\d+\.[\w.-]{1,40}$/;

type Repository = Parameters<typeof scanUri>[1];
type Component = ReturnType<typeof scanUri>[number];
const repository: Repository = JSON.parse(replaceVersion(JSON.stringify(signatures.libraries)));
const hasher = { sha1: (text: string) => createHash('sha1').update(text).digest('hex') };

/** The libraries in one script. Where the script names its own version, what the address says is not asked for. */
export function detectLibraries(url: string, content: string | null): readonly LibrarySeen[] {
  const told = content === null ? [] : named(scanFileContent(content, repository, hasher), 'content');
  const known = new Set(told.map(({ name }) => name));
  const guessed = byAddress(url).filter(({ name }) => !known.has(name));
  return [...told, ...guessed]
    .toSorted((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1))
    .slice(0, MOST_LIBRARIES);
}

function byAddress(url: string): readonly LibrarySeen[] {
  const address = URL.parse(url);
  if (!address) return [];
  const path = address.origin + address.pathname;
  return named([...scanUri(path, repository), ...scanFileName(address.pathname, repository, false)], 'address');
}

function named(components: readonly Component[], by: FoundBy): readonly LibrarySeen[] {
  const seen = components.flatMap(({ component, version }) =>
    VERSION.test(version ?? '') ? [{ name: component, version, by }] : [],
  );
  return [...new Map(seen.map((one) => [keyOf(one), one])).values()];
}

const keyOf = ({ name, version }: LibrarySeen): string => `${name} ${version}`;
