import type { Browser } from 'playwright';
import type { FixedAddresses } from '../../browser/fixed-addresses.ts';
import { launchBrowser } from '../../browser/launch.ts';
import { siteKey } from '../../crawl/site-key.ts';
import type { JourneyRun } from '../../model/journey.ts';
import type { BlobStore, Clock, JourneyToRun, MachineTurns, Turn } from '../../ports.ts';
import { within } from '../deadline.ts';
import type { HttpClient } from '../http.ts';
import { inTurn } from '../site/in-turn.ts';
import { robotsOf } from '../site/robots-of.ts';
import { contextOptions, isLenient } from '../tabs.ts';
import { createVouched } from '../vouched.ts';
import type { Journey } from './load.ts';
import { unfindable } from './payment-hosts.ts';
import type { ReadingSettings } from './read-step.ts';
import { runJourney } from './run.ts';
import { type JourneySignIn, runSignedIn } from './signed-in.ts';

interface Settings extends ReadingSettings {
  readonly executablePath: string;
  readonly userAgent: string;
  readonly ignoreCertificateErrors: boolean;
  readonly fixed: FixedAddresses;
  readonly trusted: readonly string[];
  readonly http: HttpClient;
  /** Left out: every page is opened as by somebody who is not signed in. */
  readonly signIn?: JourneySignIn;
  readonly redact?: (text: string) => string;
}

const MOST_MS = 300_000;
const SITE_TIMEOUT_MS = 20_000;
const LAUNCH_MS = 60_000;
/** Moves the focus, after which a form may look another way. */
const LEFT_OUT = 'labInteraction';
/** Links can send a note as they are followed, which goes past the guard. */
const ARGS = ['--no-pings'];

/** The journeys of a scan, in a browser of their own that cannot find those who take payments. It starts when it is needed. */
export function openJourneys(
  journeys: readonly Journey[],
  settings: Settings,
  { turns, ...ports }: { readonly clock: Clock; readonly blobs: BlobStore; readonly turns: MachineTurns },
): { readonly all: readonly JourneyToRun[]; close(): Promise<void> } {
  const { executablePath, fixed, trusted, http, timeoutMs } = settings;
  const gatherers = settings.gatherers.filter(({ artifact }) => artifact !== LEFT_OUT);
  const vouched = createVouched(trusted, fixed);
  let started: Promise<Browser> | undefined;
  const browser = () => {
    started ??= launchBrowser(executablePath, fixed, { args: ARGS, resolverRules: unfindable }).then(
      (one) => one.browser,
    );
    return started;
  };
  const openContext = async (url: string) => {
    const one = await within(LAUNCH_MS, 'Starting a browser', browser());
    const context = await one.newContext(contextOptions(settings, await isLenient(url, { ...settings, vouched })));
    await settings.signIn?.enter(context);
    return context;
  };
  const run = async (journey: Journey, given: string, turn: Turn, signal: AbortSignal): Promise<JourneyRun> => {
    const start = URL.parse(journey.start ?? '', given)?.href ?? given;
    const robots = robotsOf(inTurn(http, turn, ports.clock, SITE_TIMEOUT_MS), signal);
    const mayOpen = async (url: string) => {
      const rules = await robots(new URL(url).origin);
      if (!rules.available || !rules.allows(url)) return 'robots' as const;
      // The turn ends as the request goes out: the next one waits as long as it would after any other page.
      const mine = await turn(url, async () => ({ value: true, status: null, reason: null, retryAfterMs: null }));
      return mine ? null : ('left-alone' as const);
    };
    const sites = new Set([given, ...(journey.sites ?? [])].map((url) => siteKey(url) ?? ''));
    const misplaced = sites.has(siteKey(start) ?? '') ? null : elsewhere(start);
    const rules = { origin: new URL(start).origin, start, allow: journey.allow, sites, mayOpen };
    const means = { ...ports, openContext: () => openContext(start) };
    return runJourney(
      journey,
      { ...settings, gatherers, timeoutMs, mostMs: MOST_MS, start, misplaced, rules },
      means,
      signal,
    );
  };
  return {
    all: journeys.map((journey) => ({
      name: journey.name,
      // Its pages are open all the while, so nobody may measure.
      run: (start, turn, signal) =>
        runSignedIn(settings.signIn, () => turns.among(() => run(journey, start, turn, signal))),
    })),
    async close() {
      await started?.then((one) => one.close()).catch(() => undefined);
    },
  };
}

function elsewhere(start: string): string {
  const { origin } = new URL(start);
  return `It begins on ${origin}, which is not the site that is scanned. If that is meant, declare it in the journey: sites = ['${origin}'].`;
}
