import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import pLimit from 'p-limit';
import type { BrowserContextOptions } from 'playwright';
import { failDetail, failReason } from '../browser/errors.ts';
import { fixedAddresses } from '../browser/fixed-addresses.ts';
import { keepBrowser } from '../browser/keeper.ts';
import { launchBrowser } from '../browser/launch.ts';
import { childrenMb } from '../browser/memory.ts';
import { otherEngines as enginesHere } from '../browser/other-engines.ts';
import { blockSentences } from '../crawl/reasons.ts';
import { readRobots } from '../crawl/robots.ts';
import type { Digest, Gathered, SiteArtifacts, SiteEvidence } from '../model/evidence.ts';
import { isRead } from '../model/profile.ts';
import type { BlobStore, Clock, Turn, Visit, Visitor } from '../ports.ts';
import { busyPlaces } from './busy.ts';
import { within } from './deadline.ts';
import { openDns, systemServers } from './dns/dns.ts';
import { openHttp } from './http.ts';
import { kitPrelude } from './in-page/kit.ts';
import { openJourneys } from './journeys/open.ts';
import { thisMachine } from './measure/machine.ts';
import { openMeasurer } from './measure/measurer.ts';
import { axePrelude } from './page/axe.ts';
import { openProber } from './probes/prober.ts';
import { probes } from './probes/registry.ts';
import { secondEnginePrelude } from './probes/second-engine.ts';
import { exploringGatherers, gatherers } from './registry.ts';
import { createShowings } from './showing.ts';
import { proveSignIn } from './sign-in/prove.ts';
import { createSecrets } from './sign-in/secrets.ts';
import { openSignIn } from './sign-in/sign-in.ts';
import { whileSignedIn } from './sign-in/staying.ts';
import { blobsWithoutSecrets, visitorWithoutSecrets } from './sign-in/without-secrets.ts';
import { fetchRobots, fetchSecurityTxt } from './site/files.ts';
import { atOnce, inTurn, LEFT_ALONE } from './site/in-turn.ts';
import { checkLink } from './site/link-checks.ts';
import { lookAround } from './site/look-around.ts';
import { MISSING_PATH, visitMissingPage } from './site/not-found.ts';
import { askPlainHttp } from './site/plain-http.ts';
import { siteGatherersWith } from './site/registry.ts';
import { robotsOf } from './site/robots-of.ts';
import type { LookingAround } from './site/site-gatherer.ts';
import { fetchSitemaps } from './site/sitemap.ts';
import { contextOptions, isLenient, openTabs, type TabPool } from './tabs.ts';
import { inTurnContext } from './turns/in-turn-context.ts';
import { openTurns } from './turns/turns.ts';
import { createTypeFirst } from './type-first.ts';
import { createComparer } from './unchanged.ts';
import { visitPage } from './visitor.ts';
import type { Alongside, VisitorOptions } from './visitor-options.ts';
import { createVouched } from './vouched.ts';
import { interrupted, visitInTime } from './whole-visit.ts';

const SETTLE = { wait: 1000, quiet: 200, most: 3000 };
/** For a page that is only looked at: enough for a menu that a script builds, not for a slow map. */
const BRIEFLY = { wait: 200, quiet: 100, most: 1000 };
/** For one request about the site as a whole, once its turn has come. */
const SITE_TIMEOUT_MS = 20_000;
/** For everything that a visit does beside loading. The gatherers stop earlier, and what they have by then is kept. */
const BESIDE_LOADING_MS = 120_000;
const MOST_PDFS = 10;
const NO_SANDBOX =
  'The browser runs without its sandbox, as it must for root and in some containers. Scan only sites you trust, or run as an ordinary user.';
const AUTHORITY_TRUSTED =
  'Certificates of the authority that you named are trusted as well. Where one is in order, the browser overlooks certificate errors on the page.';
const SIGNED_IN =
  'Pages are seen as somebody signed in sees them. What a new visitor sees is not tested: scan the site without a sign-in as well.';
const HEADERS_TAKE_TIME =
  'The headers of the sign-in are added to each request on its way. That takes time, so what Lighthouse measures is a little slower than it is for people.';
/** Above this a fresh browser takes over, well before a small machine starts to swap. */
const MOST_BROWSER_MB = 800;

/** Starts the browser and returns the one door to the outside world. Rejects when the browser does not start. */
export async function openVisitor(
  options: VisitorOptions,
  given: { clock: Clock; blobs: BlobStore },
  { turns = openTurns(), machine = thisMachine, otherEngines = enginesHere }: Alongside = {},
): Promise<Visitor> {
  const secrets = createSecrets();
  const ports = options.signIn ? { ...given, blobs: blobsWithoutSecrets(given.blobs, secrets) } : given;
  const require = createRequire(import.meta.url);
  const axePackage = require('axe-core/package.json') as { version: string };
  const source = await readFile(require.resolve('axe-core/axe.min.js'), 'utf8');
  const notes = new Set<string>();
  const fixed = fixedAddresses(options.resolve);
  const keeper = await keepBrowser({
    launch: async () => {
      const launched = await launchBrowser(options.executablePath, fixed);
      if (!launched.sandboxed) notes.add(NO_SANDBOX);
      return launched.browser;
    },
    measure: () => childrenMb(process.pid),
    mostMb: MOST_BROWSER_MB,
  });
  const { trusted = [] } = options;
  if (trusted.length > 0) notes.add(AUTHORITY_TRUSTED);
  const { signIn: means, ...unsigned } = options;
  const anyTab = {
    ...unsigned,
    vouched: createVouched(trusted, fixed),
    prelude: `${axePrelude(source)}\n${kitPrelude}`,
  };
  const newContext = async (url: string, more: BrowserContextOptions) =>
    (await keeper.current()).newContext({ ...contextOptions(options, await isLenient(url, anyTab)), ...more });
  const signIn =
    means &&
    openSignIn(means, {
      openContext: (storageState) => newContext(means.start, { storageState }),
      secrets,
      now: () => Date.parse(ports.clock.now()),
    });
  if (signIn) notes.add(SIGNED_IN);
  if (means && means.headers.length > 0 && options.measuring) notes.add(HEADERS_TAKE_TIME);
  const tabOptions = { ...anyTab, signIn };
  const tabs = openTabs(keeper, { ...tabOptions, straightOn: options.profile === 'axe' });
  const probing = options.profile !== 'axe' && options.probes !== false && probes.length > 0;
  // Without axe, which few of those pages need: to read it costs every document of theirs.
  const tabsToProbe = openTabs(keeper, { ...tabOptions, prelude: probing ? await secondEnginePrelude() : '' });
  const http = openHttp({ ...options, ownHeaders: signIn?.headersFor, timeoutMs: Math.min(options.timeoutMs, 15_000) });
  const typeFirst = createTypeFirst(http, ports.clock);
  const visitOptions = {
    gatherers: gatherers.filter(({ artifact }) => isRead(artifact, options.profile ?? 'standard')),
    timeoutMs: options.timeoutMs,
    settle: SETTLE,
    axe: { source, rules: options.axeRules },
    knownSizes: new Map<string, number>(),
    knownHashes: new Map<string, Digest | null>(),
    showing: createShowings(options.allPictures ?? false),
    busy: busyPlaces(availableParallelism()),
    ...(signIn ? { lookForSignIn: signIn.look, givenCookies: signIn.givenCookies } : {}),
  };
  const exploring = { ...visitOptions, gatherers: exploringGatherers, settle: BRIEFLY };
  const { timeoutMs, settle, axe } = visitOptions;
  const { secondRules = [] } = options;
  const prober = openProber(
    { probes, timeoutMs, settle, axe, secondRules, ...(signIn ? { signIn } : {}) },
    { tabs: tabsToProbe, blobs: ports.blobs, turns },
  );
  const measurer =
    options.measuring && options.profile !== 'axe'
      ? openMeasurer(
          {
            ...options.measuring,
            ...{ executablePath: options.executablePath, userAgent: options.userAgent, fixed },
            mostLoadingMs: options.timeoutMs,
            isLenient: (url) => isLenient(url, tabOptions),
            ...(signIn ? { signIn } : {}),
          },
          { turns, machine, blobs: ports.blobs },
        )
      : undefined;
  const dns = openDns({ servers: options.dnsServer ? [options.dnsServer] : systemServers() });
  const around: Visitor['lookAround'] = (crawled, turn, signal) => {
    const polite = inTurn(http, turn, ports.clock, SITE_TIMEOUT_MS);
    const cleanContext: LookingAround['cleanContext'] = ({ engine, userAgent, ...more } = {}) =>
      inTurnContext(turns, async () => {
        const { userAgent: usual, ...rest } = contextOptions(options, await isLenient(crawled.origin, tabOptions));
        const named = userAgent === null ? {} : { userAgent: userAgent ?? usual };
        return (engine ?? (await keeper.current())).newContext({ ...rest, ...named, ...more });
      });
    const { userAgent, ignoreCertificateErrors, mostPdfs = MOST_PDFS } = options;
    const settled = { userAgent, ignoreCertificateErrors, mostPdfs, pageTimeoutMs: timeoutMs, signedIn: !!signIn };
    const means = { otherEngines, ...ports, ...settled, http: polite, robots: robotsOf(polite, signal), turn };
    const all = siteGatherersWith(options.crux);
    return lookAround(all, { ...crawled, ...means, fixed, trusted, dns, cleanContext, signal });
  };
  const journeys = openJourneys(
    options.journeys ?? [],
    { ...visitOptions, ...unsigned, trusted, fixed, http, ...(signIn ? { signIn, redact: secrets.redact } : {}) },
    { ...ports, turns },
  );
  const places = pLimit(options.mostTabs ?? Number.POSITIVE_INFINITY);
  const mostMs = options.timeoutMs + BESIDE_LOADING_MS;

  const visitor: Visitor = {
    notes: [...notes],
    ...(probing ? { prober } : {}),
    ...(measurer ? { measurer } : {}),
    ...(journeys.all.length > 0 ? { journeys: journeys.all } : {}),
    ...(options.profile === 'axe' || options.wholeSite === false ? {} : { lookAround: around }),
    versions: { browser: `Chromium ${keeper.version}`, axe: axePackage.version },
    async visitPage(url, signal, { depth } = { depth: 'full' }) {
      if (signal?.aborted) return interrupted(url);
      const how = depth === 'explore' ? exploring : visitOptions;
      const visit = (pool: TabPool) => visitPage(url, how, { tabs: pool, ...ports });
      const opened = async () => {
        // Stopped while it waited for its place, it asks for nothing.
        if (signal?.aborted) return interrupted(url);
        const end = await typeFirst.end(url, signal);
        if (end || signal?.aborted) return end ?? interrupted(url);
        const inTime = () => turns.among(() => visitInTime(url, visit, { mostMs, tabs, clock: ports.clock, signal }));
        return signIn ? signIn.again(inTime) : inTime();
      };
      return untilStopped(url, places(opened), signal);
    },
    expect(url, pages) {
      // Whoever wants a tab later learns why there is none.
      tabs.ready(url, Math.min(pages, options.mostTabs ?? pages)).catch(() => undefined);
    },
    rest: () => tabs.close(),
    robots: (origin, signal) => fetchRobots(origin, http, signal),
    comparer: () => createComparer(http, typeFirst, ports.clock),
    async visitSite(origin, signal, turn: Turn = atOnce): Promise<SiteEvidence> {
      const visitedAt = ports.clock.now();
      const polite = inTurn(http, turn, ports.clock, SITE_TIMEOUT_MS);
      const robots = await fetchRobots(origin, polite, signal);
      const rules = readRobots(robots);
      if (!rules.available) return { origin, visitedAt, artifacts: { robots, ...nothingElse } };
      const missing = () => places(() => turns.among(() => missingPage(origin, tabs, options.timeoutMs, signal)));
      const [sitemap, plainHttp, securityTxt, notFound] = await Promise.all([
        attempt('the sitemap', fetchSitemaps(origin, rules.sitemaps, polite, signal)),
        attempt('plain http', askPlainHttp(origin, polite, signal)),
        attempt('security.txt', fetchSecurityTxt(origin, polite, signal)),
        rules.allows(origin + MISSING_PATH) ? turn(origin, missing).then(orLeftAlone) : forbidden,
      ]);
      return { origin, visitedAt, artifacts: { robots, sitemap, plainHttp, securityTxt, notFound } };
    },
    checkLink: (url, signal) => checkLink(url, http, ports.clock, signal),
    async close() {
      await Promise.all([tabs.close(), tabsToProbe.close(), measurer?.close()]);
      await Promise.all([keeper.close(), journeys.close(), http.close()]);
    },
  };
  if (!signIn || !means) return visitor;
  const looking = { ...visitOptions, gatherers: [] };
  const asking = {
    robots: (origin: string) => fetchRobots(origin, http),
    open: (url: string) => visitPage(url, looking, { tabs, ...ports }),
    openAsStranger: async (url: string) => {
      const strangers = openTabs(keeper, anyTab);
      const asStranger = { ...looking, lookForSignIn: signIn.lookAsStranger };
      return visitPage(url, asStranger, { tabs: strangers, ...ports }).finally(() => strangers.close());
    },
  };
  const proven = { begin: () => proveSignIn(signIn, means, asking), redact: secrets.redact };
  return { ...visitorWithoutSecrets(whileSignedIn(visitor, signIn, asking.open), secrets), signIn: proven };
}

/** After Ctrl-C nobody waits for a slow page, nor for a place. */
async function untilStopped(url: string, visit: Promise<Visit>, signal?: AbortSignal): Promise<Visit> {
  if (!signal) return visit;
  let stop = () => {};
  const stopped = new Promise<Visit>((resolve) => {
    stop = () => resolve(interrupted(url));
    signal.addEventListener('abort', stop, { once: true });
  });
  visit.catch(() => undefined);
  return Promise.race([visit, stopped]).finally(() => signal.removeEventListener('abort', stop));
}

type NotFound = Gathered<SiteArtifacts['notFound']>;

async function missingPage(origin: string, tabs: TabPool, timeoutMs: number, signal?: AbortSignal) {
  const visit = visitMissingPage(origin, tabs, timeoutMs, signal).then((value): NotFound => ({ ok: true, value }));
  const value = await attempt('a missing page', within(SITE_TIMEOUT_MS, 'Asking for a missing page', visit));
  return { value, status: null, reason: null, retryAfterMs: null };
}

function orLeftAlone(found: NotFound | undefined): NotFound {
  return found ?? { ok: false, error: LEFT_ALONE };
}

const forbidden = { ok: false as const, error: { code: 'robots', message: 'robots.txt asks us not to open it.' } };
const unknown = { ok: false as const, error: { code: 'robots', message: blockSentences['robots-unavailable'] } };
/** A server that cannot give us its rules is asked for nothing more. */
const nothingElse = { sitemap: unknown, plainHttp: unknown, securityTxt: unknown, notFound: unknown };

/** A probe that fails or hangs costs its own artifact. */
async function attempt<T>(what: string, work: Promise<Gathered<T>>): Promise<Gathered<T>> {
  try {
    return await work;
  } catch (error) {
    return {
      ok: false,
      error: { code: failReason(error), message: `Asking for ${what} failed: ${failDetail(error)}` },
    };
  }
}
