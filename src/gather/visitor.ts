import type { Response } from 'playwright';
import { failDetail, failReason } from '../browser/errors.ts';
import { failSentences, skipSentences } from '../crawl/reasons.ts';
import type { Failure, Gathered, PageArtifact, PageEvidence } from '../model/evidence.ts';
import type { BlobStore, Clock, Visit } from '../ports.ts';
import { arrive, GONE, type LookForSignIn, responds, type SettleTimes } from './arrive.ts';
import { type BusyPlaces, patiently } from './busy.ts';
import { within } from './deadline.ts';
import type { PageGatherer, Visiting } from './gatherer.ts';
import { runBare, type World } from './in-page/run.ts';
import { askedFor, type Navigation, NOT_A_PAGE, navigate } from './navigate.ts';
import { readAhead } from './read-ahead.ts';
import { retryAfterMs } from './retry-after.ts';
import type { Showing } from './showing.ts';
import type { Tab, TabPool } from './tabs.ts';
import { noteLikely } from './worth-showing.ts';

export interface VisitOptions {
  readonly gatherers: readonly PageGatherer[];
  /** For the navigation; the gatherers have deadlines of their own. */
  readonly timeoutMs: number;
  readonly settle: SettleTimes;
  readonly axe: Visiting['axe'];
  readonly knownSizes: Map<string, number>;
  readonly knownHashes: Visiting['knownHashes'];
  readonly showing: (url: string) => Showing;
  readonly busy: BusyPlaces;
  /** For scans that are signed in. */
  readonly lookForSignIn?: LookForSignIn;
  /** Names of cookies that the scan has put there by itself. */
  readonly givenCookies?: ReadonlySet<string>;
}

interface VisitPorts {
  readonly tabs: TabPool;
  readonly clock: Clock;
  readonly blobs: BlobStore;
}

/** Pages that send people on and on by themselves are followed this far. */
const MOST_MOVES = 3;
const NO_TIME: Failure = {
  code: 'other',
  message: 'Time stands still in this page, so this could not be measured.',
};
/** For all gatherers of a page together. What is there by then is kept, and the rest is named as missing. */
const MOST_GATHERING_MS = 75_000;
const TOO_LATE: Failure = { code: 'timed-out', message: 'Reading the rest of the page had taken too long already.' };
const NONE_GIVEN: ReadonlySet<string> = new Set();
const MOVED: Failure = { code: 'other', message: 'The page left for another address while it was being read.' };

/** One navigation, one page of evidence. Never rejects for a bad page. */
export async function visitPage(url: string, options: VisitOptions, ports: VisitPorts): Promise<Visit> {
  let tab: Tab | undefined;
  try {
    tab = await ports.tabs.take(url);
    return await inTab(tab, url, options, ports);
  } catch (error) {
    if (tab) tab.spoiled = true;
    return failed(url, error);
  } finally {
    if (tab) await ports.tabs.give(tab);
  }
}

async function inTab(tab: Tab, url: string, options: VisitOptions, ports: VisitPorts): Promise<Visit> {
  const visitedAt = ports.clock.now();
  const state: { main?: Response; world?: World; showsSecret?: boolean } = {};
  const showing = options.showing(url);
  const visiting: Visiting = {
    page: tab.page,
    context: tab.context,
    blobs: ports.blobs,
    knownSizes: options.knownSizes,
    knownHashes: options.knownHashes,
    worthShowing: [],
    // A picture of a secret is a secret.
    showing: { ...showing, takesPicture: () => showing.takesPicture() && state.showsSecret !== true },
    givenCookies: options.givenCookies ?? NONE_GIVEN,
    axe: options.axe,
    main: () => present(state.main),
    world: () => present(state.world),
    talks: () => tab.talks,
  };
  const finishing = options.gatherers.map((gatherer) => ({ gatherer, finish: gatherer.begin(visiting) }));

  const opened = await patiently(options.busy.opening, () => open(tab, url, options.timeoutMs));
  if ('state' in opened) return opened;
  for (let moves = 0; ; moves += 1) {
    const main = opened.response();
    const arrived = await Promise.race([arrive(tab, main, options.settle, options.lookForSignIn), tab.crash]).catch(
      (error) => {
        if (GONE.test(String(error))) return null;
        throw error;
      },
    );
    const moved = () => opened.response() !== main;
    if (!arrived || (moved() && moves < MOST_MOVES)) {
      // The page has sent us on by itself, with a script or a meta element; where it led is the page.
      if (moves >= MOST_MOVES) return inCircles(url);
      await patiently(options.busy.opening, () => opened.loaded());
      continue;
    }
    const { world, alive, response, judgement, showsSecret } = arrived;
    const { status, url: finalUrl } = response;
    if (await wentBack(tab, world, finalUrl !== url)) return inCircles(url);
    const wait = retryAfterMs(response, ports.clock.now());
    // Where it led is a page for signing in, and says nothing about the address that was asked for.
    const place = judgement.reason === 'signed-out' ? null : finalUrl;
    const ending = { url, ...judgement, status, finalUrl: place, retryAfterMs: wait };
    if (judgement.state !== 'scanned') return { ...ending, page: null };
    Object.assign(state, { main, world, showsSecret });
    const artifacts: Partial<Record<PageArtifact, Gathered<unknown>>> = {};
    const gather = gatherFrom(tab, world, moved, alive, readAhead(world, options.gatherers));
    const gatherAll = async (some: typeof finishing) => {
      for (const { gatherer, finish } of some) {
        const gathered = await gather(gatherer, finish);
        artifacts[gatherer.artifact] = gathered;
        noteLikely(gatherer.artifact, gathered, visiting);
      }
    };
    const drawn = finishing.filter(({ gatherer }) => gatherer.draws);
    await options.busy.reading(() => gatherAll(finishing.filter((one) => !drawn.includes(one))));
    await options.busy.drawing(() => gatherAll(drawn));
    return { ...ending, page: { url, visitedAt, artifacts: artifacts as PageEvidence['artifacts'] } };
  }
}

async function open(tab: Tab, url: string, timeoutMs: number): Promise<Navigation | Visit> {
  let download = false;
  const asked = askedFor(tab.page);
  const onDownload = () => {
    download = true;
  };
  tab.page.once('download', onDownload);
  try {
    return await navigate(tab.page, url, timeoutMs);
  } catch (error) {
    // Documents that the browser saves instead of showing abort the navigation.
    if (download || String(error).includes('Download is starting') || String(error).includes(NOT_A_PAGE)) {
      return { ...failed(url, error), state: 'skipped', reason: 'not-html', detail: skipSentences['not-html'] };
    }
    tab.spoiled = true;
    // Where a redirect has led meanwhile, so that nobody is blamed for the server at its end.
    return { ...failed(url, error), finalUrl: asked.lastElsewhere(url) };
  } finally {
    asked.end();
    tab.page.off('download', onDownload);
  }
}

/** One gatherer fails alone: its artifact becomes the failure, the others carry on as long as the page responds. */
export function gatherFrom(
  tab: Pick<Tab, 'crash' | 'spoiled'>,
  world: World,
  moved: () => boolean,
  alive: boolean,
  ahead: ReturnType<typeof readAhead>,
) {
  let lost: Failure | null = null;
  let until: number | undefined;
  return async (gatherer: PageGatherer, finish: ReturnType<PageGatherer['begin']>): Promise<Gathered<unknown>> => {
    // Waiting for a place does not count.
    until ??= performance.now() + MOST_GATHERING_MS;
    if (lost) return { ok: false, error: lost };
    if (gatherer.waits && !alive) return { ok: false, error: NO_TIME };
    const left = until - performance.now();
    if (left <= 0) return { ok: false, error: TOO_LATE };
    try {
      const reading = ahead(gatherer).then((read) => (read && !gatherer.adds ? read.value : finish(read?.value)));
      const work = within(Math.min(gatherer.timeoutMs, left), `Gathering "${gatherer.artifact}"`, reading);
      return { ok: true, value: await Promise.race([work, tab.crash]) };
    } catch (error) {
      const code = failReason(error);
      // Work that missed its deadline goes on in the page; the next page gets a fresh tab.
      if (code === 'timed-out') tab.spoiled = true;
      if (moved() || GONE.test(String(error))) return { ok: false, error: MOVED };
      const detail = code === 'timed-out' ? 'It took too long.' : failDetail(error);
      const failure = { code, message: `Reading "${gatherer.artifact}" from the page failed. ${detail}` };
      if (code === 'crashed' || (code === 'timed-out' && !(await responds(world)))) lost = failure;
      return { ok: false, error: failure };
    }
  };
}

/** To what was in the tab before, which is another page each time, or none. */
async function wentBack({ page }: Tab, world: World, isElsewhere: boolean): Promise<boolean> {
  if (page.url() === 'about:blank') return true;
  const how = () => (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming | undefined)?.type;
  return isElsewhere && (await runBare(world, how).catch(() => null)) === 'back_forward';
}

function inCircles(url: string): Visit {
  return { ...failed(url, null), reason: 'redirect-loop', detail: failSentences['redirect-loop'] };
}

function failed(url: string, error: unknown): Visit {
  return {
    url,
    state: 'failed',
    reason: failReason(error),
    detail: failDetail(error),
    status: null,
    finalUrl: null,
    retryAfterMs: null,
    page: null,
  };
}

function present<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('The page has not loaded yet.');
  return value;
}
