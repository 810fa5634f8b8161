import { askLinks, linkPauseMs } from './crawl/ask-links.ts';
import { withoutCopies } from './crawl/canonical.ts';
import { crawl } from './crawl/crawl.ts';
import { type Journal, journalAfter } from './crawl/journal.ts';
import { linkStates, linksToAsk } from './crawl/link-states.ts';
import { politeLook } from './crawl/look.ts';
import { otherRobots } from './crawl/other-robots.ts';
import { createPaces, type Paces } from './crawl/paces.ts';
import { visitPolitely } from './crawl/polite.ts';
import type { Hours } from './crawl/quiet-hours.ts';
import { signInOf } from './crawl/reuse.ts';
import { delayNote, everythingAllowed, readRobots } from './crawl/robots.ts';
import { createSameText } from './crawl/same-text.ts';
import { crawlSample, type Sampled, type SampleWishes } from './crawl/sampling.ts';
import { siteKey } from './crawl/site-key.ts';
import type { Rest } from './crawl/slots.ts';
import { type Machine, type SpeedWishes, speedSettings } from './crawl/speed-settings.ts';
import { startTimeLimit, type TimeLimit } from './crawl/time-limit.ts';
import { turnsFor } from './crawl/turns.ts';
import { withoutPage } from './crawl/without-page.ts';
import { fileSite } from './evidence/archive.ts';
import { digestOfRecord } from './evidence/canonical.ts';
import { lookAroundSites } from './look-around-sites.ts';
import { measureAndFile } from './measure-and-file.ts';
import type { Budget } from './model/budget.ts';
import type { AskedFor, ScanRecord, SiteEvidence } from './model/evidence.ts';
import { type Profile, readingOf } from './model/profile.ts';
import type { Target } from './model/target.ts';
import type { Ports } from './ports.ts';
import { probeAndFile } from './probe-and-file.ts';
import { createReuse } from './reuse.ts';
import { runAndFile } from './run-and-file.ts';
import { mainAddress, visitAndFile, visitSite } from './visit-and-file.ts';

export interface CollectSettings {
  readonly toolVersion: string;
  readonly nodeVersion: string;
  readonly userAgent: string;
  /** What robots.txt asks for is added when it is known. */
  readonly speed: Omit<SpeedWishes, 'robotsDelayMs'>;
  readonly machine: Machine;
  readonly quietHours: Hours | null;
  /** How long the scan may take, in milliseconds; null or left out, as long as it needs. */
  readonly timeLimitMs?: number | null;
  /** Of the whole run, where several targets are scanned; left out, the scan keeps its own. */
  readonly paces?: Paces;
  readonly checkExternalLinks: boolean;
  /** Per cent of the pages that must have been seen for a score to stand. */
  readonly coverageFloor: number;
  /** Left out: the standard one. */
  readonly profile?: Profile;
  /** False: the site is not looked at as a whole. */
  readonly wholeSite?: boolean;
  /** What pages may cost; left out, the scanner's own budgets. */
  readonly budgets?: readonly Budget[] | undefined;
  /** False: no page is measured with Lighthouse. */
  readonly lighthouse?: boolean;
  /** As what pages are measured; left out, mobile. */
  readonly device?: 'mobile' | 'desktop' | 'both';
  /** Written down as it stands. */
  readonly asked?: AskedFor;
  /** Left out or null: every page that is found within the limits is scanned. */
  readonly sample?: SampleWishes | null;
}

/** What is certain of a scan before its sites are looked at as a whole. */
export type PagesSeen = Pick<ScanRecord, 'settings' | 'pages' | 'outcomes' | 'journeys'>;

type CollectPorts = Pick<Ports, 'visitor' | 'clock' | 'blobs' | 'emit' | 'earlier'> & {
  /** Told as soon as nothing about the pages will change any more. */
  readonly pagesSeen?: (seen: PagesSeen) => void;
};

/** Visits everything once and writes down what was seen. An aborted signal ends early with `finished: false`. */
export async function collect(
  target: Target,
  settings: CollectSettings,
  ports: CollectPorts,
  stop: AbortSignal = new AbortController().signal,
  journal: Journal = journalAfter([]),
): Promise<ScanRecord> {
  const { quietHours, timeLimitMs: limitMs = null } = settings;
  const time = startTimeLimit({ limitMs, quietHours }, ports.clock, stop);
  try {
    return await collectInTime(target, settings, ports, time, journal);
  } catch (error) {
    // Pages under way would be opened to the last one, in a browser that nobody closes any more.
    time.giveUp();
    throw error;
  } finally {
    // Whatever happened: a timer of hours would keep the program alive.
    time.end();
  }
}

async function collectInTime(
  target: Target,
  settings: CollectSettings,
  ports: CollectPorts,
  time: TimeLimit,
  journal: Journal,
): Promise<ScanRecord> {
  const { visitor, clock, blobs, emit } = ports;
  const { signal } = time;
  const signedIn = visitor.signIn !== undefined;
  const startedAt = journal.startedAt ?? clock.now();
  emit({ kind: 'scan-started', target: target.name, start: target.start });
  for (const message of visitor.notes) emit({ kind: 'warning', message });

  const { quietHours, timeLimitMs = null, paces = createPaces(clock) } = settings;
  const warn = (message: string) => emit({ kind: 'warning', message });
  const before = speedSettings({ ...settings.speed, robotsDelayMs: 0 }, settings.machine);
  const turn = turnsFor((url) => paces.site(url, { ...before, quietHours, warn }), signal);

  emit({ kind: 'step-started', step: 'Reading robots.txt, the sitemap and site-wide settings' });
  const sites = await Promise.all(
    target.scope.origins.map((origin) => visitSite(origin, ports, journal, turn, signal)),
  );
  const home = sites[0];
  // Cut off by Ctrl-C, a probe says nothing about the site.
  const robots = signal.aborted ? everythingAllowed : readRobots(home?.artifacts.robots ?? unread);
  const sitemap = home?.artifacts.sitemap;

  emit({ kind: 'step-started', step: 'Opening pages' });
  const links = new Map<string, readonly string[]>();
  const sameText = createSameText();
  const speed = speedSettings({ ...settings.speed, robotsDelayMs: robots.delayMs }, settings.machine);
  const note = delayNote(robots, home?.origin ?? '', speed.delayMs);
  if (note !== undefined) warn(note);
  const paceOf = (url: string) => paces.site(url, { ...speed, quietHours, warn });
  const { userAgent, profile = 'standard' } = settings;
  const circumstances = { tool: settings.toolVersion, ...visitor.versions, userAgent, profile: readingOf(profile) };
  const reuse = ports.earlier && createReuse(ports.earlier, { ...circumstances, signIn: signInOf(signedIn) }, ports);
  if (reuse?.note !== undefined) warn(reuse.note);
  const notAllowed = otherRobots(home?.origin ?? '', visitor.robots);
  const open = async (url: string) => {
    const end = await notAllowed(url, signal);
    if (end) return withoutPage(end);
    return (await reuse?.take(url, signal)) ?? (await visitAndFile(url, visitor, blobs, signal));
  };
  const visit = async (url: string, rest: Rest) => {
    const visited = await visitPolitely(url, { clock, journal, paceOf, visit: open }, signal, rest);
    const filed = visited && { ...visited, links: visited.links.map(sameText) };
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
  // With an earlier scan at hand few pages may have to be opened.
  if (!reuse && !signal.aborted)
    visitor.expect?.(target.start[0] ?? '', Math.min(speed.mostInFlight, knownPages(plan), target.scope.maxPages));
  const look = politeLook({ clock, journal, paceOf, visitor, notAllowed }, signal);
  const everyPage = async () =>
    withoutCopies(await crawl(plan, { emit, visit }, signal), (page) => mainAddress(page, blobs));
  const { crawled, sample }: Sampled = settings.sample
    ? await crawlSample(plan, settings.sample, { emit, visit, look }, signal)
    : { crawled: await everyPage() };

  const rested = visitor.rest?.();
  emit({ kind: 'step-started', step: 'Checking links that were not opened' });
  const scanned = crawled.outcomes.filter((outcome) => outcome.state === 'scanned');
  const met = scanned.flatMap((outcome) => links.get(outcome.url) ?? []);
  const asked = linksToAsk(met, crawled.outcomes, target.scope.origins, settings.checkExternalLinks);
  const own = new Set(target.scope.origins.map(siteKey));
  const linkPace = (url: string) =>
    own.has(siteKey(url)) ? paceOf(url) : paces.linked(url, { ...speed, mostInFlight: 1, quietHours, warn });
  const pauseMs = (url: string) => linkPauseMs(speed, settings.speed.ownSite && own.has(siteKey(url)));
  const linkPorts = { clock, visitor, paceOf: linkPace, pauseMs };
  const answers = await askLinks(asked, linkPorts, signal);
  const linkChecks = { ok: true as const, value: linkStates(met, crawled.outcomes, answers) };
  const tried = { start: target.start, every: profile === 'thorough', pauseMs: speed.delayMs };
  const { records: triedOut, probed } = await probeAndFile(crawled, tried, { ...ports, journal, paceOf }, signal);
  await rested;
  const toMeasure = { outcomes: crawled.outcomes, records: triedOut };
  const { records, measured } = await measureAndFile(toMeasure, target.start, { ...ports, journal, paceOf }, signal);
  const recorded = settingsOf(target, settings, signedIn);
  const journeys = await runAndFile({ start: target.start, home: home?.origin }, { ...ports, turn }, signal);
  ports.pagesSeen?.({ settings: recorded, pages: records, outcomes: crawled.outcomes, ...journeys });
  const seen = { links: met, pages: records, outcomes: crawled.outcomes };
  const around = await lookAroundSites(sites, seen, ports, turn, signal);
  time.end();

  const complete = sites.map((site, i) => ({ ...site, artifacts: { ...site.artifacts, ...around[i], linkChecks } }));
  const record: ScanRecord = {
    schema: 1,
    target: named(target),
    startedAt,
    finishedAt: clock.now(),
    versions: { tool: settings.toolVersion, ...visitor.versions, node: settings.nodeVersion },
    settings: recorded,
    ...(settings.asked ? { asked: settings.asked } : {}),
    ...(reuse ? { reuse: reuse.counts(crawled.outcomes) } : {}),
    finished: !signal.aborted,
    ...(time.isUp && timeLimitMs !== null ? { stoppedAfterMinutes: timeLimitMs / 60_000 } : {}),
    sites: await Promise.all(complete.map((site) => fileSite(site, blobs))),
    pages: records,
    ...(probed && { probed }),
    ...(measured && { measured }),
    ...journeys,
    cuts: crawled.cuts,
    ...(sample && { sample }),
    outcomes: crawled.outcomes,
  };
  emit({ kind: 'scan-finished', scan: digestOfRecord(record), pages: crawled.records.length });
  return record;
}

/**
 * Where nothing but the start is known there may be no other page, and a dozen tabs for one page cost more than the page does.
 * Those of a site without a sitemap are opened once its links are known.
 */
function knownPages({ start, sitemapUrls }: { start: readonly string[]; sitemapUrls: readonly string[] }): number {
  return new Set([...start, ...sitemapUrls]).size;
}

function settingsOf({ scope }: Target, settings: CollectSettings, signedIn: boolean): ScanRecord['settings'] {
  const {
    userAgent,
    coverageFloor,
    profile = 'standard',
    wholeSite,
    lighthouse,
    device = 'mobile',
    budgets,
  } = settings;
  const { maxPages, maxDepth, include, exclude } = scope;
  return {
    ...{ userAgent, maxPages, maxDepth, include, exclude, coverageFloor },
    ...(signedIn ? { signedIn: true as const } : {}),
    ...(profile === 'standard' ? {} : { profile }),
    ...(wholeSite === false ? { wholeSite: false as const } : {}),
    ...(lighthouse === false ? { lighthouse: false as const } : {}),
    ...(device === 'mobile' ? {} : { device }),
    ...(budgets ? { budgets } : {}),
  };
}

const unread: NonNullable<SiteEvidence['artifacts']['robots']> = {
  ok: false,
  error: { code: 'not-gathered', message: 'robots.txt was not asked for.' },
};

function named({ scope: _, ...rest }: Target): ScanRecord['target'] {
  return rest;
}
