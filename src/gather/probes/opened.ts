import { randomUUID } from 'node:crypto';
import { blockSentences } from '../../crawl/reasons.ts';
import { arrive, GONE, type SettleTimes } from '../arrive.ts';
import { within } from '../deadline.ts';
import { rememberShown } from '../in-page/operate/late.ts';
import { runInWorld, WORLD, type World } from '../in-page/run.ts';
import { soundPreludes } from '../in-page/sounds-asked.ts';
import { navigate } from '../navigate.ts';
import { mainWorld } from '../page/frames.ts';
import type { SignIn } from '../sign-in/sign-in.ts';
import { type Tab, type TabPool, VIEWPORT } from '../tabs.ts';
import { resetPageSize } from './layouts/page-size.ts';
import { UNTOLD, type Watch, watchTab } from './watch.ts';

export interface LoadSettings {
  /** For one loading. */
  readonly timeoutMs: number;
  readonly settle: SettleTimes;
  /** At least this long between two loadings of the page. */
  readonly pauseMs?: number;
  /** For scans that are signed in. */
  readonly signIn?: SignIn;
}

/** A page in a tab, settled, and shut off from sending anything. */
export interface Opened {
  readonly tab: Tab;
  readonly watch: Watch;
  /** Controls were used, or had the focus, since it was loaded. */
  used: boolean;
  /** That has opened windows or messages, or given the page another address: what it does once it may have done. */
  disturbed: boolean;
  /** A probe that may change the page has run since it was loaded. */
  perhapsChanged: boolean;
  world(): Promise<World>;
  /** Loads the page afresh, the window as it was at first. */
  load(): Promise<void>;
  /** Gives the tab back; one that is spoiled is closed. */
  end(): Promise<void>;
}

const ANSWER_MS = 5000;
/** Pages that send people on and on by themselves are followed this far. */
const MOST_MOVES = 3;

/** Tabs that keep this from each of their documents already: once more for every page would be a dozen times in the end. */
const untold = new WeakSet<Tab>();

export async function openForProbes(url: string, settings: LoadSettings, tabs: TabPool): Promise<Opened> {
  const tab = await tabs.take(url);
  if (!untold.has(tab)) {
    const { page, own } = soundPreludes(`lgdss-${randomUUID()}`);
    await tab.session.send('Page.addScriptToEvaluateOnNewDocument', { source: UNTOLD + own, worldName: WORLD });
    await tab.session.send('Page.addScriptToEvaluateOnNewDocument', { source: page });
  }
  untold.add(tab);
  const watch = watchTab(tab);
  let world: Promise<World> | undefined;
  let loadedAt = Number.NEGATIVE_INFINITY;
  const forgetWorld = () => {
    world = undefined;
  };
  tab.session.on('Page.frameNavigated', forgetWorld);
  const opened: Opened = {
    tab,
    watch,
    used: false,
    disturbed: false,
    perhapsChanged: false,
    world: () => {
      world ??= mainWorld(tab.session);
      return world;
    },
    async load() {
      const rest = (settings.pauseMs ?? 0) - (performance.now() - loadedAt);
      if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
      loadedAt = performance.now();
      await within(ANSWER_MS, 'Leaving the page', watch.empty());
      await within(ANSWER_MS, 'Opening the way', watch.unlock());
      await within(ANSWER_MS, 'Setting the window back', setBack(tab));
      const arrivedIn = await loadSignedIn(tab, url, settings);
      // What was sent to it to see the page arrive need not be sent again.
      world = Promise.resolve(arrivedIn);
      await within(ANSWER_MS, 'Shutting the way', watch.lock());
      const remember = opened.world().then((one) => runInWorld(one, rememberShown, null));
      // Where that fails, nobody knows later what has come in since, and the probes say for themselves what they cannot do.
      await within(ANSWER_MS, 'Looking at the page', remember).catch(() => undefined);
      opened.used = false;
      opened.disturbed = false;
      opened.perhapsChanged = false;
    },
    async end() {
      if (!tab.spoiled)
        await within(ANSWER_MS, 'Leaving the page', watch.empty())
          .then(() => within(ANSWER_MS, 'Opening the way', watch.unlock()))
          .catch(() => {
            tab.spoiled = true;
          });
      watch.end();
      tab.session.off('Page.frameNavigated', forgetWorld);
      await tabs.give(tab);
    },
  };
  try {
    await opened.load();
    return opened;
  } catch (error) {
    tab.spoiled = true;
    await opened.end();
    throw error;
  }
}

/** Once more after signing in again, where the page was one for somebody who is not signed in. */
async function loadSignedIn(tab: Tab, url: string, settings: LoadSettings): Promise<World> {
  const { signIn } = settings;
  const before = signIn?.version ?? 0;
  try {
    return await loadPage(tab, url, settings);
  } catch (error) {
    if (!(error instanceof SignedOut) || !(await signIn?.renew(before))) throw error;
    await signIn?.enter(tab.context);
    return loadPage(tab, url, settings);
  }
}

class SignedOut extends Error {}

/** Returns our own world of the page. */
async function loadPage(tab: Tab, url: string, settings: LoadSettings): Promise<World> {
  const { signIn } = settings;
  // With a fragment, the same address again would be no loading.
  if (url.includes('#')) await tab.page.goto('about:blank');
  const navigation = await navigate(tab.page, url, settings.timeoutMs);
  for (let moves = 0; ; moves += 1) {
    const main = navigation.response();
    const arrived = await Promise.race([arrive(tab, main, settings.settle, signIn?.lookStrictly), tab.crash]).catch(
      (error) => {
        if (GONE.test(String(error))) return null;
        throw error;
      },
    );
    if (arrived && navigation.response() === main) {
      if (arrived.judgement.reason === 'signed-out') throw new SignedOut(blockSentences['signed-out']);
      if (arrived.judgement.state !== 'scanned') throw new Error(arrived.judgement.detail);
      if (arrived.showsSecret) throw new Error('It shows a secret of the sign-in, which must not be in a picture.');
      // Every probe waits for something, and would do so until its deadline.
      if (!arrived.alive) throw new Error('Time stands still in this page.');
      return arrived.world;
    }
    if (moves >= MOST_MOVES) throw new Error('ERR_TOO_MANY_REDIRECTS: the page goes on and on by itself.');
    await navigation.loaded();
  }
}

async function setBack({ page, session }: Tab): Promise<void> {
  await resetPageSize(page, session);
  const { width, height } = page.viewportSize() ?? VIEWPORT;
  if (width !== VIEWPORT.width || height !== VIEWPORT.height) await page.setViewportSize(VIEWPORT);
  await page.emulateMedia({ media: null, colorScheme: null, reducedMotion: null, forcedColors: null, contrast: null });
}
