import type { Instant, PageArtifact, PageRecord, Screenshot, SkipReason, UrlOutcome } from '../model/evidence.ts';
import type { CrawlScope } from '../model/target.ts';
import type { Ports, Visit } from '../ports.ts';
import { createFrontier, type Frontier, notVisited, type Planned } from './frontier.ts';
import { normaliseUrl } from './normalise-url.ts';
import type { PageSeen } from './page-seen.ts';
import { blockSentences } from './reasons.ts';
import type { Robots } from './robots.ts';
import { createScope } from './scope.ts';
import type { Rest } from './slots.ts';
import { stopReason } from './time-limit.ts';
import { createTrapGuard } from './traps.ts';
import { createVisits } from './visits.ts';

/** What the crawl keeps of a visit. The evidence itself is filed already, so memory does not grow with the pages. */
export interface FiledVisit {
  readonly visit: Omit<Visit, 'page'>;
  readonly record: PageRecord | null;
  readonly links: readonly string[];
  readonly title: string | null;
  readonly template: string | null;
  readonly screenshot: Screenshot | null;
  /** To the first byte of the page. */
  readonly latencyMs: number | null;
  /** The host was given up before this page was asked for. */
  readonly notAsked?: true;
  /** Nothing was opened: the evidence is that of the earlier scan. */
  readonly reused?: true;
  readonly failedArtifacts: readonly PageArtifact[];
  /** Of pages that were only looked at: what a sample is chosen by. */
  readonly seen?: PageSeen;
}

export interface CrawlPlan {
  readonly start: readonly string[];
  readonly scope: CrawlScope;
  readonly robots: Robots;
  readonly sitemapUrls: readonly string[];
  /** Pages in flight at the most; the pace of the host may be slower. */
  readonly concurrency: number;
  /** The start pages are a sample: nothing else is opened, and what they link to is only noted. */
  readonly startOnly?: true;
  /** Stands for today when calendars are judged. */
  readonly startedAt: Instant;
}

export interface Crawled {
  readonly outcomes: readonly UrlOutcome[];
  readonly records: readonly PageRecord[];
  /** What was left out as a trap, in sentences. */
  readonly cuts: readonly string[];
}

const SPARE_VISITS = 20;
const MOST_CUTS = 50;

type WhyNot = ReturnType<typeof createScope>;
export type CrawlPorts = Pick<Ports, 'emit'> & {
  /** Undefined when the scan was stopped before the page was done. Waits in `rest` let other pages go on meanwhile. */
  visit(url: string, rest: Rest): Promise<FiledVisit | undefined>;
};

/**
 * Breadth first: all of one depth, then the links found, in page order then link order. What a page links to counts once all
 * pages before it are settled, so concurrency changes the speed, never which pages fit under the limit. Whatever is certain
 * to be visited is begun at once: the end of one depth holds up nobody of the next.
 */
export async function crawl(plan: CrawlPlan, ports: CrawlPorts, signal: AbortSignal): Promise<Crawled> {
  const traps = createTrapGuard({ maxPages: plan.scope.maxPages, now: plan.startedAt });
  const robots = plan.robots.available ? plan.robots : { ...plan.robots, allows: () => true };
  const frontier = createFrontier(plan.scope, robots, traps);
  const whyNot = createScope(plan.scope);
  const outcomes: UrlOutcome[] = [];
  const records: PageRecord[] = [];
  offerAll(frontier, plan.start, 0, null);
  if (!plan.robots.available) return refuseAll(frontier, plan.start.length);

  let counted = 0;
  // Redirects and files do not count as pages, but each of them is a visit to somebody's server.
  let visitsLeft = 2 * plan.scope.maxPages + SPARE_VISITS;
  const visits = createVisits(plan, ports, frontier, signal);
  /** Each of those under way may turn out to be a page, so that there is room for no more than these. */
  const begin = () => {
    while (!signal.aborted) {
      const planned = frontier.next(Math.min(plan.scope.maxPages - counted - visits.waiting, visitsLeft));
      if (planned.length === 0) break;
      visitsLeft -= planned.length;
      visits.begin(planned);
    }
  };
  begin();
  let untilSitemap = visits.waiting;
  for (let next = visits.take(); next; next = visits.take()) {
    const { planned } = next;
    const visited = await next.filed;
    const outcome = visited ? settle(planned, visited, frontier, whyNot) : notVisited(planned, stopReason(signal));
    outcomes.push(outcome);
    if (outcome.state !== 'skipped') counted += 1;
    if (outcome.state === 'scanned' && visited?.record) {
      records.push(visited.record);
      offerAll(frontier, visited.links, planned.depth + 1, planned.url);
    }
    // After the start pages, so that their own links come first.
    untilSitemap -= 1;
    if (untilSitemap === 0) offerAll(frontier, plan.sitemapUrls, 1, null);
    if (!plan.startOnly) begin();
  }
  frontier.giveUp(signal.aborted ? stopReason(signal) : plan.startOnly ? 'not-in-sample' : 'page-limit');
  const cuts = traps
    .report()
    .slice(0, MOST_CUTS)
    .map(({ sentence }) => sentence);
  return { outcomes: [...outcomes, ...frontier.skipped], records, cuts };
}

function offerAll(frontier: Frontier, hrefs: readonly string[], depth: number, foundOn: string | null): void {
  for (const href of hrefs) {
    const url = normaliseUrl(href);
    if (url) frontier.offer({ url, depth, foundOn });
  }
}

/** Decides the state in the order met, so that of two addresses for one page the same one is always the duplicate. */
function settle(planned: Planned, filed: FiledVisit, frontier: Frontier, whyNot: WhyNot): UrlOutcome {
  const { visit } = filed;
  const final = visit.finalUrl === null ? planned.url : (normaliseUrl(visit.finalUrl) ?? visit.finalUrl);
  if (final !== planned.url) {
    // Whatever came of it: what another site refuses or breaks is no fault of this one.
    if (whyNot(final) === 'scope') return redirected(planned, visit, 'scope');
    const reason = visit.state === 'scanned' ? frontier.arrive(final, planned, visit.status) : undefined;
    if (reason) return redirected(planned, visit, reason);
  }
  return {
    url: planned.url,
    state: visit.state,
    reason: visit.reason,
    detail: visit.detail,
    status: visit.status,
    finalUrl: visit.finalUrl,
    title: filed.title,
    template: filed.template,
    screenshot: filed.screenshot,
    failedArtifacts: visit.state === 'scanned' ? filed.failedArtifacts : [],
    ...(filed.notAsked ? { notAsked: true as const } : {}),
    ...(visit.type ? { type: visit.type } : {}),
    ...(visit.format ? { format: visit.format } : {}),
    ...(filed.reused && visit.state === 'scanned' ? { reused: true as const } : {}),
    depth: planned.depth,
    foundOn: planned.foundOn,
  };
}

const destinations: { readonly [K in SkipReason]?: string } = {
  scope: 'another site',
  duplicate: 'a page that is already counted',
  robots: 'an address that robots.txt asks us not to open',
  excluded: 'an address that your patterns leave out',
};

function redirected(planned: Planned, visit: FiledVisit['visit'], reason: SkipReason): UrlOutcome {
  return {
    ...notVisited(planned, reason),
    detail: `The address redirects to ${destinations[reason] ?? 'another address'}: ${visit.finalUrl}`,
    status: visit.status,
    finalUrl: visit.finalUrl,
  };
}

function refuseAll(frontier: Frontier, most: number): Crawled {
  const outcomes = frontier.next(most).map(
    (planned): UrlOutcome => ({
      ...notVisited(planned, 'robots'),
      state: 'blocked',
      reason: 'robots-unavailable',
      detail: blockSentences['robots-unavailable'],
    }),
  );
  return { outcomes: [...outcomes, ...frontier.skipped], records: [], cuts: [] };
}
