import { artifactsNeeded, assessSites, type JudgedPages, judgePages, needsProbe } from './assess/assess.ts';
import { type BudgetJudge, budgetNeeds, judgeBudgets } from './budgets/judge-budgets.ts';
import { type CollectSettings, collect, type PagesSeen } from './collect.ts';
import { scorableScan } from './crawl/coverage-floor.ts';
import { withEncryption } from './crawl/encryption-seen.ts';
import { fieldDataOf } from './crawl/field-data-seen.ts';
import { inventoryNeeds, type Stocktaking, takeStock } from './crawl/inventory.ts';
import type { Journal } from './crawl/journal.ts';
import { type MeasuredCollector, measuredNeeds, watchMeasured } from './crawl/measured-seen.ts';
import { withPdfs } from './crawl/pdfs-seen.ts';
import { pinOf, writePinned } from './crawl/pinned-sample.ts';
import { readPage, readSite } from './evidence/archive.ts';
import { canonical, digest, digestOfRecord } from './evidence/canonical.ts';
import type { Check } from './model/check.ts';
import type { Digest, PageArtifact, PageEvidence, ScanRecord } from './model/evidence.ts';
import { isJudged } from './model/profile.ts';
import type { Catalogue, ScanResult } from './model/result.ts';
import type { Target } from './model/target.ts';
import type { BlobStore, Ports } from './ports.ts';
import { factsOf } from './scoring/facts.ts';
import type { ScoringPolicy } from './scoring/policy/types.ts';
import { type ScanFacts, score } from './scoring/score.ts';

/** What to judge by. The default is put together in compose.ts; callers may pass their own. */
export interface Rulebook {
  readonly checks: readonly Check[];
  readonly points: Catalogue['points'];
  readonly laws: Catalogue['laws'];
  readonly govukByCategory: Catalogue['govukByCategory'];
  readonly wcag: Catalogue['wcag'];
  readonly policy: ScoringPolicy;
}

export function catalogueOf(rulebook: Rulebook): Catalogue {
  const { checks, points, laws, govukByCategory, wcag, policy } = rulebook;
  const triedOut = checks.filter(needsProbe).map(({ meta }) => meta.id);
  return {
    checks: checks.map((check) => check.meta),
    triedOut,
    points,
    laws,
    govukByCategory,
    wcag,
    policy: policy.version,
  };
}

interface FirstHalf {
  readonly judged: JudgedPages;
  readonly stock: Stocktaking;
  readonly budgets: BudgetJudge;
  readonly measured: MeasuredCollector;
}

/** All that can be judged before the sites have been looked at as a whole. */
async function assessPages(seen: PagesSeen, rulebook: Rulebook, blobs: BlobStore): Promise<FirstHalf> {
  const checks = rulebook.checks.filter((check) => isJudged(check, seen.settings));
  const only = new Set([...artifactsNeeded(checks), ...inventoryNeeds, ...budgetNeeds, ...measuredNeeds]);
  const stock = takeStock(seen);
  const budgets = judgeBudgets(seen.settings.budgets);
  const measured = watchMeasured();
  const crawled = measured.watch(budgets.watch(stock.watch(readPages(seen.pages, blobs, only))));
  const steps = (seen.journeys ?? []).flatMap((journey) => journey.pages);
  const pages = oneAfterTheOther(crawled, readPages(steps, blobs, only));
  return { judged: await judgePages(checks, pages), stock, budgets, measured };
}

/**
 * Judges a saved record. The same record, checks and policy give the same result, byte for byte, whether its pages have
 * been judged already or not.
 */
export async function assessRecord(
  record: ScanRecord,
  rulebook: Rulebook,
  blobs: BlobStore,
  toolVersion: string,
  begun: Promise<FirstHalf> = assessPages(record, rulebook, blobs),
): Promise<ScanResult> {
  const { judged, stock, budgets, ...begunWith } = await begun;
  const sites = await Promise.all(record.sites.map((site) => readSite(site, blobs)));
  const results = assessSites(judged, sites, targetOf(record));
  const catalogue = catalogueOf(rulebook);
  const fieldData = fieldDataOf(sites);
  const measured = begunWith.measured.result();
  return {
    schema: 1,
    scan: digestOfRecord(record),
    versions: { tool: toolVersion, checks: digest(canonical(catalogue.checks)), policy: rulebook.policy.version },
    results,
    scorecard: score(scorableResults(record, results), catalogue, rulebook.policy, scoringFacts(record)),
    inventory: withEncryption(withPdfs(stock.result(), sites), sites),
    budgets: budgets.result(),
    ...(fieldData ? { fieldData } : {}),
    ...(measured.length > 0 ? { measured } : {}),
  };
}

function targetOf({ target, journeys = [] }: ScanRecord) {
  const gss = target.authority?.gss;
  const unfinished = journeys.filter(({ state }) => state !== 'finished').map(({ name }) => name);
  return { start: target.start, ...(gss && { gss }), ...(unfinished.length > 0 && { unfinished }) };
}

/** Too little was seen for a number: what was found stands, how good the rest is nobody knows. */
export function scorableResults(record: ScanRecord, results: ScanResult['results']): ScanResult['results'] {
  return scorableScan(record).scorable ? results : [];
}

/** What scoring must know of the scan. A page that was blocked is one on which nothing could be decided. */
export function scoringFacts(record: ScanRecord): ScanFacts {
  return factsOf(record, scorableScan(record).unseen);
}

/** The same scan with other results, scored by the same rules. The result that was given is left as it is. */
export function withResults(
  record: ScanRecord,
  result: ScanResult,
  results: ScanResult['results'],
  rulebook: Rulebook,
): ScanResult {
  return {
    ...result,
    results,
    scorecard: score(scorableResults(record, results), catalogueOf(rulebook), rulebook.policy, scoringFacts(record)),
  };
}

/** Who judges what was collected, and where. */
export interface Judging<T> {
  /** What is certain already can be judged at once. */
  pagesSeen(seen: PagesSeen): void;
  /** All is collected and saved under that name. */
  finish(saved: Digest): Promise<T>;
  /** Nothing more will come. */
  giveUp(): void;
}

/** Judges in this process, as it is read back, so that a recheck starts from the very same bytes. */
export function judgeHere(
  rulebook: Rulebook,
  ports: Pick<Ports, 'blobs' | 'scans' | 'samples' | 'tools'>,
  toolVersion: string,
): Judging<{ readonly record: ScanRecord; readonly result: ScanResult }> {
  let begun: Promise<FirstHalf> | undefined;
  return {
    pagesSeen(seen) {
      // What the browser's tabs held here goes before the results of the judging come.
      ports.tools.tidyUp?.();
      begun = assessPages(seen, rulebook, ports.blobs);
      // Whatever goes wrong is said where it is waited for.
      begun.catch(() => undefined);
    },
    async finish(saved) {
      const record = await ports.scans.record(saved);
      if (!record) throw new Error('The record could not be read back after it was saved.');
      const result = await assessRecord(record, rulebook, ports.blobs, toolVersion, begun);
      await ports.scans.saveResult(result);
      // Last of all: only a scan that came to its end decides what later scans look at.
      const pin = pinOf(record);
      if (pin) await ports.samples.pinSample(pin.target, writePinned(pin));
      return { record, result };
    },
    giveUp: () => undefined,
  };
}

/**
 * Collects, saves, and has judged what was saved. What `lgdss scan` does before it writes reports. Looking at the site as
 * a whole is mostly waiting, so the pages are judged meanwhile.
 */
export async function scanAndJudge<T>(
  target: Target,
  settings: CollectSettings,
  ports: Ports,
  judging: Judging<T>,
  signal?: AbortSignal,
  journal?: Journal,
): Promise<T> {
  try {
    const pagesSeen = (seen: PagesSeen) => judging.pagesSeen(seen);
    const collected = await collect(target, settings, { ...ports, pagesSeen }, signal, journal);
    return await judging.finish(await ports.scans.saveRecord(collected));
  } catch (error) {
    judging.giveUp();
    throw error;
  }
}

/** The same in one process, with what came of it. */
export function scan(
  target: Target,
  settings: CollectSettings,
  rulebook: Rulebook,
  ports: Ports,
  signal?: AbortSignal,
  journal?: Journal,
): Promise<{ readonly record: ScanRecord; readonly result: ScanResult }> {
  return scanAndJudge(target, settings, ports, judgeHere(rulebook, ports, settings.toolVersion), signal, journal);
}

export async function recheck(
  scanId: Digest,
  rulebook: Rulebook,
  ports: Pick<Ports, 'blobs' | 'scans'>,
  toolVersion: string,
): Promise<ScanResult | undefined> {
  const record = await ports.scans.record(scanId);
  return record && assessRecord(record, rulebook, ports.blobs, toolVersion);
}

async function* readPages(
  pages: ScanRecord['pages'],
  blobs: BlobStore,
  only: ReadonlySet<PageArtifact>,
): AsyncGenerator<PageEvidence> {
  for (const page of pages) yield await readPage(page, blobs, only);
}

async function* oneAfterTheOther<T>(...all: readonly AsyncIterable<T>[]): AsyncGenerator<T> {
  for (const some of all) yield* some;
}
