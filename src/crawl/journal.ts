import type { CommandGiven, Filed, Instant, SiteRecord } from '../model/evidence.ts';
import type { Target } from '../model/target.ts';
import type { FiledVisit } from './crawl.ts';

/** One step of a scan that need not be done again. */
export type JournalEntry =
  | {
      readonly kind: 'begun';
      readonly schema: 1;
      readonly startedAt: Instant;
      readonly target: Target;
      readonly config: unknown;
    }
  | { readonly kind: 'command'; readonly given: CommandGiven }
  | { readonly kind: 'site'; readonly record: SiteRecord }
  /** Looked at, to choose a sample. */
  | { readonly kind: 'explored'; readonly filed: FiledVisit }
  | { readonly kind: 'visited'; readonly filed: FiledVisit }
  /** Tried out, after the crawl. */
  | { readonly kind: 'probed'; readonly url: string; readonly artifacts: Filed }
  /** Measured with Lighthouse, after the crawl. */
  | { readonly kind: 'measured'; readonly url: string; readonly artifacts: Filed };

/**
 * What a scan has done so far. The evidence of an entry is stored before the entry is written, so an entry that can be
 * read stands for evidence that is there.
 */
export interface Journal {
  readonly startedAt: Instant | undefined;
  /** How the scan was started before, each time. */
  readonly commands: readonly CommandGiven[];
  site(origin: string): SiteRecord | undefined;
  visit(url: string): FiledVisit | undefined;
  explored(url: string): FiledVisit | undefined;
  probed(url: string): Filed | undefined;
  measured(url: string): Filed | undefined;
  append(entry: JournalEntry): Promise<void>;
}

type Write = (entry: JournalEntry) => Promise<void>;

/** A journal that goes on after the entries given. Without a `write`, nothing is kept: for scans that cannot be resumed. */
export function journalAfter(entries: readonly JournalEntry[], write: Write = () => Promise.resolve()): Journal {
  const begun = entries.find((entry) => entry.kind === 'begun');
  const sites = new Map(
    entries.flatMap((entry) => (entry.kind === 'site' ? [[entry.record.origin, entry.record]] : [])),
  );
  const filed = (kind: 'visited' | 'explored') =>
    new Map(entries.flatMap((entry) => (entry.kind === kind ? [[entry.filed.visit.url, entry.filed] as const] : [])));
  const visits = filed('visited');
  const looks = filed('explored');
  const after = (kind: 'probed' | 'measured') =>
    new Map(entries.flatMap((entry) => (entry.kind === kind ? [[entry.url, entry.artifacts] as const] : [])));
  const probed = after('probed');
  const measured = after('measured');
  return {
    startedAt: begun?.startedAt,
    commands: entries.flatMap((entry) => (entry.kind === 'command' ? [entry.given] : [])),
    site: (origin) => sites.get(origin),
    visit: (url) => visits.get(url),
    explored: (url) => looks.get(url),
    probed: (url) => probed.get(url),
    measured: (url) => measured.get(url),
    append: write,
  };
}

/** The same journal, for visits that only explore: a page that was looked at is not a page that was scanned. */
export function forExploring(journal: Journal): Journal {
  return {
    ...journal,
    visit: journal.explored,
    append: (entry) => journal.append(entry.kind === 'visited' ? { ...entry, kind: 'explored' } : entry),
  };
}

/** The entries of a journal file. A line that a sudden end cut short is dropped: what it would say is done again. */
export function readEntries(text: string): readonly JournalEntry[] {
  return text.split('\n').flatMap((line) => {
    try {
      const entry = JSON.parse(line) as JournalEntry;
      return ['begun', 'command', 'site', 'explored', 'visited', 'probed', 'measured'].includes(entry?.kind)
        ? [entry]
        : [];
    } catch {
      return [];
    }
  });
}
