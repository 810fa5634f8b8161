/**
 * What trying a page out costs, part by part, in CPU seconds of this process and of its browsers. One page at a time: each
 * is judged by axe alone, tried out, and judged by axe alone again, so that both sides meet the machine in the same moment.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { stableAxeRules } from '../checks/lib/axe-rules.ts';
import { secondRules } from '../checks/lib/second-engine-rules.ts';
import { launchBrowser } from '../src/browser/launch.ts';
import { locateBrowser } from '../src/browser/locate.ts';
import { systemClock } from '../src/compose.ts';
import { openVisitor } from '../src/gather/open-visitor.ts';
import type { Probe } from '../src/gather/probes/probe.ts';
import { probes } from '../src/gather/probes/registry.ts';
import { runProbes } from '../src/gather/probes/run.ts';
import { secondEnginePrelude } from '../src/gather/probes/second-engine.ts';
import { openTabs } from '../src/gather/tabs.ts';
import { memoryBlobStore } from '../src/store/memory.ts';
import { cpuByKind, treeCpuSeconds } from './measure.ts';

export interface PageCost {
  /** CPU seconds of a visit for axe alone: of the two around the trying out, the mean. */
  readonly axe: number;
  /** Of all probes with their loadings. */
  readonly tried: number;
  /** By probe, without the loadings; and these. */
  readonly parts: ReadonlyMap<string, number>;
  /** The same seconds by kind of process: node, browser, renderer, gpu-process and so on. */
  readonly kinds: ReadonlyMap<string, number>;
}

const TIMEOUT_MS = 20_000;
const SETTLE = { wait: 1000, quiet: 200, most: 3000 };
const AGAIN = 'loading again';
const REST = 'loading first, sessions, leaving';

/** The pages in turn. What comes before the first one, such as starting the browsers, is not counted. */
export async function probeCosts(urls: readonly string[]): Promise<readonly PageCost[]> {
  const located = await locateBrowser(null, process.env);
  if ('code' in located) throw new Error(located.message);
  const blobs = memoryBlobStore();
  const common = { userAgent: 'lgdss-bench', ignoreCertificateErrors: false, timeoutMs: TIMEOUT_MS };
  const plain = { ...common, executablePath: located.path, axeRules: stableAxeRules, profile: 'axe' as const };
  const visitor = await openVisitor(plain, { clock: systemClock, blobs });
  const { browser } = await launchBrowser(located.path);
  const tabs = openTabs({ current: async () => browser }, { ...common, prelude: await secondEnginePrelude() });
  const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const means = { timeoutMs: TIMEOUT_MS, settle: SETTLE, axe: { source, rules: stableAxeRules } };
  const settings = { ...means, secondRules: Object.keys(secondRules) };
  const tryOut = async (url: string): Promise<Omit<PageCost, 'axe'>> => {
    const parts = new Map<string, number>();
    const measured = probes.map((probe) => metered(probe, parts));
    const before = cpuByKind(process.pid);
    const until = measuring;
    const [cost, artifacts] = await costOf(() =>
      runProbes(url, { ...settings, probes: measured }, { tabs, blobs }, new AbortController().signal),
    );
    // What a probe that failed has cost means nothing.
    for (const [name, one] of Object.entries(artifacts ?? {}))
      if (!one.ok) throw new Error(`${name} of ${url}: ${one.error.message}`);
    parts.set(REST, cost - sum([...parts.values()]));
    const ofCounting = measuring - until;
    const kinds = new Map(
      [...cpuByKind(process.pid)].map(([kind, s]) => {
        const spent = s - (before.get(kind) ?? 0) - (kind === 'node' ? ofCounting : 0);
        return [kind, Math.max(0, spent)];
      }),
    );
    return { tried: cost, parts, kinds };
  };
  const axe = async (url: string) => {
    const [cost, { state }] = await costOf(() => visitor.visitPage(url));
    if (state !== 'scanned') throw new Error(`${url} was not visited.`);
    return cost;
  };
  const costs: PageCost[] = [];
  try {
    const [first = ''] = urls;
    await axe(first);
    await tryOut(first);
    for (const url of urls) {
      const before = await axe(url);
      const tried = await tryOut(url);
      costs.push({ axe: (before + (await axe(url))) / 2, ...tried });
    }
  } finally {
    await Promise.all([visitor.close(), tabs.close()]);
    await browser.close();
  }
  return costs;
}

/** The same probe, which notes its cost and that of the loadings it asks for. */
function metered(probe: Probe, parts: Map<string, number>): Probe {
  const add = (name: string, cost: number) => parts.set(name, (parts.get(name) ?? 0) + cost);
  return {
    ...probe,
    async run(probing) {
      let loading = 0;
      const reload = async () => {
        const [cost] = await costOf(probing.reload);
        loading += cost;
      };
      const [cost, value] = await costOf(() => probe.run({ ...probing, reload }));
      add(probe.artifact, cost - loading);
      add(AGAIN, loading);
      return value;
    },
  };
}

async function costOf<T>(work: () => Promise<T>): Promise<[cost: number, value: T]> {
  const before = counted();
  const value = await work();
  return [counted() - before, value];
}

/** Seconds that counting itself has taken. To look through all processes takes about as long as reading a page. */
let measuring = 0;

/** What everything has cost until now, without the counting: a page that is tried out is counted twenty times, one for axe once. */
function counted(): number {
  const began = process.cpuUsage();
  const all = treeCpuSeconds(process.pid);
  const { user, system } = process.cpuUsage(began);
  measuring += (user + system) / 1e6;
  return all - measuring;
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
