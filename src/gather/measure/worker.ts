/** A process of its own, because Lighthouse bears no other run beside it in one process, and may hang. */
import lighthouse, { defaultConfig, desktopConfig, NetworkRecords } from 'lighthouse';
import { connect, type Page } from 'puppeteer-core';
import { endBrowser } from '../../browser/launch-alone.ts';
import type { Device } from '../../model/seen/measured.ts';
import { runInWorld } from '../in-page/run.ts';
import { readSignIn } from '../in-page/sign-in-shown.ts';
import { mainWorld } from '../page/frames.ts';
import { signInPage } from '../sign-in/other-browser.ts';
import type { BrowserSignIn } from '../sign-in/sign-in.ts';

export interface Order {
  readonly url: string;
  readonly device: Device;
  /** Of the browser that waits for it. */
  readonly port: number;
  readonly browserPid: number;
  /** How the scan names itself; it is added to what the browser says it is. */
  readonly userAgent: string;
  readonly mostLoadingMs: number;
  /** Left out: as somebody who is not signed in. */
  readonly signIn?: BrowserSignIn;
}

export interface Answer {
  /** Lighthouse's own account, as it is. */
  readonly lhr: unknown;
  readonly records: unknown;
  readonly finalUrl: string;
  readonly title: string;
  /** The page was still at work when its time was up. */
  readonly restless: boolean;
  /** Whether the page showed what proves it. Left out where nobody was to be signed in. */
  readonly signedIn?: boolean;
}

export type Answered = Answer | { readonly error: string };

/** As Lighthouse begins the sentence in English. */
const TOO_SLOW = 'The page loaded too slowly to finish within the time limit';
/** Tables of the whole source of a page, which nobody here reads. */
const NOT_KEPT = ['script-treemap-data', 'final-screenshot', 'main-thread-tasks', 'network-dependency-tree-insight'];
const ANSWER_MS = 3000;
const MOST_RECORDS = 2000;
const LONGEST_ADDRESS = 4096;
const MOST_HEADERS = 100;
const LONGEST_HEADER = 2000;
/** Of one audit, as text. A page with very many elements or files may fill some with more than anybody reads. */
const LONGEST_AUDIT = 2_000_000;

let browserPid: number | undefined;

process.on('message', async (order: Order) => {
  browserPid = order.browserPid;
  const answer = await measure(order).catch((error: unknown): Answered => ({ error: String(error).slice(0, 500) }));
  process.send?.(answer);
});

process.on('disconnect', () => {
  // Whoever started both is gone, and nobody else would end the browser.
  if (browserPid !== undefined) endBrowser(browserPid);
  process.exit();
});

// Ctrl-C and a terminal that is closed reach this process as well; it ends with the scan, and takes the browser along.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);

async function measure({ url, device, port, userAgent, mostLoadingMs, signIn }: Order): Promise<Answered> {
  const browser = await connect({ browserURL: `http://127.0.0.1:${port}`, defaultViewport: null });
  try {
    const page = await browser.newPage();
    page.on('popup', (popup) => void popup?.close().catch(() => undefined));
    const session = await browser.target().createCDPSession();
    await session.send('Browser.setDownloadBehavior', { behavior: 'deny' });
    // Two libraries have two types for one protocol.
    if (signIn) await signInPage((await page.createCDPSession()) as never, signIn);
    const config = device === 'desktop' ? desktopConfig : defaultConfig;
    const flags = {
      logLevel: 'silent' as const,
      onlyCategories: ['performance'],
      // What the browser itself is started with decides it, on every site alike.
      skipAudits: ['bf-cache'],
      disableFullPageScreenshot: true,
      disableStorageReset: signIn !== undefined,
      throttlingMethod: 'simulate' as const,
      maxWaitForFcp: mostLoadingMs,
      maxWaitForLoad: mostLoadingMs,
      locale: 'en-US' as const,
      emulatedUserAgent: `${config.settings?.emulatedUserAgent ?? ''} ${userAgent}`.trim(),
    };
    const result = await lighthouse(url, flags, config, page);
    if (!result) return { error: 'Lighthouse came to nothing.' };
    const { DevtoolsLog: log } = result.artifacts;
    const records = log ? await NetworkRecords.request(log, { computedCache: new Map() }) : [];
    return {
      lhr: { ...result.lhr, audits: withoutMany(result.lhr.audits) },
      records: records.slice(0, MOST_RECORDS).map(plain),
      finalUrl: page.url(),
      title: await inTime(page.evaluate(titleInPage), ''),
      ...(signIn ? { signedIn: await inTime(showsMarker(page, signIn), false) } : {}),
      restless: result.lhr.runWarnings.some((warning) => String(warning).startsWith(TOO_SLOW)),
    };
  } finally {
    await inTime(browser.disconnect(), undefined);
  }
}

/** In a world of our own, so that the page cannot say it by itself. */
async function showsMarker(page: Page, { marker }: BrowserSignIn): Promise<boolean> {
  // Two libraries have two types for one protocol.
  const world = await mainWorld((await page.createCDPSession()) as never);
  return (await runInWorld(world, readSignIn, marker)).marked;
}

/** As the crawl reads it: a form named "title" would stand in the way of the property. */
function titleInPage(): string {
  return String(Reflect.get(Document.prototype, 'title', document)).slice(0, 500);
}

function withoutMany(audits: Readonly<Record<string, unknown>>) {
  return Object.fromEntries(
    Object.entries(audits).filter(
      ([name, audit]) => !NOT_KEPT.includes(name) && JSON.stringify(audit).length <= LONGEST_AUDIT,
    ),
  );
}

/** A page may ask for addresses and get headers of any length. */
function plain(record: Awaited<ReturnType<typeof NetworkRecords.request>>[number]) {
  const { requestMethod, protocol, statusCode, mimeType, resourceType, transferSize, resourceSize } = record;
  const { networkRequestTime, responseHeadersEndTime, networkEndTime } = record;
  const said = { requestMethod, protocol, statusCode, mimeType, resourceType, transferSize, resourceSize };
  const url = record.url.slice(0, LONGEST_ADDRESS);
  const responseHeaders = record.responseHeaders
    .slice(0, MOST_HEADERS)
    .map(({ name, value }) => ({ name: name.slice(0, LONGEST_HEADER), value: value.slice(0, LONGEST_HEADER) }));
  return { ...said, url, networkRequestTime, responseHeadersEndTime, networkEndTime, responseHeaders };
}

/** A page that hangs answers nothing. */
async function inTime<T>(work: Promise<T>, otherwise: T): Promise<T> {
  const late = new Promise<T>((resolve) => setTimeout(() => resolve(otherwise), ANSWER_MS).unref());
  return Promise.race([work.catch(() => otherwise), late]);
}
