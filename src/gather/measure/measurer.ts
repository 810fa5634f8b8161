import type { FixedAddresses } from '../../browser/fixed-addresses.ts';
import { launchAlone } from '../../browser/launch-alone.ts';
import type { Gathered } from '../../model/evidence.ts';
import type { Device, LostDevice, Measured, MeasuredOn } from '../../model/seen/measured.ts';
import type { BlobStore, MachineTurns, Measurer, Measuring, PageMeant } from '../../ports.ts';
import type { SignIn } from '../sign-in/sign-in.ts';
import { type Apart, openApart } from './apart.ts';
import { filmOf } from './film-of.ts';
import { harOf } from './har.ts';
import { type Machine, thisMachine } from './machine.ts';
import { FINAL, type Loaded, loadedFrom } from './one-run.ts';
import { runOf, throttlingOf } from './run-of.ts';
import { judgeRuns, type RawRun, type RunsWanted, shownRun, wantsAnother } from './runs.ts';
import { blamedIn } from './shown-of.ts';
import { waterfallOf } from './waterfall-of.ts';

export interface MeasureSettings {
  readonly executablePath: string;
  readonly userAgent: string;
  readonly fixed: FixedAddresses;
  readonly devices: readonly Device[];
  readonly mostPages: number;
  readonly runs: RunsWanted;
  /** For the page to load and come to rest. */
  readonly mostLoadingMs: number;
  /** Whether certificate errors are overlooked for a page. */
  readonly isLenient: (url: string) => Promise<boolean>;
  /** Left out where nobody is signed in. */
  readonly signIn?: Pick<SignIn, 'again' | 'forBrowser'>;
}

interface MeasurePorts {
  readonly turns: MachineTurns;
  readonly blobs: BlobStore;
  readonly machine?: Machine;
  readonly apart?: Apart;
}

/** With all that is beside it, a run is over before pages that are held back go on. */
const MOST_LOADING_MS = 120_000;
/** What Lighthouse does beside waiting for the page. */
const BESIDE_LOADING_MS = 60_000;
/** A run that came to nothing by bad luck is made once more. */
const MOST_FAILURES = 2;

const KEEPS_MORE =
  'The page did not show that somebody is signed in. The sign-in keeps databases in the browser (IndexedDB), which the browser that measures cannot be given.';

interface Run extends Loaded {
  readonly raw: RawRun;
}

/** Starts nothing until a page is measured. */
export function openMeasurer(
  settings: MeasureSettings,
  { turns, blobs, machine = thisMachine, apart = openApart() }: MeasurePorts,
): Measurer & { close(): Promise<void> } {
  const oneRun = async (meant: PageMeant, device: Device, signal: AbortSignal): Promise<Gathered<Run>> => {
    const signIn = settings.signIn?.forBrowser();
    const load = await machine.calm(signal);
    const { executablePath, fixed, userAgent } = settings;
    const mostLoadingMs = Math.min(settings.mostLoadingMs, MOST_LOADING_MS);
    const ignoreCertificateErrors = await settings.isLenient(meant.url);
    const browser = await launchAlone({ executablePath, fixed, ignoreCertificateErrors }).catch(() => undefined);
    if (!browser) return failed('no-browser', 'The browser for measuring did not start.');
    const others = machine.watchOthers();
    try {
      const { port, pid: browserPid } = browser;
      const signedIn = signIn ? { signIn } : {};
      const order = { url: meant.url, device, port, browserPid, userAgent, mostLoadingMs, ...signedIn };
      const answer = await apart.run(order, mostLoadingMs + BESIDE_LOADING_MS, signal);
      // Before the browser ends: what it used is told with it.
      const busiest = Math.max(load, others() ?? 0);
      // Lighthouse itself takes it for a page that does not answer.
      const loaded = loadedFrom(browser.hasEnded() ? { lost: 'crashed' } : answer, meant);
      // To sign in again would not change it.
      if (isSignedOut(loaded) && signIn?.keepsMore) return failed('not-signed-in', KEEPS_MORE);
      return loaded.ok ? { ok: true, value: { ...loaded.value, raw: runOf(loaded.value.lhr, busiest) } } : loaded;
    } finally {
      await browser.close();
    }
  };

  const isEnough = (runs: readonly Run[]) =>
    judgeRuns(runs.map(({ raw }) => raw)).filter(({ unreliable }) => unreliable === null).length >= settings.runs.least;

  /** Undefined when it was stopped. */
  const runsOn = async (
    meant: PageMeant,
    device: Device,
    { turn, began, signal }: Measuring,
  ): Promise<Gathered<readonly Run[]> | undefined> => {
    const runs: Run[] = [];
    let failures = 0;
    while (wantsAnother(judgeRuns(runs.map(({ raw }) => raw)), settings.runs)) {
      const made = await signedIn(settings.signIn, async () => {
        began({ device, run: runs.length + 1 });
        const turned = await turn(async () => ({
          made: await turns.alone(() => oneRun(meant, device, signal), signal),
        }));
        return turned ? (turned.made ?? NO_TURN) : GIVEN_UP;
      });
      if (signal.aborted) return undefined;
      if (!made) return NO_TURN;
      if (made.ok) runs.push(made.value);
      else {
        failures += 1;
        if (made === NO_TURN || made === GIVEN_UP || FINAL.has(made.error.code)) return made;
        if (failures >= MOST_FAILURES) return isEnough(runs) ? { ok: true, value: runs } : made;
      }
    }
    return { ok: true, value: runs };
  };

  const measureOn = async (device: Device, made: readonly Run[]): Promise<MeasuredOn> => {
    const runs = judgeRuns(made.map(({ raw }) => raw));
    const shown = shownRun(runs);
    const run = made[shown];
    if (!run) throw new Error('There is always a first run.');
    const { lhr, requests, title } = run;
    // Behind a sign-in a picture may show a secret, which no search finds.
    const film = (settings.signIn ? [] : filmOf(lhr)).map(async ({ ms, bytes }) => ({
      ms,
      picture: await blobs.put(bytes),
    }));
    const archive = harOf({ lighthouse: lhr.lighthouseVersion, startedAt: lhr.fetchTime, title, requests });
    return {
      device,
      throttling: throttlingOf(lhr),
      runs,
      shown,
      ...blamedIn(lhr),
      film: await Promise.all(film),
      waterfall: waterfallOf(lhr, requests),
      requests: requests.length,
      har: await blobs.put(new TextEncoder().encode(JSON.stringify(archive))),
    };
  };

  return {
    mostPages: settings.mostPages,
    devices: settings.devices,
    async measure(meant, measuring): Promise<Gathered<Measured> | undefined> {
      const devices: MeasuredOn[] = [];
      const lost: LostDevice[] = [];
      let last: Run | undefined;
      for (const device of settings.devices) {
        const runs = await runsOn(meant, device, measuring);
        if (!runs) return undefined;
        if (runs.ok) devices.push(await measureOn(device, runs.value));
        else lost.push({ device, error: runs.error });
        last = runs.ok ? runs.value.at(-1) : last;
      }
      const [first] = lost;
      if (!last) return first && { ok: false, error: first.error };
      const { lhr, finalUrl, title } = last;
      const about = { lighthouse: lhr.lighthouseVersion, finalUrl, title };
      return { ok: true, value: { ...about, devices, ...(first && { lost }) } };
    },
    close: () => apart.close(),
  };
}

const NO_TURN = failed('no-turn', 'Other scans kept this machine busy, so the page was not measured.');
const GIVEN_UP = failed('given-up', 'The server answered too badly to be asked again.');

/** Once more after signing in again, where the page was one for somebody who is not signed in. */
async function signedIn<T>(
  signIn: MeasureSettings['signIn'],
  run: () => Promise<Gathered<T> | undefined>,
): Promise<Gathered<T> | undefined> {
  if (!signIn) return run();
  const { made } = await signIn.again(async () => {
    const made = await run();
    if (isSignedOut(made)) return { made, state: 'blocked' as const, reason: 'signed-out' as const };
    return { made, state: made?.ok ? ('scanned' as const) : ('failed' as const), reason: null };
  });
  return made;
}

function isSignedOut(made: Gathered<unknown> | undefined): boolean {
  return made?.ok === false && made.error.code === 'signed-out';
}

function failed(
  code: string,
  message: string,
): { readonly ok: false; readonly error: { code: string; message: string } } {
  return { ok: false, error: { code, message } };
}
