import { availableParallelism, freemem } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { axeRulesUsed, stableAxeRules } from '../checks/lib/axe-rules.ts';
import { secondRules } from '../checks/lib/second-engine-rules.ts';
import { checks } from '../checks/registry.ts';
import { allPoints, govukByCategory, laws, wcagCriteria } from '../checks/standards/index.ts';
import { isLoopback } from './browser/guard.ts';
import type { CollectSettings } from './collect.ts';
import { parseDnsServer } from './config/dns-server.ts';
import type { Config } from './config/schema.ts';
import { parseHours } from './crawl/quiet-hours.ts';
import { fullSpeed, type Machine } from './crawl/speed-settings.ts';
import type { Journey } from './gather/journeys/load.ts';
import type { SignInMeans } from './gather/sign-in/means.ts';
import type { VisitorOptions } from './gather/visitor-options.ts';
import type { Check } from './model/check.ts';
import type { ScanEvent } from './model/event.ts';
import type { BlobRef } from './model/evidence.ts';
import { FEWEST_RUNS } from './model/medians.ts';
import type { ReportTools } from './model/report.ts';
import type { Target } from './model/target.ts';
import { openCutter } from './pictures/cut-apart.ts';
import type { BlobStore, Clock, Ports, SampleStore, ScanStore } from './ports.ts';
import type { Rulebook } from './scan.ts';
import { defaultPolicy, policyNamed } from './scoring/policy/policies.ts';
import type { ScoringPolicy } from './scoring/policy/types.ts';
import { blobStoreOf } from './store/blobs.ts';
import { fileScanStore } from './store/files.ts';
import { collectGarbage } from './store/garbage.ts';
import { fileSampleStore } from './store/samples.ts';
import { toolVersion } from './version.ts';

/** Of Lighthouse on one page, where nobody said how many. */
const MOST_RUNS = 7;

/** What a scan is judged by unless a caller brings another. */
export const defaultRulebook: Rulebook = {
  checks,
  points: allPoints,
  laws,
  govukByCategory,
  wcag: wcagCriteria,
  policy: defaultPolicy,
};

/** The default rules and a project's own checks after them. */
export function rulebookWith(own: readonly Check[], rulebook: Rulebook = defaultRulebook): Rulebook {
  return own.length === 0 ? rulebook : { ...rulebook, checks: [...rulebook.checks, ...own] };
}

/** The same rules with another ruler for the scores. Without one, or with a version that is not known, the default. */
export function rulebookBy(policy: ScoringPolicy | string = defaultPolicy): Rulebook {
  const chosen = typeof policy === 'string' ? (policyNamed(policy) ?? defaultPolicy) : policy;
  return { ...defaultRulebook, policy: chosen };
}

export const systemClock: Clock = {
  now: () => new Date().toISOString(),
  async sleep(ms, signal) {
    await sleep(ms, undefined, signal ? { signal } : {}).catch(() => undefined);
  },
};

/** Everything needed to judge and report what is saved already. Starts no browser and opens no connection. */
export interface SavedPorts {
  readonly blobs: BlobStore;
  readonly scans: ScanStore;
  readonly samples: SampleStore;
  readonly tools: ReportTools;
}

/** `bucket` is where large evidence is, as the person who asks names it. Left out: as in the environment. */
export function openSaved(store: string, bucket?: string | null): SavedPorts {
  const blobs = blobStoreOf(store, process.env, bucket);
  return {
    blobs,
    scans: fileScanStore(store),
    samples: fileSampleStore(store),
    tools: { readBlob: (ref: BlobRef) => blobs.get(ref.blob), tidyUp: collectGarbage, cutOut: openCutter() },
  };
}

export interface OpenOptions {
  readonly executablePath: string;
  readonly store: string;
  /** Certificates of authorities (PEM) to trust besides the usual ones, as read from the file of the setting `ca`. */
  readonly trusted?: readonly string[];
  /** As read from the files of the setting `journeys`. */
  readonly journeys?: readonly Journey[];
  /** Where field data is asked for, on this machine, for tests. Left out: at Google. */
  readonly cruxAddress?: string | undefined;
  /** Left out: nobody is signed in. */
  readonly signIn?: SignInMeans | undefined;
}

/** The real ports. Rejects when the browser does not start. */
export async function openPorts(
  config: Config,
  options: OpenOptions,
  emit: (event: ScanEvent) => void,
): Promise<Ports & { close(): Promise<void> }> {
  const saved = openSaved(options.store, config.blobs);
  // Loaded here and not above, so that commands which need no browser start at once and run without one.
  const { openVisitor } = await import('./gather/open-visitor.ts');
  const visitor = await openVisitor(
    {
      executablePath: options.executablePath,
      userAgent: config.userAgent,
      timeoutMs: config.timeoutMs,
      ignoreCertificateErrors: config.ignoreCertificateErrors,
      resolve: config.resolve,
      dnsServer: config.dnsServer === null ? undefined : parseDnsServer(config.dnsServer),
      trusted: options.trusted ?? [],
      profile: config.profile,
      allPictures: config.allPictures,
      probes: config.probes,
      wholeSite: config.wholeSite,
      ...(config.lighthouse ? { measuring: measuringOf(config) } : {}),
      mostPdfs: config.maxPdfs,
      crux: config.cruxKey === null ? undefined : { key: config.cruxKey, address: options.cruxAddress },
      signIn: options.signIn,
      axeRules: config.profile === 'axe' ? stableAxeRules : axeRulesUsed,
      secondRules: Object.keys(secondRules),
      journeys: options.journeys ?? [],
      mostTabs: Math.max(fullSpeed(thisMachine()), config.concurrency ?? 0),
    },
    { clock: systemClock, blobs: saved.blobs },
  );
  return { clock: systemClock, ...saved, visitor, emit, close: () => visitor.close() };
}

function measuringOf({ device, maxMeasured, lighthouseRuns }: Config): NonNullable<VisitorOptions['measuring']> {
  const runs = { least: lighthouseRuns ?? FEWEST_RUNS, most: lighthouseRuns ?? MOST_RUNS };
  return { devices: device === 'both' ? ['mobile', 'desktop'] : [device], mostPages: maxMeasured, runs };
}

/** For programs that bring neither. */
export function thisProcess() {
  return { cwd: process.cwd(), env: process.env };
}

export function thisMachine(): Machine {
  return { cores: availableParallelism(), freeMemoryMb: freemem() / 2 ** 20 };
}

/** Full speed on this machine, politeness everywhere else; what the user set wins. */
export function collectSettings(target: Target, config: Config): CollectSettings {
  const local = target.start.every(isLoopback);
  return {
    toolVersion,
    nodeVersion: process.version,
    userAgent: config.userAgent,
    speed: {
      concurrency: config.concurrency,
      delayMs: config.delayMs,
      rate: config.rate,
      ownSite: local || config.iOwnThisSite,
    },
    machine: thisMachine(),
    timeLimitMs: config.maxMinutes === null ? null : config.maxMinutes * 60_000,
    quietHours: config.quietHours === null ? null : parseHours(config.quietHours),
    checkExternalLinks: config.checkExternalLinks,
    coverageFloor: config.coverageFloor,
    profile: config.profile,
    wholeSite: config.wholeSite,
    budgets: config.budgets ?? undefined,
    lighthouse: config.lighthouse,
    device: config.device,
  };
}
