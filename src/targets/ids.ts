/** Names that Windows keeps for devices. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/;
const LONGEST = 100;

/** Lower case, only letters, digits, dot, dash and underscore: safe as a folder name everywhere. */
export function fileSafe(text: string): string {
  const safe = text
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^[.-]+|[.-]+$/g, '');
  if (safe === '') return 'target';
  return RESERVED.test(safe) ? `site-${safe}` : safe;
}

/** The id itself, or the id with the first free number behind it, which is no longer than a folder name may be. */
export function freeId(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  for (let number = 2; ; number += 1) {
    const end = `-${number}`;
    const id = `${wanted.slice(0, LONGEST - end.length)}${end}`;
    if (!taken.has(id)) return id;
  }
}
