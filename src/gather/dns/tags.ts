import type { Looked, TaggedText } from '../../model/seen/dns.ts';
import type { Dns } from './dns.ts';

const MOST_TAGS = 50;

/** `v=DMARC1; p=none` and its like, which all begin with their version. */
export function taggedText(text: string): TaggedText {
  const tags = text.split(';').flatMap((part) => {
    // Cut by hand: a pattern that also trims the end takes for ever over a long run of spaces.
    const [, name, value] = /^([\w-]+)\s*=([\s\S]*)$/.exec(part.trim()) ?? [];
    return name === undefined || value === undefined
      ? []
      : [[name.toLowerCase(), value.trim().slice(0, 1024)] as const];
  });
  return { text: text.slice(0, 4096), tags: tags.slice(0, MOST_TAGS) };
}

export function tagOf({ tags }: TaggedText, name: string): string | undefined {
  return tags.find(([one]) => one === name)?.[1];
}

/** The records of a name that are of that version. What else stands there, or is answered by a wildcard, does not count. */
export async function askTagged(dns: Dns, name: string, version: string): Promise<Looked<TaggedText>> {
  const { status, records } = await dns.ask(name, 'TXT');
  if (status !== 'found') return { status, records: [] };
  const ofVersion = records.map(taggedText).filter(({ tags: [first] }) => first?.[0] === 'v' && first[1] === version);
  return ofVersion.length > 0 ? { status, records: ofVersion } : { status: 'no-data', records: [] };
}
