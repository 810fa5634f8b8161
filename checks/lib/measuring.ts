import { hostOf, pathOf } from './hosts.ts';
import { partyOf } from './third-parties.ts';

/** Cookies by their fixed names. Each product writes them for the site itself, so the domain says nothing. */
const ANALYTICS_COOKIES: readonly (readonly [product: string, name: RegExp])[] = [
  ['Google Analytics', /^_ga(?:_.*)?$|^_gid$|^_gat(?:_.*)?$|^__utm[a-z]$/],
  ['Matomo', /^_pk_(?:id|ses|ref|cvar|hsr)\b/],
  ['Siteimprove', /^nmstat$|^siteimproveses$/],
  ['Hotjar', /^_hj[A-Z]/],
  ['Microsoft Clarity', /^_cl(?:ck|sk)$/],
  ['Application Insights', /^ai_(?:user|session)$/],
  ['Adobe Analytics', /^(?:s_vi|s_cc|s_sq)$|^AMCVS?_/],
  ['Monsido', /^monsido$/],
];
const ADVERTISING_COOKIES: readonly (readonly [product: string, name: RegExp])[] = [
  ['Meta (Facebook)', /^_fbp$|^_fbc$/],
  ['Google Ads', /^_gcl_[a-z]+$|^__gads$|^__gpi$|^_gac_/],
  ['Microsoft Advertising', /^_uet(?:sid|vid)$/],
  ['TikTok', /^_ttp$/],
  ['LinkedIn', /^li_fat_id$/],
];
const MEASURING_REQUESTS: readonly (readonly [product: string, host: RegExp, path: RegExp])[] = [
  [
    'Google Analytics',
    /(?:^|\.)(?:google-analytics|googletagmanager)\.com$/,
    /\/(?:gtag\/js|analytics\.js|ga\.js|g\/collect|collect)$/,
  ],
  ['Matomo', /./, /\/(?:matomo|piwik)\.(?:js|php)$/],
  ['Siteimprove', /(?:^|\.)siteimproveanalytics\.(?:com|io)$/, /./],
  ['Plausible', /(?:^|\.)plausible\.io$/, /./],
  ['Application Insights', /./, /\/v2(?:\.1)?\/track$/],
];

const named = (table: typeof ANALYTICS_COOKIES, name: string) =>
  table.find(([, known]) => known.test(name))?.[0] ?? null;

/** The product that writes a cookie of this name to count visits, or null. */
export const analyticsCookie = (name: string): string | null => named(ANALYTICS_COOKIES, name);
/** The same for cookies that serve advertising. */
export const advertisingCookie = (name: string): string | null => named(ADVERTISING_COOKIES, name);

/** The product that an address belongs to which counts visits, or null. */
export function analyticsRequest(url: string): string | null {
  const known = MEASURING_REQUESTS.find(([, host, path]) => host.test(hostOf(url)) && path.test(pathOf(url)));
  if (known) return known[0];
  const { owner, kind } = partyOf(url);
  return kind === 'analytics' ? owner : null;
}
