import type { Browser } from 'playwright';
import type { OtherEngine } from '../../browser/other-engines.ts';
import type { EngineTried } from '../../model/seen/engines.ts';
import { within } from '../deadline.ts';
import { onePerTemplate } from './choose-pages.ts';
import { lookIn, userAgentOf } from './engines/look.ts';
import { gathered } from './gathered.ts';
import { type LookingAround, NotTested, type SiteGatherer } from './site-gatherer.ts';

const MOST_PAGES = 3;
/** Begun no later than this; what has been seen by then is kept. */
const LAST_PAGE_MS = 120_000;
const START_MS = 30_000;
const LATE = { ok: false, error: { code: 'out-of-time', message: 'There was no time left for it.' } } as const;
const NONE =
  'No other browser engine is on this machine. To get them, run: npx playwright install firefox webkit. Then scan again.';
const SIGNED_IN = 'Other engines are not signed in, and this scan was. Scan the site without a sign-in as well.';
const ELSEWHERE = 'Other engines cannot be told to connect to the address that the option --resolve names.';

/** Opens a few pages in every engine that is there. They are engines, and not the browsers that people use. */
export const engines: SiteGatherer<'engines'> = {
  artifact: 'engines',
  what: 'pages in other browser engines',
  timeoutMs: 180_000,
  async gather(around) {
    if (around.fixed.size > 0) throw new NotTested(ELSEWHERE);
    if (around.signedIn) throw new NotTested(SIGNED_IN);
    const urls = onePerTemplate(around, MOST_PAGES).map(({ url }) => url);
    const late = AbortSignal.timeout(LAST_PAGE_MS);
    const others: EngineTried[] = [];
    // One after the other: two browsers at once are more than a small machine can bear.
    for (const engine of around.otherEngines) others.push(await tried(around, engine, urls, late));
    if (others.every(({ problem }) => problem === 'not-installed')) throw new NotTested(NONE);
    const pages = await seenIn(undefined, around, urls, late);
    return { engines: [{ name: 'Chromium', version: null, problem: null, pages }, ...others] };
  },
};

async function tried(
  around: LookingAround,
  { name, start }: OtherEngine,
  urls: readonly string[],
  late: AbortSignal,
): Promise<EngineTried> {
  const none = { name, version: null, pages: [] };
  let browser: Browser | undefined;
  try {
    browser = await startedInTime(start);
  } catch {
    return { ...none, problem: 'not-started' };
  }
  if (!browser) return { ...none, problem: 'not-installed' };
  try {
    return { name, version: browser.version(), problem: null, pages: await seenIn(browser, around, urls, late) };
  } catch {
    return { ...none, problem: 'not-started' };
  } finally {
    await within(START_MS, 'Closing an engine', browser.close()).catch(() => undefined);
  }
}

/** One that starts too late is closed again. */
async function startedInTime(start: OtherEngine['start']): Promise<Browser | undefined> {
  const starting = start();
  return within(START_MS, 'Starting an engine', starting).catch((error) => {
    starting.then((browser) => browser?.close()).catch(() => undefined);
    throw error;
  });
}

/** Without an engine, in that of the scan. */
async function seenIn(
  engine: Browser | undefined,
  around: LookingAround,
  urls: readonly string[],
  late: AbortSignal,
): Promise<EngineTried['pages']> {
  const userAgent = await userAgentOf(around, engine);
  const pages: EngineTried['pages'][number][] = [];
  for (const url of urls) {
    const isLate = late.aborted || around.signal.aborted;
    pages.push({ url, look: isLate ? LATE : await gathered(lookIn(around, { engine, userAgent }, url)) });
  }
  return pages;
}
