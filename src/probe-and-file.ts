import type { Crawled } from './crawl/crawl.ts';
import type { Feedback } from './crawl/feedback.ts';
import type { Journal } from './crawl/journal.ts';
import type { Pace } from './crawl/pace.ts';
import { type ProbeWishes, pagesToProbe, type ToProbe } from './crawl/probed-pages.ts';
import { skipSentences } from './crawl/reasons.ts';
import { stopReason } from './crawl/time-limit.ts';
import { filePage } from './evidence/archive.ts';
import type { Failure, Filed, PageRecord, ProbedPage, ScanRecord } from './model/evidence.ts';
import { probeArtifacts } from './model/probed.ts';
import type { Ports, Prober } from './ports.ts';

interface ProbePorts extends Pick<Ports, 'visitor' | 'blobs' | 'emit'> {
  readonly journal: Journal;
  readonly paceOf: (url: string) => Pace;
}

type Wishes = Omit<ProbeWishes, 'artifacts'> & { readonly pauseMs: number };

/** It says nothing about the server that is worth learning: the page was scanned, and now it was tried out. */
const NO_NEWS: Feedback = { latencyMs: null, status: null, retryAfterMs: null, state: 'skipped', reason: 'scope' };

/** After the crawl: tries chosen pages out and files what came of it with what is known of them. */
export async function probeAndFile(
  crawled: Pick<Crawled, 'outcomes' | 'records'>,
  wishes: Wishes,
  ports: ProbePorts,
  signal: AbortSignal,
): Promise<{ readonly records: readonly PageRecord[]; readonly probed?: NonNullable<ScanRecord['probed']> }> {
  const { prober } = ports.visitor;
  // What an earlier scan tried out is kept only where this one would have done so too.
  const bare = new Map(crawled.records.map((record) => [record.url, withoutProbes(record)]));
  if (!prober || prober.artifacts.length === 0) return { records: [...bare.values()] };
  const chosen = pagesToProbe(crawled, { ...wishes, artifacts: prober.artifacts });
  const open = chosen.filter(({ done }) => !done);
  if (open.length > 0) {
    const pages = open.length === 1 ? 'one page' : `${open.length} pages`;
    ports.emit({ kind: 'step-started', step: `Trying out ${pages} by keyboard, zoom and so on` });
  }
  let done = 0;
  const filed = await Promise.all(
    chosen.map(async (page): Promise<PageRecord> => {
      if (page.done) return page.record;
      const artifacts = await probeOne(page, prober, wishes, ports, signal);
      done += 1;
      if (!signal.aborted) ports.emit({ kind: 'page-probed', url: page.url, done, queued: open.length - done });
      const { record } = page;
      return { ...record, artifacts: { ...withoutProbes(record).artifacts, ...artifacts } };
    }),
  );
  for (const record of filed) bare.set(record.url, record);
  const pages = chosen.map(({ url, template, why, done: reused }): ProbedPage => {
    return { url, template, why, ...(reused ? { reused } : {}) };
  });
  return { records: [...bare.values()], probed: { pages, of: crawled.records.length } };
}

async function probeOne(
  { url, record }: ToProbe,
  prober: Prober,
  { pauseMs }: Wishes,
  { blobs, journal, paceOf }: ProbePorts,
  signal: AbortSignal,
): Promise<Filed> {
  const before = journal.probed(url);
  if (before) return before;
  const failed = (error: Failure): Filed => Object.fromEntries(prober.artifacts.map((name) => [name, error]));
  const paced = await paceOf(url).run(async () => {
    const artifacts = await prober.probe(url, { pauseMs }, signal);
    const value = artifacts && (await filePage({ url, visitedAt: record.visitedAt, artifacts }, blobs)).artifacts;
    return { value, feedback: NO_NEWS };
  }, signal);
  // A host that was given up may be well again when the scan is resumed, so this is not written down.
  if (paced.kind === 'given-up') return failed({ code: paced.reason, message: paced.detail });
  if (paced.kind === 'stopped' || paced.value === undefined || signal.aborted) {
    const reason = stopReason(signal);
    return failed({ code: reason, message: skipSentences[reason] });
  }
  await journal.append({ kind: 'probed', url, artifacts: paced.value });
  return paced.value;
}

function withoutProbes(record: PageRecord): PageRecord {
  const entries = Object.entries(record.artifacts);
  const names: ReadonlySet<string> = probeArtifacts;
  if (!entries.some(([name]) => names.has(name))) return record;
  return { ...record, artifacts: Object.fromEntries(entries.filter(([name]) => !names.has(name))) };
}
