import { createSecureContext } from 'node:tls';
import type { SuiteGroup, TlsFacts } from '../../../model/seen/tls.ts';
import type { Offer, Shaken } from './handshake.ts';

/** Our own limits would have us say no where the server says yes. */
const NO_LIMITS = '@SECLEVEL=0';
const AEAD = ['AESGCM', 'AESCCM', 'CHACHA20', 'ARIAGCM'];
const WEAK = ['3DES', 'DES', 'RC4', 'RC2', 'IDEA', 'SEED', 'EXPORT', 'eNULL', 'aNULL'];
const GROUPS: Readonly<Record<SuiteGroup, readonly string[]>> = {
  recommended: ['kECDHE+AESGCM', '!aNULL'],
  acceptable: [
    'kECDHE+CHACHA20',
    'kECDHE+AESCCM',
    'kECDHE+ARIAGCM',
    ...AEAD.map((cipher) => `kDHE+${cipher}`),
    '!aNULL',
  ],
  old: ['kECDHE', 'kDHE', ...[...AEAD, ...WEAK].map((cipher) => `!${cipher}`)],
  bad: ['kRSA', ...WEAK],
};
/** Together they are more than any server that we know of accepts. */
const MOST_HANDSHAKES = 40;

type Ask = (offer: Offer) => Promise<Shaken>;

/** Families of weak suites that the client library lacks. */
export function notOffered(): readonly string[] {
  return WEAK.filter((family) => {
    try {
      createSecureContext({ ciphers: `${family}:${NO_LIMITS}` });
      return false;
    } catch {
      return true;
    }
  });
}

/** Which suites a server accepts with TLS 1.2: each group is offered, and again without those that were chosen, to the first no. */
export async function askForSuites(ask: Ask): Promise<NonNullable<TlsFacts['suites']>> {
  const accepted: { name: string; group: SuiteGroup }[] = [];
  const refused: SuiteGroup[] = [];
  let left = MOST_HANDSHAKES;
  let complete = true;
  for (const [group, wanted] of Object.entries(GROUPS) as [SuiteGroup, readonly string[]][]) {
    const without: string[] = [];
    for (;;) {
      if (left === 0) complete = false;
      if (left === 0) break;
      left -= 1;
      const ciphers = [...wanted, ...without.map((name) => `!${name}`), NO_LIMITS].join(':');
      const shaken = await ask({ minVersion: 'TLSv1.2', maxVersion: 'TLSv1.2', ciphers });
      if (shaken.end === 'unanswered') complete = false;
      if (shaken.end === 'refused' && without.length === 0) refused.push(group);
      // A server that chooses what was not offered would be asked for ever.
      if (shaken.end !== 'agreed' || without.includes(shaken.cipher)) break;
      without.push(shaken.cipher);
      accepted.push({ name: shaken.suite, group });
    }
  }
  return { accepted, refused, notOffered: notOffered(), complete };
}
