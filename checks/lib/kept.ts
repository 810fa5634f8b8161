import type { KeptState } from '../../src/model/seen/consent.ts';
import { hostOf, sameSite } from './hosts.ts';
import { advertisingCookie, analyticsCookie } from './measuring.ts';
import { isTracker, partyOf } from './third-parties.ts';

/** What something stored is for, as far as its name and its owner tell. `quiet`: nothing speaks against it. */
export type StoredFor = 'advertising' | 'unknown' | 'unknown-session' | 'analytics' | 'quiet';

export interface Stored {
  readonly name: string;
  readonly host: string;
  /** In words for a report. */
  readonly kind: string;
  readonly lasting: boolean;
  readonly cookie: boolean;
}

const KINDS = {
  local: 'local storage',
  session: 'session storage',
  'indexed-db': 'database',
  'service-worker': 'service worker',
};

export const cookieStored = (name: string, domain: string, lasting: boolean): Stored => ({
  name,
  host: domain.replace(/^\./, ''),
  kind: 'cookie',
  lasting,
  cookie: true,
});

export function storedIn({ cookies, storage }: Pick<KeptState, 'cookies' | 'storage'>): readonly Stored[] {
  return [
    ...cookies.map(({ name, domain, days }) => cookieStored(name, domain, days !== null)),
    ...storage.map(({ origin, kind, name }) => ({
      name: name || 'no name',
      host: hostOf(origin),
      kind: KINDS[kind],
      lasting: kind !== 'session',
      cookie: false,
    })),
  ];
}

export const keyOf = ({ name, host, kind }: Stored): string => `${host} ${kind} ${name}`;

/** Of another site, it is known by its owner; of the site itself, only by a name that a product always uses. */
export function storedFor({ name, host, lasting, cookie }: Stored, page: string): StoredFor {
  const party = partyOf(`https://${host}/`);
  if (!sameSite(`https://${host}/`, page) && host !== '') {
    if (isTracker(party)) return 'advertising';
    if (party.kind === 'unknown') return lasting ? 'unknown' : 'unknown-session';
    return party.kind === 'analytics' ? 'analytics' : 'quiet';
  }
  if (cookie && advertisingCookie(name) !== null) return 'advertising';
  return cookie && analyticsCookie(name) !== null ? 'analytics' : 'quiet';
}
