import type { BrowserContext, CDPSession, Page, Response } from 'playwright';
import { failDetail } from '../../browser/errors.ts';
import type { Gathered, PageArtifact, PageEvidence } from '../../model/evidence.ts';
import type { FieldAsked } from '../../model/journey.ts';
import type { BlobStore } from '../../ports.ts';
import { type SettleTimes, settled } from '../arrive.ts';
import { blocked, classify } from '../classify.ts';
import { within } from '../deadline.ts';
import type { PageGatherer, Visiting } from '../gatherer.ts';
import { readTitle } from '../in-page/document.ts';
import { runInWorld, type World } from '../in-page/run.ts';
import { readShown } from '../in-page/shown.ts';
import { isDocumentRequest } from '../navigate.ts';
import { mainWorld } from '../page/frames.ts';
import { readResponse } from '../page/response.ts';
import { readAhead } from '../read-ahead.ts';
import { gatherFrom } from '../visitor.ts';
import { personalKind } from './kinds.ts';
import type { JourneySignIn } from './signed-in.ts';

export interface ReadingSettings extends Pick<Visiting, 'axe' | 'knownSizes' | 'knownHashes'> {
  readonly gatherers: readonly PageGatherer[];
  readonly settle: SettleTimes;
  readonly timeoutMs: number;
  readonly showing: (url: string) => Visiting['showing'];
  /** For scans that are signed in. */
  readonly signIn?: JourneySignIn;
}

export interface Shown {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly session: CDPSession;
  readonly crash: Promise<never>;
}

export type Read =
  | { readonly ok: true; readonly url: string; readonly artifacts: PageEvidence['artifacts'] }
  | { readonly ok: false; readonly url: string; readonly detail: string; readonly signedOut: boolean };

const ANSWER_MS = 5000;
/** A form that was sent with mistakes often answers with these, and shows what is to be put right. */
const WITH_ERRORS = [400, 409, 422];
const LISTENED = ['request', 'response', 'console', 'pageerror'] as const;

const NONE_GIVEN: ReadonlySet<string> = new Set();

/** Reads the page that a tab shows now, as the crawl would have read it, and without going anywhere. */
export function readsSteps({ page, context, session, crash }: Shown, settings: ReadingSettings, blobs: BlobStore) {
  const { gatherers, timeoutMs, axe, knownSizes, knownHashes, signIn } = settings;
  let main: Response | undefined;
  context.on('response', (response) => {
    const status = response.status();
    if (isDocumentRequest(page, response.request()) && (status < 300 || status >= 400)) main = response;
  });
  const state: { world?: World; showsSecret?: boolean } = {};
  const begin = () => {
    for (const event of LISTENED) page.removeAllListeners(event);
    const showing = { ...settings.showing(page.url()), takesPicture: () => state.showsSecret !== true };
    const visiting: Visiting = {
      ...{ page, context, blobs, axe, knownSizes, knownHashes, showing, worthShowing: [] },
      main: () => present(main),
      world: () => present(state.world),
      talks: () => false,
      givenCookies: signIn?.givenCookies ?? NONE_GIVEN,
    };
    return gatherers.map((gatherer) => ({ gatherer, finish: gatherer.begin(visiting) }));
  };
  let finishing = begin();

  /** Whether it is a page to be read, and for somebody who is signed in where somebody is. */
  const judge = async () => {
    await page.waitForLoadState('load', { timeout: timeoutMs }).catch(() => undefined);
    const response = await within(ANSWER_MS, 'Reading the response', readResponse(present(main)));
    const world = await within(ANSWER_MS, 'Reaching the page', mainWorld(session));
    const alive = await Promise.race([settled(world, settings.settle), crash]);
    const title = await within(ANSWER_MS, 'Reading the title', runInWorld(world, readTitle, null));
    const shown = await within(ANSWER_MS, 'Reading the page', runInWorld(world, readShown, null));
    const { status } = response;
    const judgement = classify({ ...response, status: WITH_ERRORS.includes(status) ? 200 : status }, title, shown);
    const looks = signIn && judgement.state === 'scanned';
    const seen = looks ? await signIn.look(world, { ...response, url: page.url() }) : undefined;
    const { state: how, detail } = seen?.signedIn === false ? blocked('signed-out') : judgement;
    const signedOut = signIn !== undefined && (seen?.signedIn === false || judgement.reason === 'sign-in');
    return { isPage: how === 'scanned', detail, signedOut, world, alive, showsSecret: seen?.showsSecret === true };
  };

  const read = async (): Promise<Read> => {
    try {
      const { isPage, detail, signedOut, world, alive, showsSecret } = await judge();
      if (!isPage) return { ok: false, url: page.url(), detail, signedOut };
      Object.assign(state, { world, showsSecret });
      const before = main;
      const url = page.url();
      const gather = gatherFrom(
        { crash, spoiled: false },
        world,
        () => main !== before,
        alive,
        readAhead(world, gatherers),
      );
      const artifacts: Partial<Record<PageArtifact, Gathered<unknown>>> = {};
      for (const { gatherer, finish } of finishing) artifacts[gatherer.artifact] = await gather(gatherer, finish);
      return { ok: true, url: url.slice(0, 2048), artifacts: artifacts as PageEvidence['artifacts'] };
    } catch (error) {
      return { ok: false, url: page.url(), detail: failDetail(error), signedOut: false };
    } finally {
      finishing = begin();
    }
  };

  /** For journeys that ended: whether they did because the page is one for somebody who is not signed in. */
  const isSignedOut = async (): Promise<boolean> => {
    if (!signIn || !main || !/^https?:/.test(page.url())) return false;
    return judge().then(
      (judged) => judged.signedOut,
      () => false,
    );
  };
  return { read, isSignedOut };
}

const NOT_ASKED = new Set(['hidden', 'submit', 'button', 'image', 'reset', 'search']);
const MOST_FIELDS = 100;
const TIME_LIMIT =
  /[^.\n]{0,150}\b(?:times? out|timed out|time-?outs?|expires?|minutes to (?:complete|finish|fill|answer|pay)|dod i ben)\b[^.\n]{0,150}/i;

/** What a report tells of a step, from what was read of it. */
export function toldOf(artifacts: PageEvidence['artifacts']) {
  const { forms, components, fieldHints, text } = artifacts;
  const all = forms?.ok ? forms.value.fields.slice(0, MOST_FIELDS) : [];
  const asked = all.filter((one) => !NOT_ASKED.has(one.type) && (one.visible || /^(radio|checkbox)$/.test(one.type)));
  const fields = new Map<string, FieldAsked>();
  for (const field of asked) {
    const { type, name, legend, visibleLabel, accessibleName } = field;
    const isChoice = type === 'radio' || type === 'checkbox';
    const label = ((isChoice && legend) || visibleLabel || accessibleName || name).slice(0, 150);
    if (!fields.has(label)) fields.set(label, { label, personal: isChoice ? null : personalKind(field) });
  }
  const summary = components?.ok && components.value.some(({ kind }) => kind === 'error-summary');
  const beside = fieldHints?.ok && fieldHints.value.some(({ error }) => error !== null);
  const limit = text?.ok ? TIME_LIMIT.exec(text.value.whole.slice(0, 100_000)) : null;
  return {
    fields: [...fields.values()],
    errors: Boolean(summary || beside),
    timeLimit: limit ? limit[0].replace(/\s+/g, ' ').trim().slice(0, 200) : null,
  };
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The page has not loaded yet.');
  return value;
}
