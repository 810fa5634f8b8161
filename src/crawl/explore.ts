import type { SkipReason, UrlOutcome } from '../model/evidence.ts';
import { type MainAddress, withoutCopies } from './canonical.ts';
import { type Crawled, type CrawlPlan, type CrawlPorts, crawl, type FiledVisit } from './crawl.ts';
import { notVisited } from './frontier.ts';
import type { PageSeen } from './page-seen.ts';
import { skipSentences } from './reasons.ts';
import type { Candidate } from './sample.ts';
import type { Rest } from './slots.ts';

export interface Explored {
  readonly crawled: Crawled;
  /** The pages that opened, in the order met. */
  readonly candidates: readonly Candidate[];
}

const NO_ADDRESS: MainAddress = { canonical: null, words: 0 };

/** Looks at every page within the limits, as a full scan would find them, and judges none of them. */
export async function explore(
  plan: CrawlPlan,
  { emit, look }: Pick<CrawlPorts, 'emit'> & { look(url: string, rest: Rest): Promise<FiledVisit | undefined> },
  signal: AbortSignal,
): Promise<Explored> {
  const seen = new Map<string, PageSeen>();
  const visit = async (url: string, rest: Rest) => {
    const filed = await look(url, rest);
    if (filed?.seen) seen.set(url, filed.seen);
    return filed;
  };
  const marked: CrawlPorts['emit'] = (event) =>
    emit(event.kind === 'page-finished' ? { ...event, exploring: true } : event);
  const met = await crawl(plan, { emit: marked, visit }, signal);
  // Two addresses of one page must not both be chosen.
  const crawled = await withoutCopies(met, async ({ url }) => seen.get(url)?.main ?? NO_ADDRESS);
  const candidates = crawled.outcomes
    .filter(({ state }) => state === 'scanned')
    .map(({ url, title, template, depth }) => ({ url, title, template, depth, ...seen.get(url) }));
  return { crawled, candidates };
}

/** Stopped while it was exploring, a scan has judged nothing, and says so of every page. */
export function nothingJudged({ outcomes, cuts }: Crawled, reason: SkipReason): Crawled {
  const judged = outcomes.map((outcome) => (outcome.state === 'scanned' ? left(outcome, reason) : outcome));
  return { outcomes: judged, records: [], cuts };
}

/**
 * One account of both rounds, so that every address still ends in one state: pages of the sample as they were scanned,
 * the others as they were explored.
 */
export function oneAccount(explored: Crawled, scanned: Crawled, sample: ReadonlySet<string>): Crawled {
  const ends = new Map(scanned.outcomes.map((outcome) => [outcome.url, outcome]));
  const met = new Map(explored.outcomes.map((outcome) => [outcome.url, outcome]));
  const known = explored.outcomes.map((outcome): UrlOutcome => {
    const { url, depth, foundOn } = outcome;
    if (!sample.has(url)) return outcome.state === 'scanned' ? left(outcome, 'not-in-sample') : outcome;
    return { ...(ends.get(url) ?? left(outcome, 'interrupted')), depth, foundOn };
  });
  // Links that came late are met in the second round only.
  const late = scanned.outcomes
    .filter(({ url }) => !met.has(url))
    .map((outcome) => ({ ...outcome, depth: (met.get(outcome.foundOn ?? '')?.depth ?? 0) + 1 }));
  return { outcomes: [...known, ...late], records: scanned.records, cuts: explored.cuts };
}

/** It did answer, and the links to it may be judged by that. */
function left(outcome: UrlOutcome, reason: SkipReason): UrlOutcome {
  const { status, finalUrl, title, template } = outcome;
  return { ...notVisited(outcome, reason), detail: skipSentences[reason], status, finalUrl, title, template };
}
