import { consent } from './consent.ts';
import { dnsGatherer } from './dns.ts';
import { dnssecGatherer } from './dnssec.ts';
import { documents } from './documents.ts';
import { engines } from './engines.ts';
import { errorPages } from './error-pages.ts';
import { type CruxAccess, fieldDataGatherer } from './field-data/field-data.ts';
import { scripts } from './scripts.ts';
import type { SiteGatherer } from './site-gatherer.ts';
import { stripped } from './stripped.ts';
import { tlsFacts } from './tls.ts';

/** One line for each. They run at the same time. */
export const siteGatherers: readonly SiteGatherer[] = [
  dnsGatherer,
  dnssecGatherer,
  documents,
  errorPages,
  scripts,
  tlsFacts,
  consent,
  stripped,
  engines,
];

/** Field data comes from Google, and only for who has a key. */
export function siteGatherersWith(crux: CruxAccess | undefined): readonly SiteGatherer[] {
  return crux ? [...siteGatherers, fieldDataGatherer(crux)] : siteGatherers;
}
