import type { Check, CheckId } from './check.ts';
import type { PageArtifact } from './evidence.ts';

/** How much of a page a scan reads: everything, or what the accessibility engine and the crawl need. */
export type Profile = 'standard' | 'axe';

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
  return profile === 'standard' || axeArtifacts.has(artifact);
}

/** Their rules for axe are not run in the profile `axe`, so they must not take silence for a pass. */
const notRun: ReadonlySet<CheckId> = new Set([
  'accessibility/axe-experimental',
  'accessibility/headings-and-landmarks',
]);

/** The checks of single pages that rest on the engine, and no others: what was not read is not judged. */
export function isJudged(check: Check, profile: Profile): boolean {
  if (profile === 'standard') return true;
  if (notRun.has(check.meta.id)) return false;
  return check.scope === 'page' && check.needs.includes('axe') && check.needs.every((name) => axeArtifacts.has(name));
}
