import type { KeptState } from '../../src/model/seen/consent.ts';
import { hostOf, sameSite } from './hosts.ts';
import { advertisingCookie, analyticsCookie } from './measuring.ts';
import { isTracker, partyOf } from './third-parties.ts';

/** What something stored is for, as far as its name and its owner tell. `quiet`: nothing speaks against it. */
export type StoredFor = 'advertising' | 'unknown' | 'unknown-session' | 'unknown-guard' | 'analytics' | 'quiet';

/** Set by load balancers, and by what keeps attacks away from a server. Names alone, so this is no proof. */
const GUARD =
  /^(?:__cf_bm|_cfuvid|__cfruid|cf_clearance|AWSALB(?:TG)?(?:CORS)?|ak_bmsc|bm_s[vz]|bm_mi|_abck|visid_incap_\d+|incap_ses_\d+_\d+|nlbi_\d+|TS[0-9a-f]{6,}|BIGipServer.*|datadome)$/;

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
    if (party.kind === 'unknown' && cookie && GUARD.test(name)) return 'unknown-guard';
    if (party.kind === 'unknown') return lasting ? 'unknown' : 'unknown-session';
    return party.kind === 'analytics' ? 'analytics' : 'quiet';
  }
  if (cookie && advertisingCookie(name) !== null) return 'advertising';
  return cookie && analyticsCookie(name) !== null ? 'analytics' : 'quiet';
}
