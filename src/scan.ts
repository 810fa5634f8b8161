import { artifactsNeeded, assess } from './assess/assess.ts';
import { scorable } from './crawl/coverage-floor.ts';
import { crawl, type FiledVisit } from './crawl/crawl.ts';
import type { Feedback } from './crawl/feedback.ts';
import { type Journal, journalAfter } from './crawl/journal.ts';
import { linkStates, linksToAsk } from './crawl/link-states.ts';
import { createPaces } from './crawl/paces.ts';
import { visitPolitely } from './crawl/polite.ts';
import type { Hours } from './crawl/quiet-hours.ts';
import { everythingAllowed, readRobots } from './crawl/robots.ts';
import { type Machine, type SpeedWishes, speedSettings } from './crawl/speed-settings.ts';
import { filePage, fileSite, readPage, readSite } from './evidence/archive.ts';
import { canonical, digest, digestOfRecord } from './evidence/canonical.ts';
import type { Check } from './model/check.ts';
import type { Digest, PageArtifact, PageEvidence, ScanRecord, SiteEvidence } from './model/evidence.ts';
import type { Catalogue, ScanResult } from './model/result.ts';
import type { Target } from './model/target.ts';
import type { BlobStore, Ports } from './ports.ts';
import { createReuse } from './reuse.ts';
import type { ScoringPolicy } from './scoring/policy.ts';
import { score } from './scoring/score.ts';

/** What to judge by. The default is put together in compose.ts; callers may pass their own. */
export interface Rulebook {
  readonly checks: readonly Check[];
  readonly points: Catalogue['points'];
  readonly laws: Catalogue['laws'];
  readonly govukByCategory: Catalogue['govukByCategory'];
  readonly policy: ScoringPolicy;
}

export interface CollectSettings {
  readonly toolVersion: string;
  readonly nodeVersion: string;
  readonly userAgent: string;
  /** What robots.txt asks for is added when it is known. */
  readonly speed: Omit<SpeedWishes, 'robotsDelayMs'>;
  readonly machine: Machine;
  readonly quietHours: Hours | null;
  readonly checkExternalLinks: boolean;
  /** Per cent of the pages that must have been seen for a score to stand. */
  readonly coverageFloor: number;
}

export function catalogueOf(rulebook: Rulebook): Catalogue {
  const { checks, points, laws, govukByCategory, policy } = rulebook;
  return { checks: checks.map((check) => check.meta), points, laws, govukByCategory, policy: policy.version };
}

/** Visits everything once and writes down what was seen. An aborted signal ends early with `finished: false`. */
export async function collect(
  target: Target,
  settings: CollectSettings,
  ports: Pick<Ports, 'visitor' | 'clock' | 'blobs' | 'emit' | 'earlier'>,
  signal: AbortSignal = new AbortController().signal,
  journal: Journal = journalAfter([]),
): Promise<ScanRecord> {
  const { visitor, clock, blobs, emit } = ports;
  const startedAt = journal.startedAt ?? clock.now();
  emit({ kind: 'scan-started', target: target.name, start: target.start });
  for (const message of visitor.notes) emit({ kind: 'warning', message });

  emit({ kind: 'step-started', step: 'Reading robots.txt, the sitemap and site-wide settings' });
  const sites = await Promise.all(target.scope.origins.map((origin) => visitSite(origin, ports, journal, signal)));
  const home = sites[0];
  // Cut off by Ctrl-C, a probe says nothing about the site.
  const robots = signal.aborted ? everythingAllowed : readRobots(home?.artifacts.robots ?? unread);
  const sitemap = home?.artifacts.sitemap;

  emit({ kind: 'step-started', step: 'Opening pages' });
  const links = new Map<string, readonly string[]>();
  const speed = speedSettings({ ...settings.speed, robotsDelayMs: robots.delayMs }, settings.machine);
  const warn = (message: string) => emit({ kind: 'warning', message });
  const paceOf = createPaces((host) => ({ ...speed, host, quietHours: settings.quietHours, warn }), clock);
  const circumstances = { tool: settings.toolVersion, ...visitor.versions, userAgent: settings.userAgent };
  const reuse = ports.earlier && createReuse(ports.earlier, circumstances, ports);
  if (reuse?.note !== undefined) warn(reuse.note);
  const open = async (url: string) =>
    (await reuse?.take(url, signal)) ?? (await visitAndFile(url, visitor, blobs, signal));
  const visit = async (url: string) => {
    const filed = await visitPolitely(url, { clock, journal, paceOf, visit: open }, signal);
    if (filed) links.set(url, filed.links);
    return filed;
  };
  const plan = {
    start: target.start,
    scope: target.scope,
    robots,
    sitemapUrls: sitemap?.ok ? sitemap.value.urls : [],
    concurrency: speed.mostInFlight,
    startedAt,
  };
  const crawled = await crawl(plan, { emit, visit }, signal);

  emit({ kind: 'step-started', step: 'Checking links that were not opened' });
  const scanned = crawled.outcomes.filter((outcome) => outcome.state === 'scanned');
  const met = scanned.flatMap((outcome) => links.get(outcome.url) ?? []);
  const asked = linksToAsk(met, crawled.outcomes, target.scope.origins, settings.checkExternalLinks);
  // One more turn at the host's pace: it keeps quiet hours and Retry-After, and a host that was given up is left alone.
  const turn = await paceOf(target.start[0] ?? '').run(async () => ({ value: null, feedback: neutral }), signal);
  const allowed = turn.kind === 'done' ? asked : [];
  const answers = await visitor.checkLinks(allowed, speed.delayMs, signal);
  const linkChecks = answers.ok
    ? { ok: true as const, value: linkStates(met, crawled.outcomes, answers.value) }
    : answers;

  const complete = sites.map((site) => ({ ...site, artifacts: { ...site.artifacts, linkChecks } }));
  const record: ScanRecord = {
    schema: 1,
    target: named(target),
    startedAt,
    finishedAt: clock.now(),
    versions: { tool: settings.toolVersion, ...visitor.versions, node: settings.nodeVersion },
    settings: {
      userAgent: settings.userAgent,
      maxPages: target.scope.maxPages,
      maxDepth: target.scope.maxDepth,
      include: target.scope.include,
      exclude: target.scope.exclude,
      coverageFloor: settings.coverageFloor,
    },
    ...(reuse ? { reuse: reuse.counts(crawled.outcomes) } : {}),
    finished: !signal.aborted,
    sites: await Promise.all(complete.map((site) => fileSite(site, blobs))),
    pages: crawled.records,
    cuts: crawled.cuts,
    outcomes: crawled.outcomes,
  };
  emit({ kind: 'scan-finished', scan: digestOfRecord(record), pages: crawled.records.length });
  return record;
}

/** Judges a saved record. The same record, checks and policy give the same result, byte for byte. */
export async function assessRecord(
  record: ScanRecord,
  rulebook: Rulebook,
  blobs: BlobStore,
  toolVersion: string,
): Promise<ScanResult> {
  const only = artifactsNeeded(rulebook.checks);
  const sites = await Promise.all(record.sites.map((site) => readSite(site, blobs)));
  const results = await assess(rulebook.checks, sites, readPages(record, blobs, only), record.target.start);
  const catalogue = catalogueOf(rulebook);
  return {
    schema: 1,
    scan: digestOfRecord(record),
    versions: { tool: toolVersion, checks: digest(canonical(catalogue.checks)), policy: rulebook.policy.version },
    results,
    // Too little was seen for a number: what was found stands, how good the rest is nobody knows.
    scorecard: score(
      scorable(record.outcomes, record.settings.coverageFloor).scorable ? results : [],
      catalogue,
      rulebook.policy,
    ),
  };
}

/** Collects, saves, judges what was saved, saves the result. What `lgdss scan` does before it writes reports. */
export async function scan(
  target: Target,
  settings: CollectSettings,
  rulebook: Rulebook,
  ports: Ports,
  signal?: AbortSignal,
  journal?: Journal,
): Promise<{ readonly record: ScanRecord; readonly result: ScanResult }> {
  const saved = await ports.scans.saveRecord(await collect(target, settings, ports, signal, journal));
  // Judged as it is read back, so that a recheck starts from the very same bytes.
  const record = await ports.scans.record(saved);
  if (!record) throw new Error('The record could not be read back after it was saved.');
  const result = await assessRecord(record, rulebook, ports.blobs, settings.toolVersion);
  await ports.scans.saveResult(result);
  return { record, result };
}

function named({ scope: _, ...rest }: Target): ScanRecord['target'] {
  return rest;
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

const neutral: Feedback = {
  latencyMs: null,
  state: 'skipped',
  reason: null,
  status: null,
  retryAfterMs: null,
  again: true,
};

const unread: NonNullable<SiteEvidence['artifacts']['robots']> = {
  ok: false,
  error: { code: 'not-gathered', message: 'robots.txt was not asked for.' },
};

async function* readPages(
  record: ScanRecord,
  blobs: BlobStore,
  only: ReadonlySet<PageArtifact>,
): AsyncGenerator<PageEvidence> {
  for (const page of record.pages) yield await readPage(page, blobs, only);
}

/** The site-wide evidence, from the journal where an earlier start of the same scan has gathered it already. */
async function visitSite(
  origin: string,
  { visitor, blobs }: Pick<Ports, 'visitor' | 'blobs'>,
  journal: Journal,
  signal: AbortSignal,
): Promise<SiteEvidence> {
  const done = journal.site(origin);
  if (done) return readSite(done, blobs);
  const site = await visitor.visitSite(origin, signal);
  const record = await fileSite(site, blobs);
  if (!signal.aborted) await journal.append({ kind: 'site', record });
  return site;
}

/** Files the evidence at once, so that only what the crawl needs stays in memory. */
async function visitAndFile(
  url: string,
  visitor: Ports['visitor'],
  blobs: BlobStore,
  signal: AbortSignal,
): Promise<FiledVisit> {
  const { page, ...visit } = await visitor.visitPage(url, signal);
  if (!page) {
    const nothing = { links: [], title: null, template: null, screenshot: null, latencyMs: null, failedArtifacts: [] };
    return { visit, record: null, ...nothing };
  }
  const { links, document, template, screenshot, vitals } = page.artifacts;
  return {
    visit,
    record: await filePage(page, blobs),
    links: links?.ok ? links.value.map((link) => link.href) : [],
    title: document?.ok ? document.value.title : null,
    template: template?.ok ? template.value.id : null,
    screenshot: screenshot?.ok ? screenshot.value : null,
    latencyMs: vitals?.ok ? vitals.value.ttfb : null,
    failedArtifacts: Object.entries(page.artifacts)
      .filter(([, gathered]) => gathered?.ok === false)
      .map(([name]) => name as PageArtifact),
  };
}
