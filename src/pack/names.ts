const PART = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;
/** Windows keeps these for devices, with any ending. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
const LONGEST = 200;

/** Packs are unpacked on any system, and made by anyone: only names that are the same file everywhere. */
export function problemOfName(name: string): string | undefined {
  if (name.includes('\\')) return 'has a backslash in its name';
  if (name.startsWith('/') || /^[A-Za-z]:/.test(name)) return 'has a name that leads out of the pack';
  const parts = name.split('/');
  if (parts.includes('..')) return 'has a name that leads out of the pack';
  if (name.length > LONGEST) return 'has a name that is too long';
  const fine = parts.every((part) => PART.test(part) && !part.endsWith('.') && !DEVICE.test(part));
  return fine ? undefined : 'has a name that no pack uses';
}

/** Names that come twice, or that differ in capital letters only: some systems take those for one file. */
export function clashesIn(names: readonly string[]): readonly string[] {
  const met = new Set<string>();
  return names.filter((name) => {
    const key = name.toLowerCase();
    const before = met.has(key);
    met.add(key);
    return before;
  });
}

/** A few plain letters of an address, so that people find their page in a list of folders. */
export function slugOf(url: string): string {
  return slugOfWords(URL.parse(url)?.pathname ?? '') || 'home';
}

/** The same of a name. Empty where it has none of them. */
export function slugOfWords(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '');
}

export function byCodeUnit(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
