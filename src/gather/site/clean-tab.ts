import type { BrowserContext, CDPSession, Page } from 'playwright';
import { guardPage } from '../../browser/guard.ts';
import type { Screenshot } from '../../model/evidence.ts';
import { arrive } from '../arrive.ts';
import { classify } from '../classify.ts';
import { within } from '../deadline.ts';
import { navigate } from '../navigate.ts';
import { readResponse } from '../page/response.ts';
import { type HeldBack, holdBack } from './hold-back.ts';
import { openedInTurn, pictureOf } from './opened.ts';
import type { LookingAround } from './site-gatherer.ts';

/** A tab in a context of its own, in which a site is looked at and nothing is sent. */
export interface CleanTab {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly session: CDPSession;
  /** What the page was kept from since this was emptied. */
  readonly blocked: Set<string>;
  /** Opens a page in its turn. Rejects where nothing, or no page, comes of it. */
  open(url: string): Promise<void>;
  /** Does something in the page, in the turn of its host. Null where that came to nothing. */
  act<T>(work: () => Promise<T>): Promise<T | null>;
  picture(): Promise<Screenshot | null>;
}

interface Options {
  readonly javaScriptEnabled?: boolean;
  /** Addresses that are kept away, besides what a scan never does. */
  readonly keepAway?: (url: string) => boolean;
}

type Means = Pick<LookingAround, 'cleanContext' | 'turn' | 'clock' | 'blobs' | 'pageTimeoutMs' | 'signal'>;

const SETTLE = { wait: 1000, quiet: 200, most: 3000 };
const CLOSING_MS = 5000;
const ESCAPED = 'A worker of the page talks to other sites, from which it cannot be kept.';

/** Opens a tab, hands it on, and closes it whatever happens; when it is stopped, at once. */
export async function inCleanTab<T>(around: Means, options: Options, look: (tab: CleanTab) => Promise<T>): Promise<T> {
  const { javaScriptEnabled = true, keepAway = () => false } = options;
  return inHeldPage(around, await around.cleanContext({ javaScriptEnabled }), keepAway, async (context, page, held) => {
    const session = await context.newCDPSession(page);
    await session.send('Page.enable');
    const open = async (url: string) => {
      const opening = openedInTurn(around, url, async () => {
        held.opening(url);
        const navigation = await navigate(page, url, around.pageTimeoutMs);
        // Without scripts no timer fires in the page, and nothing comes late.
        if (javaScriptEnabled) return arrive({ session }, navigation.response(), SETTLE);
        const response = await readResponse(navigation.response());
        return { response, judgement: classify(response, await page.title()) };
      });
      await opening.finally(() => held.opened());
      if (held.escaped()) throw new Error(ESCAPED);
    };
    const act = async <T>(work: () => Promise<T>) => {
      const quietly = { status: null, reason: null, retryAfterMs: null };
      const ask = async () => ({ value: await work().catch(() => null), ...quietly });
      return (await around.turn(page.url(), ask)) ?? null;
    };
    const picture = () => pictureOf(page, around);
    return look({ context, page, session, blocked: held.blocked, open, act, picture });
  });
}

/** One page in a context, whatever engine that belongs to. Nothing is sent in it, and the context is closed at the end. */
export async function inHeldPage<T>(
  { signal }: Pick<LookingAround, 'signal'>,
  context: BrowserContext,
  keepAway: (url: string) => boolean,
  look: (context: BrowserContext, page: Page, held: HeldBack) => Promise<T>,
): Promise<T> {
  const close = () => void context.close().catch(() => undefined);
  signal.addEventListener('abort', close, { once: true });
  try {
    if (signal.aborted) throw new Error('The scan was stopped.');
    const page = await context.newPage();
    guardPage(page);
    return await look(context, page, await holdBack(context, page, keepAway));
  } finally {
    signal.removeEventListener('abort', close);
    await within(CLOSING_MS, 'Closing a tab', context.close()).catch(() => undefined);
  }
}
