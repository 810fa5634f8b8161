/** The name that was probably meant: at most two slips away, a third for long names. */
export function nearest(typed: string, names: readonly string[]): string | undefined {
  const allowed = typed.length > 8 ? 3 : 2;
  const ranked = names
    .map((name) => ({ name, slips: distance(simple(typed), simple(name)) }))
    .filter(({ slips }) => slips <= allowed)
    .toSorted((a, b) => a.slips - b.slips);
  return ranked[0]?.name;
}

/** `max-pages`, `max_pages` and `maxpages` are all maxPages written differently. */
function simple(name: string): string {
  return name.toLowerCase().replace(/[-_ ]/g, '');
}

/** Levenshtein's edit distance, one row at a time. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const replace = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replace, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
