import type { Request } from 'playwright';
import type { CookieKept, KeptState, RequestMade, StorageKept } from '../../../model/seen/consent.ts';
import { within } from '../../deadline.ts';
import { readKept } from '../../in-page/kept.ts';
import { runInWorld, type World } from '../../in-page/run.ts';
import { isDocumentRequest } from '../../navigate.ts';
import { frameWorlds, mainWorld } from '../../page/frames.ts';
import type { CleanTab } from '../clean-tab.ts';
import { isOtherSite } from '../other-site.ts';
import { withoutValues } from '../query-names.ts';

const MOST_COOKIES = 200;
const MOST_STORED = 300;
const MOST_REQUESTS = 300;
const READ_MS = 3000;
const DAY = 86_400;
/** Playwright says so in place of the page's own answer, as service workers are switched off in a scan. */
const NO_WORKERS = /Service Worker registration blocked/;
/** What a site asks itself for that may count visitors. Pictures and style sheets of its own say nothing about that. */
const OWN = /^(?:script|xhr|fetch|ping|eventsource)$/;

/** Listens from now on, and tells what a page keeps and has asked for since it was last asked. */
export function watchState(tab: CleanTab) {
  const requests = new Map<string, RequestMade>();
  const workers = new Set<string>();
  tab.context.on('request', (request: Request) => {
    // When the page itself is asked for, the tab still shows the one before.
    if (isDocumentRequest(tab.page, request) || !isTold(request, tab.page.url())) return;
    if (requests.size >= MOST_REQUESTS) return;
    const made = { url: withoutValues(request.url()), type: request.resourceType() };
    requests.set(keyOf(request), made);
  });
  // The page's own policy stopped it before it left.
  tab.context.on('requestfailed', (request: Request) => {
    if (/csp/i.test(request.failure()?.errorText ?? '')) requests.delete(keyOf(request));
  });
  tab.page.on('console', (message) => {
    if (NO_WORKERS.test(message.text()) && workers.size < 20)
      workers.add(originOf(message.location().url || tab.page.url()));
  });
  return async (): Promise<KeptState> => {
    const state = {
      cookies: await cookiesOf(tab),
      storage: inOrder(
        [...(await storageOf(tab)), ...[...workers].map(workerOf)],
        ({ origin, kind, name }) => `${origin} ${kind} ${name}`,
      ),
      requests: inOrder([...requests.values()], ({ url, type }) => `${url} ${type}`),
      blocked: [...tab.blocked].sort(),
      shot: await tab.picture(),
    };
    requests.clear();
    workers.clear();
    tab.blocked.clear();
    return state;
  };
}

const keyOf = (request: Request) => `${withoutValues(request.url())} ${request.resourceType()}`;
const originOf = (url: string) => (URL.parse(url)?.origin ?? '').slice(0, 300);
const workerOf = (origin: string): StorageKept => ({ origin, kind: 'service-worker', name: '' });

function inOrder<T>(list: readonly T[], key: (one: T) => string): readonly T[] {
  return list.toSorted((left, right) => (key(left) < key(right) ? -1 : 1));
}

function isTold(request: Request, page: string): boolean {
  if (!/^https?:/.test(request.url())) return false;
  return isOtherSite(request.url(), page) || OWN.test(request.resourceType());
}

async function cookiesOf({ context }: CleanTab): Promise<readonly CookieKept[]> {
  const now = Date.now() / 1000;
  const jar = (await context.cookies()).slice(0, MOST_COOKIES).map(
    ({ name, domain, path, secure, httpOnly, sameSite, expires }): CookieKept => ({
      name: name.slice(0, 200),
      domain: domain.slice(0, 253),
      path: path.slice(0, 200),
      secure,
      httpOnly,
      sameSite,
      days: expires === -1 ? null : Math.round((expires - now) / DAY),
    }),
  );
  return inOrder(jar, ({ name, domain, path }) => `${name} ${domain} ${path}`);
}

/** Of the page and of every frame in it that can be reached. */
async function storageOf({ page, context, session }: CleanTab): Promise<readonly StorageKept[]> {
  const main = { world: await mainWorld(session), url: page.url() };
  const { frames } = await frameWorlds({ page, context, session });
  const kept = await Promise.all([main, ...frames].map(keptIn));
  const once = new Map(kept.flat().map((one) => [`${one.origin} ${one.kind} ${one.name}`, one]));
  return [...once.values()].slice(0, MOST_STORED);
}

async function keptIn({
  world,
  url,
}: {
  readonly world: World;
  readonly url: string;
}): Promise<readonly StorageKept[]> {
  const none = { local: [], session: [], databases: [] };
  const { local, session, databases } = await within(
    READ_MS,
    'Reading storage',
    runInWorld(world, readKept, null),
  ).catch(() => none);
  const origin = originOf(url);
  const as = (kind: StorageKept['kind']) => (name: string) => ({ origin, kind, name });
  return [...local.map(as('local')), ...session.map(as('session')), ...databases.map(as('indexed-db'))];
}
