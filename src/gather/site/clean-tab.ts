import type { BrowserContext, CDPSession, Page } from 'playwright';
import { describe, failReason } from '../../browser/errors.ts';
import { guardPage } from '../../browser/guard.ts';
import type { HttpResponse, Screenshot } from '../../model/evidence.ts';
import type { Answered } from '../../ports.ts';
import { answered } from '../answered.ts';
import { arrive } from '../arrive.ts';
import { classify, type Judgement } from '../classify.ts';
import { within } from '../deadline.ts';
import { navigate } from '../navigate.ts';
import { readResponse } from '../page/response.ts';
import { holdBack } from './hold-back.ts';
import { LEFT_ALONE } from './in-turn.ts';
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
const PICTURE_MS = 5000;
const ESCAPED = 'A worker of the page talks to other sites, from which it cannot be kept.';

/** Opens a tab, hands it on, and closes it whatever happens; when it is stopped, at once. */
export async function inCleanTab<T>(around: Means, options: Options, look: (tab: CleanTab) => Promise<T>): Promise<T> {
  const { javaScriptEnabled = true, keepAway = () => false } = options;
  const context = await around.cleanContext({ javaScriptEnabled });
  const close = () => void context.close().catch(() => undefined);
  around.signal.addEventListener('abort', close, { once: true });
  try {
    if (around.signal.aborted) throw new Error('The scan was stopped.');
    const page = await context.newPage();
    guardPage(page);
    const session = await context.newCDPSession(page);
    await session.send('Page.enable');
    const held = await holdBack(context, page, keepAway);
    const open = async (url: string) => {
      const problem = await inTurn(around, url, async () => {
        held.opening(url);
        const navigation = await navigate(page, url, around.pageTimeoutMs);
        // Without scripts no timer fires in the page, and nothing comes late.
        if (javaScriptEnabled) return arrive({ session }, navigation.response(), SETTLE);
        const response = await readResponse(navigation.response());
        return { response, judgement: classify(response, await page.title()) };
      });
      held.opened();
      if (problem !== null) throw new Error(problem);
      if (held.escaped()) throw new Error(ESCAPED);
    };
    const act = async <T>(work: () => Promise<T>) => {
      const quietly = { status: null, reason: null, retryAfterMs: null };
      const ask = async () => ({ value: await work().catch(() => null), ...quietly });
      return (await around.turn(page.url(), ask)) ?? null;
    };
    return await look({
      context,
      page,
      session,
      blocked: held.blocked,
      open,
      act,
      picture: () => picture(page, around),
    });
  } finally {
    around.signal.removeEventListener('abort', close);
    await within(PICTURE_MS, 'Closing a tab', context.close()).catch(() => undefined);
  }
}

type Opened = { readonly response: HttpResponse; readonly judgement: Judgement };

/** In the turn of the host, which learns from the answer what it is to be spared. Why no page came of it, or null. */
async function inTurn({ turn, clock }: Means, url: string, open: () => Promise<Opened>): Promise<string | null> {
  const ended = await turn(url, async (): Promise<Answered<{ readonly problem: string | null }>> => {
    try {
      const { response, judgement } = await open();
      const problem = judgement.state === 'scanned' ? null : judgement.detail;
      return answered({ problem }, response, clock);
    } catch (error) {
      return { value: { problem: describe(error) }, status: null, reason: failReason(error), retryAfterMs: null };
    }
  });
  return ended ? ended.problem : LEFT_ALONE.message;
}

async function picture(page: Page, { blobs }: Means): Promise<Screenshot | null> {
  const size = page.viewportSize();
  const shot = await page
    .screenshot({ type: 'jpeg', quality: 50, animations: 'disabled', caret: 'hide', timeout: PICTURE_MS })
    .catch(() => null);
  if (!shot || !size) return null;
  return { blob: await blobs.put(shot), bytes: shot.length, mediaType: 'image/jpeg', ...size };
}
