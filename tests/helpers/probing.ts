import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { launchBrowser } from '../../src/browser/launch.ts';
import { locateBrowser } from '../../src/browser/locate.ts';
import type { Probe } from '../../src/gather/probes/probe.ts';
import { type ProbeSettings, runProbes } from '../../src/gather/probes/run.ts';
import { openTabs } from '../../src/gather/tabs.ts';
import type { PageArtifact, PageArtifacts, PageEvidence } from '../../src/model/evidence.ts';
import type { BlobStore } from '../../src/ports.ts';
import { memoryBlobStore } from '../../src/store/memory.ts';
import { type Answers, type Loopback, serveLoopback } from './loopback.ts';

export interface Served {
  readonly status?: number;
  readonly type?: string;
  readonly body: string | Uint8Array;
}
/** By path; a page that is a string is HTML. Or a function that answers by itself. */
export type Pages = Readonly<Record<string, string | Served>> | Answers;

export interface ProbingPages {
  readonly server: Loopback;
  readonly blobs: BlobStore;
  /** The artifact of one probe on one page. Throws where there is none, with the words that say why. */
  run<K extends PageArtifact>(probe: Probe<K>, address: string): Promise<PageArtifacts[K]>;
  /** Several probes on one page, as in a scan, with their failures. */
  runAll(probes: readonly Probe[], address: string, signal?: AbortSignal): Promise<PageEvidence['artifacts']>;
  close(): Promise<void>;
}

const ROOT = path.join(import.meta.dirname, '../..');
/** Shorter than in a scan: our pages have nothing late in them unless they say so. */
const SETTLE = { wait: 50, quiet: 50, most: 1000 };
/** A test's machine is busy with other tests. That deadlines hold is tested in probing.test.ts. */
const PATIENCE = 4;
const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
};

/** Serves the pages and opens one real browser: once for each test file. A page asked for with a path, or a whole address. */
export async function startProbing(
  pages: Pages,
  settings: Partial<ProbeSettings> = {},
  prelude = '',
): Promise<ProbingPages> {
  const server = await serveLoopback(typeof pages === 'function' ? pages : answersOf(pages));
  const found = await locateBrowser(undefined, process.env);
  if (!('path' in found)) throw new Error(found.message);
  const { browser } = await launchBrowser(found.path);
  const blobs = memoryBlobStore();
  const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const keeper = { current: async () => browser };
  const tabs = openTabs(keeper, { userAgent: 'lgdss-test', ignoreCertificateErrors: false, prelude });
  const runAll: ProbingPages['runAll'] = async (probes, address, signal = new AbortController().signal) => {
    const all = {
      ...{ probes, timeoutMs: 60_000, settle: SETTLE, axe: { source, rules: [] }, patience: PATIENCE },
      ...settings,
    };
    const artifacts = await runProbes(new URL(address, server.origin).href, all, { tabs, blobs }, signal);
    if (!artifacts) throw new Error('It was stopped.');
    return artifacts;
  };
  return {
    server,
    blobs,
    runAll,
    async run(probe, address) {
      const gathered = (await runAll([probe], address))[probe.artifact];
      if (gathered?.ok) return gathered.value;
      throw new Error(`No "${probe.artifact}" of ${address}: ${gathered?.error.message}`);
    },
    async close() {
      await tabs.close();
      await browser.close();
      await server.close();
    },
  };
}

/** The small pages under `fixtures/barriers/<area>`, each under `/<area>/<name>.html`, with whatever lies beside them. */
export function barrierPages(area: string): Readonly<Record<string, Served>> {
  const folder = path.join(ROOT, 'fixtures/barriers', area);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      const type = TYPES[path.extname(file)] ?? 'text/html; charset=utf-8';
      return [`/${area}/${path.relative(folder, file)}`, { type, body: readFileSync(file) }];
    }),
  );
}

function answersOf(pages: Readonly<Record<string, string | Served>>): Answers {
  return (_, response, address) => {
    const found = pages[address.split('?')[0] ?? ''] ?? { status: 404, body: '<title>Not found</title>' };
    const {
      status = 200,
      type = 'text/html; charset=utf-8',
      body,
    } = typeof found === 'string' ? { body: found } : found;
    response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(body) });
    response.end(body);
  };
}
