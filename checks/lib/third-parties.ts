import thirdPartyWeb from 'third-party-web/nostats-subset.js';
import { hostOf } from './hosts.ts';

/** `unknown`: on no list, so nobody can say what it is for. */
type PartyKind = 'advertising' | 'social' | 'analytics' | 'consent' | 'other' | 'unknown';
export interface Party {
  readonly owner: string;
  readonly kind: PartyKind;
}

const KINDS: Readonly<Record<string, PartyKind>> = {
  ad: 'advertising',
  social: 'social',
  analytics: 'analytics',
  'consent-provider': 'consent',
};
/** Measuring is what they do for councils, whatever else the list files them under. */
const MEASURING =
  /(?:^|\.)(?:clarity\.ms|siteimproveanalytics\.(?:com|io)|hotjar\.com|monsido\.com|cloudflareinsights\.com)$/;

/** Maps, of a company that the list files under its advertising. What it sells that by has hosts of its own. */
const MAPS = /^(?:www|r|th|maps)\.bing\.com$/;

/** Whose a host is, by the bundled list. */
export function partyOf(url: string): Party {
  const host = hostOf(url);
  const entity = thirdPartyWeb.getEntity(url);
  if (!entity) return { owner: host, kind: MEASURING.test(host) ? 'analytics' : 'unknown' };
  if (MAPS.test(host)) return { owner: 'Bing', kind: 'other' };
  const kind = MEASURING.test(host) ? 'analytics' : (KINDS[entity.category] ?? 'other');
  return { owner: entity.name, kind };
}

export const isTracker = ({ kind }: Party): boolean => kind === 'advertising' || kind === 'social';
