import type { Finding, Place } from './check.ts';

/** What an element is known by: where it stands and the beginning of its tag, then its selector. None for other places. */
export function placeNames(at: Place): readonly string[] {
  if (at.kind !== 'element') return [];
  const { box } = at;
  const tag = /^<[^>]{0,80}/.exec(at.html)?.[0] ?? at.html.slice(0, 80);
  const bySelector = `${at.selector} ${tag}`;
  return box ? [`${box.x} ${box.y} ${box.width} ${box.height} ${tag}`, bySelector] : [bySelector];
}

/** What something said is known by to those that may say it too: its place, or the page with the same words. */
export function namesOfSaid({ at, message }: Pick<Finding, 'at' | 'message'>): readonly string[] {
  return at.kind === 'page' ? [`page ${message}`] : placeNames(at);
}
