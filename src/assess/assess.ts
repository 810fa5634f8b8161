import { siteKey } from '../crawl/site-key.ts';
import type { Check, CriteriaJudged, PageFact, SiteCheck } from '../model/check.ts';
import type { Gathered, Instant, PageArtifact, PageEvidence, SiteEvidence } from '../model/evidence.ts';
import { subjectOf } from '../model/journey.ts';
import { chosenArtifacts, probeArtifacts } from '../model/probed.ts';
import type { CheckResult } from '../model/result.ts';
import { type Copy, sharingCopy } from './copy.ts';
import { settleByYielding } from './giving-way.ts';
import { judgedCriteria } from './judged-criteria.ts';
import { collectFact, runPageCheck, runSiteCheck, type ScannedTarget } from './run-checks.ts';
import { settleSecondOpinions } from './second-opinions.ts';

/** What is left of a page once every check has seen it. The page itself can go. */
interface Judged {
  readonly visitedAt: Instant;
  readonly site: string | undefined;
  readonly results: ReadonlyMap<Check, CheckResult>;
  readonly facts: ReadonlyMap<Check, Gathered<PageFact<unknown>>>;
  readonly criteria: CriteriaJudged;
}

type Pages = readonly (readonly [url: string, judged: Judged])[];

/** All pages of a scan as the checks saw them, before anything is known of the sites as a whole. */
export interface JudgedPages {
  readonly checks: readonly Check[];
  readonly pages: Pages;
  /** Texts of the pages are met again in what is said of the site. */
  readonly copy: Copy;
}

/** Every check on every subject, from the evidence of all. */
export async function assess(
  checks: readonly Check[],
  sites: readonly SiteEvidence[],
  pages: AsyncIterable<PageEvidence>,
  target: ScannedTarget,
): Promise<readonly CheckResult[]> {
  return assessSites(await judgePages(checks, pages), sites, target);
}

/** The first half, for which the sites need not be known yet. Only one page is held at a time. */
export async function judgePages(checks: readonly Check[], pages: AsyncIterable<PageEvidence>): Promise<JudgedPages> {
  const copy = sharingCopy();
  return { checks, copy, pages: await judgeEach(checks, pages, copy) };
}

/**
 * The second half. Results come in the order of the checks, then of the subjects by code unit. The order in which pages
 * arrived makes no difference.
 */
export function assessSites(
  { checks, pages: judged, copy }: JudgedPages,
  sites: readonly SiteEvidence[],
  target: ScannedTarget,
): readonly CheckResult[] {
  const ordered = sortedSites(sites);
  return checks.flatMap((check) =>
    check.scope === 'page'
      ? judged.flatMap(([, page]) => page.results.get(check) ?? [])
      : ordered.flatMap((site) => {
          if (judged.length === 0) return withoutPages(check, site, target, copy);
          const facts = factsOf(check, site, judged);
          // None of its pages was chosen, and it is of those alone that the check speaks.
          if (facts.length === 0 && needsChoice(check)) return [];
          return runSiteCheck(check, site, facts, { ...target, judged: criteriaOn(site, judged) }, copy);
        }),
  );
}

/** A site of which no page was seen has no score, however well its robots.txt may be written. */
function withoutPages(check: SiteCheck, site: SiteEvidence, target: ScannedTarget, copy: Copy): CheckResult {
  if (check.standsAlone && check.pageNeeds.length === 0) {
    const result = runSiteCheck(check, site, [], target, copy);
    if (result.outcome.outcome === 'failed') return result;
  }
  const error = { code: 'no-pages', message: 'No page of the site could be scanned.' };
  return { check: check.meta.id, subject: site.origin, outcome: { outcome: 'untested', error } };
}

/** What has to be read back from the archive to run these checks again. */
export function artifactsNeeded(checks: readonly Check[]): ReadonlySet<PageArtifact> {
  return new Set(checks.flatMap((check) => [...needsOf(check), ...(check.mayUse ?? [])]));
}

async function judgeEach(checks: readonly Check[], pages: AsyncIterable<PageEvidence>, copy: Copy): Promise<Pages> {
  const judged = new Map<string, Judged>();
  for await (const page of pages) {
    // One subject, one vote. The earlier visit stays, so that the order of arrival does not choose.
    const subject = subjectOf(page);
    const before = judged.get(subject);
    if (before === undefined || page.visitedAt < before.visitedAt) judged.set(subject, judgePage(checks, page, copy));
  }
  return sortedByKey(judged);
}

function judgePage(checks: readonly Check[], page: PageEvidence, copy: Copy): Judged {
  const results = new Map<Check, CheckResult>();
  const facts = new Map<Check, Gathered<PageFact<unknown>>>();
  for (const check of checks) {
    if (!isSubject(page, check)) continue;
    // What is asked of all pages of a site together is asked of those that anybody can open by their address.
    if (page.journey && check.scope === 'site' && !check.readsJourneys) continue;
    if (check.scope === 'page') results.set(check, runPageCheck(check, page, copy));
    else facts.set(check, collectFact(check, page, copy));
  }
  const settled = settleSecondOpinions(settleByYielding(results));
  return {
    visitedAt: page.visitedAt,
    site: siteKey(page.url),
    results: settled,
    facts,
    criteria: judgedCriteria(settled),
  };
}

/** A page that was not chosen to be tried out or measured is no subject of a check that needs it: no gap, and no fault. */
function isSubject({ artifacts }: PageEvidence, check: Check): boolean {
  return needsOf(check).every((name) => !chosenArtifacts.has(name) || artifacts[name] !== undefined);
}

function needsChoice(check: Check): boolean {
  return needsOf(check).some((name) => chosenArtifacts.has(name));
}

export function needsProbe(check: Check): boolean {
  return needsOf(check).some((name) => probeArtifacts.has(name));
}

function needsOf(check: Check): readonly PageArtifact[] {
  return check.scope === 'page' ? check.needs : check.pageNeeds;
}

/** A page counts for the site it was asked of, wherever it ended: a redirect elsewhere is something that site does. */
function factsOf(check: SiteCheck, site: SiteEvidence, judged: Pages): readonly Gathered<PageFact<unknown>>[] {
  const key = siteKey(site.origin);
  return judged.flatMap(([, page]) => (page.site === key ? (page.facts.get(check) ?? []) : []));
}

function criteriaOn(site: SiteEvidence, judged: Pages): readonly PageFact<CriteriaJudged>[] {
  const key = siteKey(site.origin);
  return judged.flatMap(([url, page]) => (page.site === key ? [{ url, fact: page.criteria }] : []));
}

function sortedSites(sites: readonly SiteEvidence[]): readonly SiteEvidence[] {
  const byOrigin = new Map<string, SiteEvidence>();
  for (const site of sites) {
    const before = byOrigin.get(site.origin);
    if (before === undefined || site.visitedAt < before.visitedAt) byOrigin.set(site.origin, site);
  }
  return sortedByKey(byOrigin).map(([, site]) => site);
}

function sortedByKey<V>(map: ReadonlyMap<string, V>): readonly (readonly [string, V])[] {
  return [...map].toSorted(([a], [b]) => (a < b ? -1 : 1));
}
