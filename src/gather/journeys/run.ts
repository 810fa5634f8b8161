import type { BrowserContext, Page } from 'playwright';
import { guardPage } from '../../browser/guard.ts';
import { blockSentences } from '../../crawl/reasons.ts';
import type { PageEvidence } from '../../model/evidence.ts';
import type { HeldRequest, JourneyRun, JourneyState, StepSeen } from '../../model/journey.ts';
import type { BlobStore, Clock } from '../../ports.ts';
import { within } from '../deadline.ts';
import { fillPage } from './fill.ts';
import { goBack } from './go-back.ts';
import { type Guard, type GuardRules, guardJourney } from './guard.ts';
import type { Journey } from './load.ts';
import { type ReadingSettings, readsSteps, toldOf } from './read-step.ts';
import { stoppedBy } from './words.ts';

export interface RunSettings extends ReadingSettings {
  /** For the whole journey. */
  readonly mostMs: number;
  readonly start: string;
  /** Why it may not begin there; null where it may. */
  readonly misplaced: string | null;
  /** Left out: there are no secrets. */
  readonly redact?: (text: string) => string;
  readonly rules: GuardRules;
}

interface Means {
  openContext(): Promise<BrowserContext>;
  readonly clock: Pick<Clock, 'now'>;
  readonly blobs: BlobStore;
}

interface Ended {
  readonly state: JourneyState;
  readonly detail: string;
}

const MOST_STEPS = 40;
const SIGNED_OUT: Ended = { state: 'blocked', detail: blockSentences['signed-out'] };
const CLOSING_MS = 5000;
/** A person who waits longer than this has given up. */
const ACTION_MS = 15_000;
/** What would get past the guard, or take it away. */
const NOT_IN_A_JOURNEY = new Set<PropertyKey>([
  ...[
    'route',
    'routeFromHAR',
    'routeWebSocket',
    'unroute',
    'unrouteAll',
    'request',
    'context',
    'addInitScript',
    'close',
  ],
  'removeAllListeners',
]);

/** One journey from its beginning to its end, whatever that is. Never rejects for a bad journey or a bad page. */
export async function runJourney(
  journey: Journey,
  settings: RunSettings,
  { openContext, clock, blobs }: Means,
  signal: AbortSignal,
): Promise<JourneyRun> {
  const { redact = (text: string) => text } = settings;
  const startedAt = clock.now();
  const began = performance.now();
  const steps: StepSeen[] = [];
  const pages: PageEvidence[] = [];
  let guard: Guard | undefined;
  let ended: Ended;
  let context: BrowserContext | undefined;
  try {
    if (settings.misplaced !== null) throw new Error(settings.misplaced);
    context = await openContext();
    const page = await context.newPage();
    guardPage(page);
    page.setDefaultTimeout(ACTION_MS);
    page.setDefaultNavigationTimeout(settings.timeoutMs);
    const session = await context.newCDPSession(page);
    await session.send('Page.enable');
    const crash = Promise.withResolvers<never>();
    crash.promise.catch(() => undefined);
    page.on('crash', () => crash.reject(new Error('The page crashed.')));
    const standing = await guardJourney(context, page, session, settings.rules);
    guard = standing;
    // A session of its own: the guard listens on the other for the same events.
    await settings.signIn?.prepare({ session: await context.newCDPSession(page) });
    const { read, isSignedOut } = readsSteps({ page, context, session, crash: crash.promise }, settings, blobs);
    let since = performance.now();
    let over = false;
    const lost = Promise.withResolvers<void>();
    const step = async (name: string) => {
      if (over) throw new Error('The journey is over.');
      if (steps.length >= MOST_STEPS) throw new Error(`A journey has at most ${MOST_STEPS} steps.`);
      const short = String(name).slice(0, 100);
      const ms = Math.round(performance.now() - since);
      const seen = await read();
      if (over) return;
      standing.at(short);
      const place = { journey: journey.name, step: short, number: steps.length + 1 };
      if (seen.ok) pages.push({ url: seen.url, visitedAt: clock.now(), journey: place, artifacts: seen.artifacts });
      const told = toldOf(seen.ok ? seen.artifacts : {});
      if (!seen.ok && seen.signedOut) {
        // Where it led says nothing about the step.
        steps.push({ name: short, state: 'blocked', detail: seen.detail, url: null, ms, ...told });
        over = true;
        lost.resolve();
        throw new Error(seen.detail);
      }
      const how = seen.ok
        ? { state: 'reached' as const, detail: '' }
        : { state: 'failed' as const, detail: seen.detail };
      steps.push({ name: short, ...how, url: seen.url.slice(0, 2048), ms, ...told });
      since = performance.now();
    };
    const tools = {
      page: guarded(page),
      step,
      fill: (_: Page, own?: Readonly<Record<string, string>>) => fillPage(page, session, own),
      start: settings.start,
    };
    const running = within(
      settings.mostMs,
      `The journey ${journey.name}`,
      Promise.resolve()
        .then(() => journey.run(tools))
        .catch((error: unknown) => {
          // Before it is cut: half a secret would not be known again.
          throw new Error(redact(wordsOf(error)));
        }),
    );
    const signedOut = lost.promise.then((): Ended => SIGNED_OUT);
    ended = await Promise.race([signedOut, endOf(running, standing, crash.promise, signal)]);
    over = true;
    standing.readOnly();
    // A button that is not there, or one that may not be pressed, may be one of the page for signing in.
    if (ended.state !== 'finished' && !signal.aborted && (await isSignedOut())) ended = SIGNED_OUT;
    const last = pages.at(-1);
    if (['finished', 'stopped'].includes(ended.state) && last?.journey && !signal.aborted) {
      const back = await goBack(page, standing.left);
      if (back) pages[pages.length - 1] = { ...last, journey: { ...last.journey, back } };
    }
  } catch (error) {
    ended = { state: 'failed', detail: said(error) };
  } finally {
    if (context) await within(CLOSING_MS, 'Closing a tab', context.close()).catch(() => undefined);
  }
  return {
    ...{ name: journey.name, start: settings.start, startedAt, ...ended },
    ms: Math.round(performance.now() - began),
    steps: withPlanned(steps, journey.steps, ended),
    held: [...(guard?.held ?? [])],
    heldMore: guard?.heldMore ?? 0,
    hosts: [...(guard?.hosts ?? [])],
    ...(journey.sites ? { sites: journey.sites } : {}),
    pages,
  };
}

async function endOf(
  running: Promise<unknown>,
  { stopped, held }: Guard,
  crash: Promise<never>,
  signal: AbortSignal,
): Promise<Ended> {
  const interrupted = new Promise<Ended>((resolve) => {
    const stop = () => resolve({ state: 'stopped', detail: 'The scan was stopped.' });
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
  const byGuard = (one: HeldRequest): Ended => ({ state: 'stopped', detail: stoppedBy(one) });
  const byItself = running.then(
    (): Ended => {
      // Its last button may have been the one.
      const last = held.find(({ ended }) => ended);
      return last ? byGuard(last) : { state: 'finished', detail: '' };
    },
    (error: unknown): Ended => {
      const last = held.find(({ ended }) => ended);
      return last ? byGuard(last) : { state: 'failed', detail: said(error) };
    },
  );
  const crashed = crash.catch((error: unknown): Ended => ({ state: 'failed', detail: said(error) }));
  return Promise.race([stopped.then(byGuard), byItself, crashed, interrupted]);
}

/** All steps that were planned, those never come to as well. */
function withPlanned(
  seen: readonly StepSeen[],
  planned: readonly string[],
  { state, detail }: Ended,
): readonly StepSeen[] {
  const names = new Set(seen.map(({ name }) => name));
  const rest = planned.filter((name) => !names.has(name));
  const nothing = { url: null, ms: null, fields: [], errors: false, timeLimit: null };
  const isTold = seen.some((step) => step.state === 'blocked');
  return [
    ...seen,
    ...rest.map((name, index): StepSeen => {
      const here = index === 0 && state !== 'finished' && !isTold;
      const why = here
        ? detail
        : state === 'finished'
          ? 'The journey ended without it.'
          : 'The journey ended before it.';
      return { name, state: here ? state : 'not-reached', detail: why, ...nothing };
    }),
  ];
}

/** Playwright's own page, but for what would get past the guard. */
function guarded(page: Page): Page {
  return new Proxy(page, {
    get(target, name) {
      if (NOT_IN_A_JOURNEY.has(name)) throw new Error(`page.${String(name)} cannot be used in a journey.`);
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

function said(error: unknown): string {
  return (wordsOf(error).split('\n', 1)[0] ?? '').trim().slice(0, 300) || 'It ended with an error that says nothing.';
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
