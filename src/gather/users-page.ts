import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page, Response } from 'playwright';
import { failDetail } from '../browser/errors.ts';
import type { Gathered, PageArtifact, PageEvidence } from '../model/evidence.ts';
import type { BlobStore, Clock } from '../ports.ts';
import { settled } from './arrive.ts';
import { within } from './deadline.ts';
import type { PageGatherer, Visiting } from './gatherer.ts';
import type { World } from './in-page/run.ts';
import { mainWorld } from './page/frames.ts';
import { gatherers } from './registry.ts';

/** As much of a page as is needed, so that the caller's Playwright may be another version than ours. */
export interface UsersPage {
  url(): string;
  context(): { newCDPSession(page: never): Promise<unknown>; browser(): { version(): string } | null };
}

/**
 * What only our own loading of a page can tell: how it was sent, what it weighed, how fast it was, and what lay in an
 * empty jar. A picture would be of a window that is not ours, and a key press would change the page.
 */
const NEED_OUR_LOADING: ReadonlySet<PageArtifact> = new Set([
  ...(['response', 'vitals', 'requests', 'validators', 'markup', 'cookies', 'console'] as const),
  ...(['storage', 'screenshot', 'labInteraction'] as const),
]);
const reading = gatherers.filter(({ artifact }) => !NEED_OUR_LOADING.has(artifact));

/** What is read from a page that is open already. */
export const readFromOpenPage: ReadonlySet<PageArtifact> = new Set(reading.map(({ artifact }) => artifact));

const SETTLE = { wait: 500, quiet: 200, most: 3000 };
const ANSWER_MS = 5000;

export interface PageRead {
  readonly evidence: PageEvidence;
  readonly versions: { readonly browser: string; readonly axe: string };
}

/**
 * Reads a page as it stands, once it has settled. Nothing is loaded, emulated or clicked, and what we run stays in a
 * world of its own, which the page cannot see. Rejects when the page cannot be read in full: silence is not a pass.
 */
export async function readUsersPage(
  given: UsersPage,
  axeRules: readonly string[],
  { clock, blobs }: { readonly clock: Clock; readonly blobs: BlobStore },
): Promise<PageRead> {
  const page = given as unknown as Page;
  const url = page.url();
  if (!/^https?:/.test(url)) throw new Error(`There is no page of a site to read, but '${url}'. Open one first.`);
  const session = await page
    .context()
    .newCDPSession(page)
    .catch((error: unknown) => {
      throw new Error(`The page can only be read in Chromium. ${failDetail(error)}`);
    });
  try {
    const world = await within(ANSWER_MS, 'Reaching the page', mainWorld(session));
    await settled(world, SETTLE);
    const { source, version } = await axeEngine();
    const visiting = visitingOf({ page, world, blobs, axe: { source, rules: axeRules } });
    const artifacts: Partial<Record<PageArtifact, Gathered<unknown>>> = {};
    const visitedAt = clock.now();
    for (const gatherer of reading)
      artifacts[gatherer.artifact] = { ok: true, value: await gather(gatherer, visiting) };
    if (page.url() !== url)
      throw new Error(`The page went on to ${page.url()} while it was read. Wait for it to settle.`);
    const browser = `Chromium ${page.context().browser()?.version() ?? ''}`.trim();
    const evidence = { url, visitedAt, artifacts: artifacts as PageEvidence['artifacts'] };
    return { evidence, versions: { browser, axe: version } };
  } finally {
    await session.detach().catch(() => undefined);
  }
}

async function gather(gatherer: PageGatherer, visiting: Visiting): Promise<unknown> {
  const { artifact, timeoutMs } = gatherer;
  try {
    return await within(timeoutMs, `Reading "${artifact}"`, gatherer.begin(visiting)());
  } catch (error) {
    throw new Error(
      `The page could not be read in full, so nothing is said of it. "${artifact}": ${failDetail(error)}`,
    );
  }
}

type Own = Pick<Visiting, 'page' | 'blobs' | 'axe'> & { readonly world: World };

function visitingOf({ page, blobs, axe, world }: Own): Visiting {
  const main = { url: () => page.url() } as Response;
  return {
    ...{ page, context: page.context(), blobs, axe, worthShowing: [], knownSizes: new Map(), knownHashes: new Map() },
    main: () => main,
    world: () => world,
    // No key is pressed on a page of somebody else's test.
    talks: () => true,
    givenCookies: new Set(),
    // There is no report that shows it.
    showing: { isNew: () => false, takesPicture: () => false },
  };
}

async function axeEngine(): Promise<{ readonly source: string; readonly version: string }> {
  const require = createRequire(import.meta.url);
  const { version } = require('axe-core/package.json') as { version: string };
  return { version, source: await readFile(require.resolve('axe-core/axe.min.js'), 'utf8') };
}
