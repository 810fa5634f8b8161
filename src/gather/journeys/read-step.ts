import type { BrowserContext, CDPSession, Page, Response } from 'playwright';
import { failDetail } from '../../browser/errors.ts';
import type { Gathered, PageArtifact, PageEvidence } from '../../model/evidence.ts';
import type { FieldAsked } from '../../model/journey.ts';
import type { BlobStore } from '../../ports.ts';
import { type SettleTimes, settled } from '../arrive.ts';
import { classify } from '../classify.ts';
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

export interface ReadingSettings extends Pick<Visiting, 'axe' | 'knownSizes' | 'knownHashes'> {
  readonly gatherers: readonly PageGatherer[];
  readonly settle: SettleTimes;
  readonly timeoutMs: number;
  readonly showing: (url: string) => Visiting['showing'];
}

export interface Shown {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly session: CDPSession;
  readonly crash: Promise<never>;
}

export type Read =
  | { readonly ok: true; readonly url: string; readonly artifacts: PageEvidence['artifacts'] }
  | { readonly ok: false; readonly url: string; readonly detail: string };

const ANSWER_MS = 5000;
/** A form that was sent with mistakes often answers with these, and shows what is to be put right. */
const WITH_ERRORS = [400, 409, 422];
const LISTENED = ['request', 'response', 'console', 'pageerror'] as const;

const NONE_GIVEN: ReadonlySet<string> = new Set();

/** Reads the page that a tab shows now, as the crawl would have read it, and without going anywhere. */
export function readsSteps({ page, context, session, crash }: Shown, settings: ReadingSettings, blobs: BlobStore) {
  const { gatherers, timeoutMs, axe, knownSizes, knownHashes } = settings;
  let main: Response | undefined;
  context.on('response', (response) => {
    const status = response.status();
    if (isDocumentRequest(page, response.request()) && (status < 300 || status >= 400)) main = response;
  });
  const state: { world?: World } = {};
  const begin = () => {
    for (const event of LISTENED) page.removeAllListeners(event);
    const showing = { ...settings.showing(page.url()), takesPicture: () => true };
    const visiting: Visiting = {
      ...{ page, context, blobs, axe, knownSizes, knownHashes, showing, worthShowing: [] },
      main: () => present(main),
      world: () => present(state.world),
      talks: () => false,
      givenCookies: NONE_GIVEN,
    };
    return gatherers.map((gatherer) => ({ gatherer, finish: gatherer.begin(visiting) }));
  };
  let finishing = begin();

  return async (): Promise<Read> => {
    try {
      await page.waitForLoadState('load', { timeout: timeoutMs }).catch(() => undefined);
      const response = await within(ANSWER_MS, 'Reading the response', readResponse(present(main)));
      const world = await within(ANSWER_MS, 'Reaching the page', mainWorld(session));
      state.world = world;
      const alive = await Promise.race([settled(world, settings.settle), crash]);
      const title = await within(ANSWER_MS, 'Reading the title', runInWorld(world, readTitle, null));
      const shown = await within(ANSWER_MS, 'Reading the page', runInWorld(world, readShown, null));
      const judgement = classify(
        WITH_ERRORS.includes(response.status) ? { ...response, status: 200 } : response,
        title,
        shown,
      );
      if (judgement.state !== 'scanned') return { ok: false, url: page.url(), detail: judgement.detail };
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
      return { ok: false, url: page.url(), detail: failDetail(error) };
    } finally {
      finishing = begin();
    }
  };
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
