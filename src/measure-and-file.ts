import type { Crawled } from './crawl/crawl.ts';
import type { Feedback } from './crawl/feedback.ts';
import type { Journal } from './crawl/journal.ts';
import { pagesToMeasure, type ToMeasure } from './crawl/measured-pages.ts';
import type { Pace } from './crawl/pace.ts';
import { pageSeen } from './crawl/page-seen.ts';
import { skipSentences } from './crawl/reasons.ts';
import type { Candidate } from './crawl/sample.ts';
import { stopReason } from './crawl/time-limit.ts';
import { filePage, readPage } from './evidence/archive.ts';
import type {
  Failure,
  Filed,
  MeasuredRecord,
  PageArtifact,
  PageMeasured,
  PageRecord,
  UrlOutcome,
} from './model/evidence.ts';
import type { Measurer, PageMeant, Ports } from './ports.ts';

interface MeasurePorts extends Pick<Ports, 'visitor' | 'blobs' | 'emit'> {
  readonly journal: Journal;
  readonly paceOf: (url: string) => Pace;
}

type Scanned = Pick<Crawled, 'outcomes' | 'records'>;

/** It says nothing about the server that is worth learning: the page was scanned, and now it was measured. */
const NO_NEWS: Feedback = { latencyMs: null, status: null, retryAfterMs: null, state: 'skipped', reason: 'scope' };
const KNOWN_BY: ReadonlySet<PageArtifact> = new Set(['response', 'document']);
const CHOSEN_BY: ReadonlySet<PageArtifact> = new Set(['links', 'forms', 'metadata', 'text']);

/** After pages were tried out: measures some, one after the other, and files what came of it with what is known of them. */
export async function measureAndFile(
  scanned: Scanned,
  start: readonly string[],
  ports: MeasurePorts,
  signal: AbortSignal,
): Promise<{ readonly records: readonly PageRecord[]; readonly measured?: MeasuredRecord }> {
  const { measurer } = ports.visitor;
  // What an earlier scan measured is kept only where this one would have done so too.
  const bare = new Map(scanned.records.map((record) => [record.url, withoutMeasured(record)]));
  if (!measurer) return { records: [...bare.values()] };
  const candidates = signal.aborted ? [] : await candidatesIn(scanned, ports);
  const done = await measuredBefore(scanned, measurer, ports);
  const wishes = { start, most: measurer.mostPages, done };
  const { pages, left } = pagesToMeasure(scanned, candidates, wishes);
  const open = pages.filter((page) => !page.done);
  if (open.length > 0 && !signal.aborted)
    ports.emit({ kind: 'step-started', step: `Measuring ${counted(open.length)} with Lighthouse${leftOut(left)}` });
  for (const page of pages) {
    const { url, record } = page;
    const at = { page: open.indexOf(page) + 1, of: open.length };
    const artifacts = page.done ? record.artifacts : await measureOne(page, at, measurer, ports, signal);
    bare.set(url, { ...record, artifacts: { ...withoutMeasured(record).artifacts, ...artifacts } });
  }
  const told = pages.map(({ url, template, why, done: reused }): PageMeasured => {
    return { url, template, why, ...(reused ? { reused } : {}) };
  });
  return { records: [...bare.values()], measured: { pages: told, of: scanned.records.length, left } };
}

async function measureOne(
  { url, record }: ToMeasure,
  at: { readonly page: number; readonly of: number },
  measurer: Measurer,
  { blobs, emit, journal, paceOf }: MeasurePorts,
  signal: AbortSignal,
): Promise<Filed> {
  const before = journal.measured(url);
  if (before) return before;
  const meant = signal.aborted ? undefined : await meantBy(record, blobs);
  if (meant === null) return failed({ code: 'not-known', message: 'The crawl could not read the page well enough.' });
  let givenUp: Failure | undefined;
  const turn = async <T>(load: () => Promise<T>): Promise<T | undefined> => {
    const paced = await paceOf(url).run(async () => ({ value: await load(), feedback: NO_NEWS }), signal);
    if (paced.kind === 'given-up') givenUp = { code: paced.reason, message: paced.detail };
    return paced.kind === 'done' ? paced.value : undefined;
  };
  const began = ({ device, run }: { readonly device: 'mobile' | 'desktop'; readonly run: number }) =>
    emit({ kind: 'page-measuring', url, ...at, device, run });
  const measured = meant && (await measurer.measure(meant, { turn, began, signal }));
  if (givenUp && !measured?.ok) return failed(givenUp);
  if (!measured || signal.aborted) {
    const reason = stopReason(signal);
    return failed({ code: reason, message: skipSentences[reason] });
  }
  const { artifacts } = await filePage({ url, visitedAt: record.visitedAt, artifacts: { measured } }, blobs);
  // A host that was given up may be well again when the scan is resumed, so this is not written down.
  if (!givenUp) await journal.append({ kind: 'measured', url, artifacts });
  return artifacts;
}

function failed(error: Failure): Filed {
  return { measured: error };
}

/** By what the page is known again. Null where the crawl does not know it. */
async function meantBy(record: PageRecord, blobs: Ports['blobs']): Promise<PageMeant | null> {
  const { response, document } = (await readPage(record, blobs, KNOWN_BY)).artifacts;
  if (!response?.ok || !document?.ok) return null;
  return { url: record.url, finalUrl: response.value.url, title: document.value.title };
}

/** One page at a time, because all of them together may not fit in memory. */
async function candidatesIn({ outcomes, records }: Scanned, { blobs }: MeasurePorts): Promise<readonly Candidate[]> {
  const outcomeOf = new Map(outcomes.map((outcome): [string, UrlOutcome] => [outcome.url, outcome]));
  const candidates: Candidate[] = [];
  for (const record of records) {
    const outcome = outcomeOf.get(record.url);
    if (outcome?.state !== 'scanned') continue;
    const { url, title, template, depth } = outcome;
    candidates.push({ url, title, template, depth, ...pageSeen(await readPage(record, blobs, CHOSEN_BY)) });
  }
  return candidates;
}

async function measuredBefore(
  { outcomes, records }: Scanned,
  { devices }: Measurer,
  { blobs }: MeasurePorts,
): Promise<ReadonlySet<string>> {
  const reused = new Set(outcomes.flatMap(({ url, reused: again }) => (again ? [url] : [])));
  const done = new Set<string>();
  for (const record of records.filter(({ url, artifacts }) => reused.has(url) && artifacts.measured !== undefined)) {
    const { measured } = (await readPage(record, blobs, new Set(['measured']))).artifacts;
    const before = measured?.ok ? measured.value.devices.map(({ device }) => device) : [];
    if (before.join() === devices.join()) done.add(record.url);
  }
  return done;
}

function withoutMeasured(record: PageRecord): PageRecord {
  if (record.artifacts.measured === undefined) return record;
  const { measured: _, ...artifacts } = record.artifacts;
  return { ...record, artifacts };
}

function counted(pages: number): string {
  return pages === 1 ? 'one page' : `${pages} pages`;
}

function leftOut(left: number): string {
  return left === 0 ? '' : `; ${left} more would be over the limit`;
}
