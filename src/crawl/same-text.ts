/** Of a very large site, the addresses met first: most links of a page go to the same few. */
const MOST = 100_000;

/** Gives back the first copy of a text it has met, so that a link that stands on thousands of pages is in memory once. */
export function createSameText(most = MOST): (text: string) => string {
  const met = new Map<string, string>();
  return (text) => {
    const first = met.get(text);
    if (first !== undefined) return first;
    if (met.size < most) met.set(text, text);
    return text;
  };
}
