import type { LimitFunction } from 'p-limit';
import { failDetail, failReason } from '../browser/errors.ts';
import { failSentences, skipSentences } from '../crawl/reasons.ts';
import type { Gathered, PageArtifact, PageEvidence } from '../model/evidence.ts';
import type { BlobStore, Clock, Visit } from '../ports.ts';
import { classify } from './classify.ts';
import { within } from './deadline.ts';
import type { PageGatherer, Visiting } from './gatherer.ts';
import { openWorld, runInWorld, type World } from './in-page/run.ts';
import { settle } from './in-page/settle.ts';
import { readResponse } from './page/response.ts';
import type { Tab, TabPool } from './tabs.ts';

export interface VisitOptions {
  readonly gatherers: readonly PageGatherer[];
  /** For the navigation; the gatherers have deadlines of their own. */
  readonly timeoutMs: number;
  readonly settle: { readonly wait: number; readonly quiet: number; readonly most: number };
  readonly axe: Visiting['axe'];
  readonly knownSizes: Map<string, number>;
  /** Limits how many pages load or are judged at once; pages that only wait for late content do not count. */
  readonly busy: LimitFunction;
}

interface VisitPorts {
  readonly tabs: TabPool;
  readonly clock: Clock;
  readonly blobs: BlobStore;
}

/** One navigation, one page of evidence. Never rejects for a bad page. */
export async function visitPage(url: string, options: VisitOptions, ports: VisitPorts): Promise<Visit> {
  const tab = await ports.tabs.take(url);
  try {
    return await inTab(tab, url, options, ports);
  } catch (error) {
    tab.spoiled = true;
    return failed(url, error);
  } finally {
    await ports.tabs.give(tab);
  }
}

async function inTab(tab: Tab, url: string, options: VisitOptions, ports: VisitPorts): Promise<Visit> {
  const visitedAt = ports.clock.now();
  const state: { main?: Awaited<ReturnType<Tab['page']['goto']>>; world?: World } = {};
  const visiting: Visiting = {
    page: tab.page,
    context: tab.context,
    blobs: ports.blobs,
    knownSizes: options.knownSizes,
    worthShowing: [],
    axe: options.axe,
    main: () => present(state.main),
    world: () => present(state.world),
  };
  const finishing = options.gatherers.map((gatherer) => ({ gatherer, finish: gatherer.begin(visiting) }));

  const main = await options.busy(() => navigate(tab, url, options.timeoutMs));
  if ('state' in main) return main;
  state.main = main.response;
  const response = await readResponse(main.response);
  const title = await within(5000, 'Reading the title', tab.page.title());
  const judgement = classify(response, title);
  const ending = { url, ...judgement, status: response.status, finalUrl: response.url };
  if (judgement.state !== 'scanned') return { ...ending, page: null };

  const { frameTree } = await tab.session.send('Page.getFrameTree');
  state.world = await openWorld(tab.session, frameTree.frame.id);
  // A page that never settles is judged as it stands.
  await within(options.settle.most + 2000, 'Settling', runInWorld(state.world, settle, options.settle)).catch(
    () => undefined,
  );

  const artifacts: Partial<Record<PageArtifact, Gathered<unknown>>> = {};
  await options.busy(async () => {
    for (const { gatherer, finish } of finishing) artifacts[gatherer.artifact] = await gather(gatherer, finish, tab);
  });
  return { ...ending, page: { url, visitedAt, artifacts: artifacts as PageEvidence['artifacts'] } };
}

async function navigate(
  tab: Tab,
  url: string,
  timeoutMs: number,
): Promise<{ response: NonNullable<Awaited<ReturnType<Tab['page']['goto']>>> } | Visit> {
  let download = false;
  const onDownload = () => {
    download = true;
  };
  tab.page.once('download', onDownload);
  try {
    const response = await tab.page.goto(url, { waitUntil: 'load', timeout: timeoutMs });
    if (!response) throw new Error('The browser reported no response.');
    return { response };
  } catch (error) {
    // Documents that the browser saves instead of showing abort the navigation.
    if (download || /Download is starting|net::ERR_ABORTED/.test(String(error))) {
      return { ...failed(url, error), state: 'skipped', reason: 'not-html', detail: skipSentences['not-html'] };
    }
    tab.spoiled = true;
    return failed(url, error);
  } finally {
    tab.page.off('download', onDownload);
  }
}

/** One gatherer fails alone: its artifact becomes the failure, the others carry on. */
async function gather(gatherer: PageGatherer, finish: () => Promise<unknown>, tab: Tab): Promise<Gathered<unknown>> {
  if (tab.spoiled) return { ok: false, error: { code: 'crashed', message: failSentences.crashed } };
  try {
    return { ok: true, value: await within(gatherer.timeoutMs, `Gathering "${gatherer.artifact}"`, finish()) };
  } catch (error) {
    // A deadline missed leaves the page busy; the next page gets a fresh tab.
    tab.spoiled = true;
    const message = `Gathering "${gatherer.artifact}" failed: ${failDetail(error)}`;
    return { ok: false, error: { code: failReason(error), message } };
  }
}

function failed(url: string, error: unknown): Visit {
  return {
    url,
    state: 'failed',
    reason: failReason(error),
    detail: failDetail(error),
    status: null,
    finalUrl: null,
    page: null,
  };
}

function present<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('The page has not loaded yet.');
  return value;
}
