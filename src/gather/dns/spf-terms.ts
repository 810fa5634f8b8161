import { isIPv4, isIPv6 } from 'node:net';

export type SpfTerm =
  | { readonly kind: 'all'; readonly qualifier: '+' | '-' | '~' | '?' }
  | {
      readonly kind: 'include' | 'redirect' | 'a' | 'mx' | 'ptr' | 'exists';
      readonly text: string;
      readonly domain: string;
    }
  | { readonly kind: 'free' }
  | { readonly kind: 'unknown'; readonly text: string };

const SPF = /^v=spf1(?: |$)/i;
/** A macro may have a slash in it, so only what ends in a number is the length of a network. */
const ASKING = /^[+\-~?]?(include|exists|a|mx|ptr)(?::(.+?))?(?:\/\d{1,3})?(?:\/\/\d{1,3})?$/i;

export const isSpf = (text: string): boolean => SPF.test(text);

/** RFC 7208, sections 5 and 6. `own` is the domain that a term without one means. */
export function spfTerms(record: string, own: string): readonly SpfTerm[] {
  const words = record.split(' ').slice(1).filter(Boolean);
  return words.map((word) => termOf(word, own));
}

function termOf(word: string, own: string): SpfTerm {
  const text = word.slice(0, 255);
  const [, sign] = /^([+\-~?]?)all$/i.exec(word) ?? [];
  if (sign !== undefined) return { kind: 'all', qualifier: (sign || '+') as '+' };
  const [, name, value] = /^([a-z][\w.-]*)=(.*)$/i.exec(word) ?? [];
  if (name !== undefined && value !== undefined)
    return name.toLowerCase() === 'redirect' ? { kind: 'redirect', text, domain: tidy(value) } : { kind: 'free' };
  const [, asking, domain] = ASKING.exec(word) ?? [];
  if (asking !== undefined) {
    const kind = asking.toLowerCase() as 'include';
    const needsDomain = /^(?:include|exists)$/.test(kind);
    if (needsDomain && domain === undefined) return { kind: 'unknown', text };
    return { kind, text, domain: tidy(domain ?? own) };
  }
  return isListOfAddresses(word) ? { kind: 'free' } : { kind: 'unknown', text };
}

function isListOfAddresses(word: string): boolean {
  const [, version, address = '', length] = /^[+\-~?]?ip([46]):([^/]+)(?:\/(\d{1,3}))?$/i.exec(word) ?? [];
  if (version === '4') return isIPv4(address) && Number(length ?? 32) <= 32;
  return version === '6' && isIPv6(address) && Number(length ?? 128) <= 128;
}

const tidy = (domain: string): string => domain.toLowerCase().replace(/\.$/, '').slice(0, 255);
