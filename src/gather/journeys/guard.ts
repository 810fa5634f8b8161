import { setTimeout } from 'node:timers/promises';
import type { BrowserContext, CDPSession, Frame, Page, Request, Route, WebSocketRoute } from 'playwright';
import { siteKey } from '../../crawl/site-key.ts';
import type { HeldReason, HeldRequest } from '../../model/journey.ts';
import { isDocumentRequest } from '../navigate.ts';
import { type Leaving, PRESSED, standGuard, TELL } from './in-page.ts';
import { isPaymentHost } from './payment-hosts.ts';
import { READING, type Rules, refusal } from './rules.ts';

export interface GuardRules extends Rules {
  /** Keys of the sites on which the journey may begin. */
  readonly sites: ReadonlySet<string>;
  /** Whether this page may be opened now. Waits until it is the turn of its host. */
  mayOpen(url: string): Promise<'robots' | 'left-alone' | null>;
}

/** Stands between a journey and the network. Nothing that would finish a transaction gets past it. */
export interface Guard {
  /** Resolves when a request was held that the journey needs to go on. */
  readonly stopped: Promise<HeldRequest>;
  readonly held: readonly HeldRequest[];
  readonly heldMore: number;
  /** Hosts of pages that were shown. */
  readonly hosts: readonly string[];
  /** The page that was left last, with what stood in its fields. */
  readonly left: { readonly url: string; readonly answers: Leaving['answers'] } | null;
  /** From now on only reading is let through. */
  readOnly(): void;
  /** Of the step that the journey is at. */
  at(step: string): void;
}

interface Judged {
  readonly why: HeldReason | null;
  /** Whether a journey that is kept from it cannot go on. */
  readonly ends: boolean;
}

const MOST_HELD = 50;
const MOST_HOSTS = 30;
const TELLING_MS = 200;
/** Nobody knows what was pressed, and nothing is sent. */
const UNKNOWN: Leaving = { button: 'submit', clicked: 'submit', isLink: false, others: [], pressed: true, answers: [] };
const NOBODY: Leaving = { button: null, clicked: null, isLink: false, others: [], pressed: false, answers: [] };

export async function guardJourney(
  context: BrowserContext,
  page: Page,
  session: CDPSession,
  rules: GuardRules,
): Promise<Guard> {
  const held: HeldRequest[] = [];
  const hosts: string[] = [];
  const stop = Promise.withResolvers<HeldRequest>();
  let heldMore = 0;
  let step = '';
  let readOnly = false;
  let left: Guard['left'] = null;

  const hold = (method: string, url: string, why: HeldReason, ended: boolean) => {
    const parsed = URL.parse(url);
    const shown = parsed ? parsed.origin + parsed.pathname : url;
    const one = { method: method.slice(0, 20), url: shown.slice(0, 300), why, after: step, ended };
    if (held.length < MOST_HELD || ended) held.push(one);
    else heldMore += 1;
    if (ended) stop.resolve(one);
  };

  const look = await listen(page, session);
  const judge = async (request: Request): Promise<Judged> => {
    const [method, url] = [request.method(), request.url()];
    const isDocument = isDocumentRequest(page, request);
    const isPage = request.isNavigationRequest();
    const reads = READING.includes(method);
    // An answer to something that was pressed, and no measurement of the page's own.
    const isAnswer = (pressed: boolean) => pressed && ['xhr', 'fetch'].includes(request.resourceType());
    if (readOnly && !reads) return { why: 'not-allowed', ends: isDocument };
    // Nothing but pages, and what sends, is looked at closely.
    if (reads && !isPage) {
      const why = refusal({ method, url, words: [], isPage }, rules);
      return { why, ends: why === 'final' && isAnswer((await look(true)).pressed) };
    }
    const frame = frameOf(request);
    if (!reads && frame !== page.mainFrame()) return { why: 'not-allowed', ends: false };
    // Nobody knows what was pressed there. A form that is sent by reading has a question mark in its address.
    if (!isDocument && /^https?:/.test(frame?.url() ?? '') && url.includes('?'))
      return { why: 'not-allowed', ends: false };
    const isFrame = frame !== null && frame.parentFrame() !== null;
    const leaving = await look(reads);
    // The back button of the browser is no button of the page.
    const own = leaving.button === null ? [] : [leaving.button];
    const clicked = leaving.clicked === null ? [] : [leaving.clicked];
    const words = readOnly ? [] : reads ? own : [...clicked, ...othersFor(leaving, url)];
    const refused = refusal({ method, url, words, isPage, byLink: leaving.isLink || isFrame }, rules);
    const why = refused ?? (isPage && !isFrame ? await mayOpen(url, isDocument) : null);
    if (isDocument && why === null && !readOnly && /^https?:/.test(page.url()))
      left = { url: page.url(), answers: leaving.answers };
    const isOpened = isPage && !isFrame && why === 'final' && leaving.pressed;
    const answers = isAnswer(leaving.pressed) && (why === 'final' || isOwn(url, rules));
    return { why, ends: isDocument || (isPage && why === 'payment') || isOpened || answers };
  };
  /** What is shown first decides whose site a journey is on. */
  const mayOpen = async (url: string, isDocument: boolean): Promise<HeldReason | null> => {
    const isFirst = isDocument && !/^https?:/.test(page.url());
    if (isFirst && /^https?:/.test(url) && !rules.sites.has(siteKey(url) ?? '')) return 'another-site';
    return rules.mayOpen(url);
  };
  const onRoute = async (route: Route, request: Request) => {
    const { why, ends } = await judge(request).catch((): Judged => {
      return { why: 'not-allowed', ends: isDocumentRequest(page, request) };
    });
    if (why === null) return route.continue();
    hold(request.method(), request.url(), why, !readOnly && ends);
    // The browser stays where it is when a navigation is broken off in this way.
    return route.abort('aborted');
  };
  await context.addInitScript(standGuard, [PRESSED, TELL] as const);
  await context.route('**/*', (route, request) => onRoute(route, request).catch(() => undefined));
  await context.routeWebSocket(/.*/, (socket: WebSocketRoute) => {
    hold('GET', socket.url(), 'socket', false);
    return void socket.close().catch(() => undefined);
  });
  await watchRedirects(session, rules, (method, url, why, isPage) => hold(method, url, why, isPage && !readOnly));
  context.on('response', (response) => {
    const host = URL.parse(response.url())?.host ?? '';
    if (isDocumentRequest(page, response.request()) && !hosts.includes(host) && hosts.length < MOST_HOSTS)
      hosts.push(host);
  });
  return {
    stopped: stop.promise,
    held,
    get heldMore() {
      return heldMore;
    },
    hosts,
    get left() {
      return left;
    },
    readOnly() {
      readOnly = true;
    },
    at(name) {
      step = name;
    },
  };
}

/**
 * Playwright is not asked again where a redirect leads: one that is sent on with its method (307, 308) would get past it. Nor is it
 * asked about pages that the browser opens ahead because a header says so.
 */
async function watchRedirects(
  session: CDPSession,
  rules: Rules,
  hold: (method: string, url: string, why: HeldReason, isPage: boolean) => void,
): Promise<void> {
  session.on('Fetch.requestPaused', (paused) => {
    const { requestId, request, responseStatusCode: status = 0, responseHeaders = [], resourceType } = paused;
    const location = responseHeaders.find(({ name }) => name.toLowerCase() === 'location')?.value;
    const url = location === undefined ? undefined : URL.parse(location, request.url)?.href;
    const isRedirect = url !== undefined && [301, 302, 303, 307, 308].includes(status);
    const method = [307, 308].includes(status) ? request.method : 'GET';
    const sends = !READING.includes(method);
    // Whoever pressed the button pressed it for the first address; where it is sent on to must be allowed by itself.
    const why = isRedirect
      ? refusal({ method, url, words: [], isPage: resourceType === 'Document', sentOn: true }, rules)
      : null;
    const kept = responseHeaders.filter(({ name }) => !/^speculation-rules$/i.test(name));
    const opensAhead = kept.length < responseHeaders.length;
    const answer = why
      ? session.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' })
      : opensAhead
        ? session.send('Fetch.continueResponse', { requestId, responseCode: status, responseHeaders: kept })
        : session.send('Fetch.continueRequest', { requestId });
    if (why && url) hold(method, url, why, resourceType === 'Document' || sends);
    answer.catch(() => undefined);
  });
  await session.send('Fetch.enable', { patterns: [{ urlPattern: '*', requestStage: 'Response' }] });
}

/**
 * What was pressed, and what stands in the fields. The document tells it before it sends anything, because it can be asked
 * nothing any more once a navigation has begun.
 */
async function listen(page: Page, session: CDPSession): Promise<(isDocument: boolean) => Promise<Leaving>> {
  let told: Leaving | null = null;
  session.on('Runtime.bindingCalled', ({ name, payload }) => {
    if (name === TELL) told = JSON.parse(payload) as Leaving;
  });
  page.on('framenavigated', (frame) => {
    if (frame === page.mainFrame()) told = null;
  });
  await session.send('Runtime.addBinding', { name: TELL });
  await session.send('Runtime.enable');
  return async (reads) => {
    if (!/^https?:/.test(page.url())) return NOBODY;
    // Two ways lead here, and the request may have come by the shorter one.
    await setTimeout(TELLING_MS);
    return told ?? (reads ? NOBODY : UNKNOWN);
  };
}

/** Buttons that may have sent it, besides the one that was pressed. */
function othersFor({ others, pressed }: Leaving, url: string): readonly string[] {
  const at = URL.parse(url);
  const there = others.filter(({ to }) => at && to === at.origin + at.pathname);
  return (there.length > 0 || pressed ? there : others).map(({ words }) => words);
}

function frameOf(request: Request): Frame | null {
  try {
    return request.frame();
  } catch {
    // Of a window that is just opening.
    return null;
  }
}

function isOwn(url: string, { origin, paymentHosts }: Rules): boolean {
  return URL.parse(url)?.origin === origin || isPaymentHost(url, paymentHosts);
}
