import type { Finding, Place } from '../../src/model/check.ts';
import { elementPattern } from './pattern.ts';
import { cap, oneLine } from './text.ts';

const MAX_SNIPPET = 2000;

/**
 * Where a finding stands, in words that survive a rescan and a move to another port: header names rather than values,
 * paths rather than whole addresses.
 */
export function placeKey(place: Place, homeHost: string): string {
  if (place.kind === 'page') return 'page';
  if (place.kind === 'element') return `element ${place.selector}`;
  if (place.kind === 'request') return `request ${hostAndPath(place.url, homeHost)}`;
  return `${place.kind} ${place.name.toLowerCase()}`;
}

/** What findings with one cause have in common. */
export function placePattern(place: Place, homeHost: string): string {
  return place.kind === 'element' ? elementPattern(place.html) : cap(placeKey(place, homeHost), 300);
}

/** Two findings with the same identity are the same thing met twice, for example a link in a shared footer. */
export function placeIdentity(finding: Finding, message: string, homeHost: string): string {
  if (finding.at.kind === 'element') return `element ${finding.at.html}`;
  return finding.at.kind === 'page' ? `page ${message}` : placeKey(finding.at, homeHost);
}

export function selectorOf(place: Place): string | null {
  return place.kind === 'element' ? place.selector : null;
}

export function snippetOf(place: Place): string | null {
  if (place.kind === 'page') return null;
  if (place.kind === 'element') return cap(place.html, MAX_SNIPPET);
  if (place.kind === 'request') return cap(oneLine(place.url), MAX_SNIPPET);
  if (place.kind === 'header' && place.value) return cap(oneLine(`${place.name}: ${place.value}`), MAX_SNIPPET);
  return cap(oneLine(place.name), MAX_SNIPPET);
}

/** Path and query of a page. The host is named only where it is not the one the scan began on. */
export function pageKey(url: string, homeHost: string): string {
  const parsed = URL.parse(url);
  return parsed ? `${foreign(parsed, homeHost)}${parsed.pathname}${parsed.search}` : url;
}

/** Queries of requests are left out: they often carry the time of day. */
function hostAndPath(url: string, homeHost: string): string {
  const parsed = URL.parse(url);
  return parsed ? `${foreign(parsed, homeHost)}${parsed.pathname}` : url;
}

function foreign(url: URL, homeHost: string): string {
  return url.hostname === homeHost ? '' : url.hostname;
}
