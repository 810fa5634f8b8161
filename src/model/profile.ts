import type { Check, CheckId } from './check.ts';
import type { PageArtifact, SiteArtifact } from './evidence.ts';

/**
 * How much of a site a scan looks at: everything, with one page of each template tried out as well; that and every page
 * tried out; or what the accessibility engine and the crawl need.
 */
export type Profile = 'standard' | 'thorough' | 'axe';

/** What is read from a single page: which pages are tried out makes no difference to it. */
export function readingOf(profile: Profile): Profile {
  return profile === 'thorough' ? 'standard' : profile;
}

/** Read in the profile `axe`: enough to crawl, to know the page again, and for what axe finds. */
const axeArtifacts: ReadonlySet<PageArtifact> = new Set([
  'response',
  'document',
  'metadata',
  'links',
  'frameLinks',
  'template',
  'axe',
]);

export function isRead(artifact: PageArtifact, profile: Profile): boolean {
  return profile !== 'axe' || axeArtifacts.has(artifact);
}

/** Their rules for axe are not run in the profile `axe`, so they must not take silence for a pass. */
const notRun: ReadonlySet<CheckId> = new Set([
  'accessibility/axe-experimental',
  'accessibility/axe-good-practice',
  'accessibility/headings-and-landmarks',
  'accessibility/heading-levels',
]);

/** What is gathered of a site as a whole, after its crawl. */
const ofTheWhole: ReadonlySet<SiteArtifact> = new Set([
  'dns',
  'dnssec',
  'tls',
  'errorPages',
  'scripts',
  'documents',
  'consent',
  'stripped',
  'engines',
  'fieldData',
]);

/** What a scan is asked to look at. Left out is what it does by itself. */
export interface Asked {
  readonly profile?: Profile;
  readonly wholeSite?: boolean;
}

/**
 * What was not to be looked at is not judged. In the profile `axe` that leaves the checks of single pages that rest on the
 * engine, and no others.
 */
export function isJudged(check: Check, { profile = 'standard', wholeSite = true }: Asked): boolean {
  if (!wholeSite && check.scope === 'site' && check.siteNeeds.some((name) => ofTheWhole.has(name))) return false;
  if (profile !== 'axe') return true;
  if (notRun.has(check.meta.id)) return false;
  return check.scope === 'page' && check.needs.includes('axe') && check.needs.every((name) => axeArtifacts.has(name));
}
