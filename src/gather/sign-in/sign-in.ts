import type { BrowserContext } from 'playwright';
import { failDetail } from '../../browser/errors.ts';
import { siteKey } from '../../crawl/site-key.ts';
import type { Gathered, HttpResponse } from '../../model/evidence.ts';
import type { Visit } from '../../ports.ts';
import { within } from '../deadline.ts';
import { runInWorld, type World } from '../in-page/run.ts';
import { readSignIn } from '../in-page/sign-in-shown.ts';
import type { Tab } from '../tabs.ts';
import type { Pair, SignInMeans } from './means.ts';
import { loadScript, runScript, type SignInScript } from './script.ts';
import type { Secrets } from './secrets.ts';
import { sendHeaders } from './send-headers.ts';
import {
  cookieHeader,
  databasesIn,
  givenCookies,
  NOTHING,
  readSavedState,
  type SavedState,
  valuesIn,
} from './state.ts';

/** Keeps a scan signed in. Everything that opens a page or asks a server of the target goes by way of it. */
export interface SignIn {
  /** Signs in for the first time. */
  begin(): Promise<Gathered<null>>;
  /** Once for each tab, before anything is opened in it. */
  prepare(tab: Pick<Tab, 'session'>): Promise<void>;
  /** Before each page: the tab is as a browser of somebody signed in. */
  enter(context: BrowserContext): Promise<void>;
  /** Looks whether the page is one for somebody signed in, and whether it shows what must not be in a picture. */
  look(world: World, response: HttpResponse): Promise<Look>;
  /** The same, and an address elsewhere is no excuse: for pages that are known to need the sign-in. */
  lookStrictly(world: World): Promise<Look>;
  /** The same in a tab that is not signed in. Where that leads to another site, people sign in there. */
  lookAsStranger(world: World, response: HttpResponse): Promise<Look>;
  /** Runs a visit, or what ends like one, and once more after signing in again, if it met a page for somebody who is not. */
  again<V extends Ending>(visit: () => Promise<V>): Promise<V>;
  /** Signs in again unless that was done since `version`. Whether another try is worth it. */
  renew(version: number): Promise<boolean>;
  readonly version: number;
  /** The last page that was opened was one for somebody who is not signed in. */
  readonly isLost: boolean;
  /** For requests without a browser. */
  headersFor(url: string): Readonly<Record<string, string>>;
  /** Names of cookies that settings have put there, which are no work of the site. */
  readonly givenCookies: ReadonlySet<string>;
  /** For a browser that somebody else starts: its default context is signed in with these. Plain JSON. */
  forBrowser(): BrowserSignIn;
}

export interface BrowserSignIn {
  readonly origins: readonly string[];
  readonly headers: readonly Pair[];
  readonly cookies: SavedState['cookies'];
  /** What lies in the local storage of the browser, for each origin. */
  readonly stored: readonly { readonly origin: string; readonly items: readonly Pair[] }[];
  /** Part of the sign-in lies in databases of the browser, which cannot be put into another one. */
  readonly keepsMore: boolean;
  readonly marker: ReturnType<typeof asked>;
}

/** How a visit ended. */
export type Ending = Pick<Visit, 'state' | 'reason'>;

export interface Look {
  readonly signedIn: boolean;
  readonly showsSecret: boolean;
}

interface SignInPorts {
  /** A context without anything in it. Whoever opens it closes it. */
  readonly openContext: (state: SavedState) => Promise<BrowserContext>;
  readonly secrets: Secrets;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

const LOOK_MS = 5000;
const TOO_MANY =
  'It keeps more in the browser than can be looked for in all that is written down. Sign in in a way that keeps less.';
const CLOSING_MS = 5000;
/** After so many sign-ins in a row that changed nothing, it is the pages that do not show the marker. */
const MOST_FRUITLESS = 3;
/** In a whole scan: more would be a load on whoever keeps the accounts. */
const MOST_REPEATS = 30;

export function openSignIn(means: SignInMeans, { openContext, secrets, now }: SignInPorts): SignIn {
  const { origins, headers } = means;
  const own = new Set(origins);
  const sites = new Set(origins.map((origin) => siteKey(origin) ?? ''));
  /** Where people sign in: a page there is never one of the site that is scanned. */
  const places = new Set<string>();
  const given = givenCookies(means);
  let state: SavedState = NOTHING;
  let script: SignInScript | undefined;
  let version = 0;
  let repeats = 0;
  let fruitless = 0;
  let isLost = false;
  let renewing: Promise<boolean> | undefined;
  secrets.add([...means.secrets, ...headers.map(([, value]) => value), ...means.cookies.map(([, value]) => value)]);

  const keep = (made: SavedState): Gathered<null> => {
    secrets.addKept(valuesIn(made));
    if (secrets.isFull) return wrong(TOO_MANY);
    state = { ...made, cookies: [...made.cookies, ...given] };
    version += 1;
    return DONE;
  };

  const make = async (): Promise<Gathered<null>> => {
    const saved = means.storageState === null ? undefined : await readSavedState(means.storageState);
    if (saved?.ok === false) return wrong(`The file of --storage-state cannot be used. ${saved.error.message}`);
    const before = saved?.value ?? NOTHING;
    if (!script) return keep(before);
    secrets.addKept(valuesIn(before));
    const context = await openContext({ ...before, cookies: [...before.cookies, ...given] });
    try {
      context.on('page', (page) => {
        page.on('framenavigated', (frame) => void places.add(URL.parse(frame.url())?.origin ?? ''));
      });
      const page = await context.newPage();
      await sendHeaders(await context.newCDPSession(page), means);
      const ran = await runScript(script, page, means, secrets);
      if (!ran.ok) return ran;
      const { cookies, origins: stored } = await context.storageState({ indexedDB: true });
      const names = new Set(given.map(({ name, domain }) => `${name} ${domain}`));
      return keep({ cookies: cookies.filter(({ name, domain }) => !names.has(`${name} ${domain}`)), origins: stored });
    } finally {
      await within(CLOSING_MS, 'Closing a tab', context.close()).catch(() => undefined);
    }
  };

  const look = async (world: World, isExcused: () => boolean): Promise<Look> => {
    const { marked, text } = await within(
      LOOK_MS,
      'Looking for the sign-in',
      runInWorld(world, readSignIn, asked(means.marker)),
    );
    return { signedIn: marked || isExcused(), showsSecret: secrets.isIn(text) };
  };

  const signIn: SignIn = {
    async begin() {
      if (means.script !== null) {
        const loaded = await loadScript(means.script);
        if (!loaded.ok) return { ok: false, error: { ...loaded.error, message: secrets.redact(loaded.error.message) } };
        script = loaded.value;
      }
      return make().catch((error: unknown) => wrong(secrets.redact(failDetail(error))));
    },
    prepare: ({ session }) => sendHeaders(session, means),
    async enter(context) {
      // What else a browser keeps than cookies can only be put there by opening an empty page.
      if (state.origins.length > 0) await context.setStorageState(state);
      else if (state.cookies.length > 0) await context.addCookies(state.cookies);
    },
    look: (world, { url }) => look(world, () => isElsewhere(url, sites, places)),
    lookStrictly: (world) => look(world, () => false),
    async lookAsStranger(world, { url }) {
      const seen = await look(world, () => false);
      if (!seen.signedIn) places.add(new URL(url).origin);
      return seen;
    },
    async again(visit) {
      await renewing;
      const before = version;
      const first = await visit();
      const again = isSignedOut(first) && (await signIn.renew(before));
      const last = again ? await visit() : first;
      if (again && !isSignedOut(last)) fruitless = 0;
      if (isSignedOut(last)) isLost = true;
      else if (last.state === 'scanned') isLost = false;
      return last;
    },
    renew(before) {
      if (renewing) return renewing;
      if (version > before) return Promise.resolve(true);
      if (fruitless >= MOST_FRUITLESS || repeats >= MOST_REPEATS) return Promise.resolve(false);
      repeats += 1;
      fruitless += 1;
      renewing = make()
        .then(
          ({ ok }) => ok,
          () => false,
        )
        .finally(() => {
          renewing = undefined;
        });
      return renewing;
    },
    get isLost() {
      return isLost;
    },
    get version() {
      return version;
    },
    headersFor(url) {
      if (!own.has(URL.parse(url)?.origin ?? '')) return {};
      const cookie = cookieHeader(state.cookies, url, now());
      return { ...Object.fromEntries(headers), ...(cookie === '' ? {} : { cookie }) };
    },
    givenCookies: new Set(given.map(({ name }) => name)),
    forBrowser() {
      const stored = state.origins.map(({ origin, localStorage }) => {
        return { origin, items: localStorage.map(({ name, value }) => [name, value] as const) };
      });
      const keepsMore = state.origins.some((origin) => databasesIn(origin).length > 0);
      return { origins, headers, cookies: state.cookies, stored, keepsMore, marker: asked(means.marker) };
    },
  };
  return signIn;
}

const DONE = { ok: true, value: null } as const;

function wrong(message: string): Gathered<never> {
  return { ok: false, error: { code: 'sign-in', message } };
}

function isSignedOut({ reason }: Ending): boolean {
  return reason === 'signed-out' || reason === 'sign-in';
}

/** Another site, to which a link of this one leads. Nobody is signed in there, and nothing there is judged. */
function isElsewhere(url: string, sites: ReadonlySet<string>, places: ReadonlySet<string>): boolean {
  return !sites.has(siteKey(url) ?? '') && !places.has(URL.parse(url)?.origin ?? '');
}

export function isSelector(marker: string): boolean {
  return /^[#.[]/.test(marker);
}

function asked(marker: string): { readonly selector: string | null; readonly words: string | null } {
  return isSelector(marker) ? { selector: marker, words: null } : { selector: null, words: marker };
}
