export interface Seen<T> {
  readonly page: string;
  readonly item: T;
}

export interface Group<T> {
  readonly key: string;
  /** As seen on `page`. */
  readonly item: T;
  /** The first page by address, whatever order the pages were scanned in. */
  readonly page: string;
  readonly pages: number;
}

export const byCodeUnit = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

/** The same thing on many pages is one thing. Sorted by key, so that the order of the crawl never shows. */
export function group<T>(seen: readonly Seen<T>[], keyOf: (item: T) => string): readonly Group<T>[] {
  const groups = new Map<string, { item: T; page: string; pages: Set<string> }>();
  for (const { page, item } of seen) {
    const key = keyOf(item);
    const known = groups.get(key);
    if (!known) {
      groups.set(key, { item, page, pages: new Set([page]) });
      continue;
    }
    known.pages.add(page);
    if (page < known.page) Object.assign(known, { page, item });
  }
  return [...groups]
    .map(([key, { item, page, pages }]) => ({ key, item, page, pages: pages.size }))
    .sort((left, right) => byCodeUnit(left.key, right.key));
}
