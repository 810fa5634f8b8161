import type { CDPSession } from 'playwright';
import { within } from '../deadline.ts';
import type { Pair } from './means.ts';
import { sendHeaders } from './send-headers.ts';
import type { BrowserSignIn } from './sign-in.ts';

type Session = Pick<CDPSession, 'on' | 'off' | 'send'>;

const STORING_MS = 5000;
const EMPTY_PAGE = Buffer.from('<!doctype html><title>Empty</title>').toString('base64');

/**
 * Signs in a page of a browser that somebody else has started, by a session of its page: cookies and local storage for all of
 * its context, headers for this page. Databases cannot be put there from outside.
 */
export async function signInPage(session: Session, signIn: BrowserSignIn): Promise<void> {
  const cookies = signIn.cookies.map(({ name, value, domain, path, expires, httpOnly, secure, sameSite }) => {
    const lasting = expires < 0 ? {} : { expires };
    return { name, value, domain, path, httpOnly, secure, sameSite, ...lasting };
  });
  if (cookies.length > 0) await session.send('Network.setCookies', { cookies });
  const stored = signIn.stored.filter(({ items }) => items.length > 0);
  if (stored.length > 0) await storeAll(session, stored);
  await sendHeaders(session, signIn);
}

/** Only a page of an origin can store anything there. It is an empty one of ours: no server is asked for it. */
async function storeAll(session: Session, stored: BrowserSignIn['stored']): Promise<void> {
  const answer = ({ requestId }: { readonly requestId: string }) =>
    void session
      .send('Fetch.fulfillRequest', {
        ...{ requestId, responseCode: 200, body: EMPTY_PAGE },
        responseHeaders: [{ name: 'content-type', value: 'text/html' }],
      })
      .catch(() => undefined);
  session.on('Fetch.requestPaused', answer);
  await session.send('Page.enable');
  await session.send('Fetch.enable', { patterns: [{ urlPattern: '*', requestStage: 'Request' }] });
  try {
    for (const { origin, items } of stored) {
      await shown(session, `${origin}/`);
      await session.send('Runtime.evaluate', { expression: `(${storeItems.toString()})(${JSON.stringify(items)})` });
    }
    await shown(session, 'about:blank');
  } finally {
    session.off('Fetch.requestPaused', answer);
    await session.send('Fetch.disable');
  }
}

async function shown(session: Session, url: string): Promise<void> {
  let arrived = () => {};
  const loaded = new Promise<void>((resolve) => {
    arrived = () => resolve();
  });
  session.on('Page.loadEventFired', arrived);
  await session.send('Page.navigate', { url });
  await within(STORING_MS, 'An empty page', loaded).finally(() => session.off('Page.loadEventFired', arrived));
}

/** Runs in the page. What is too large to be stored was not stored there before either. */
function storeItems(items: readonly Pair[]): void {
  for (const [name, value] of items) localStorage.setItem(name, value);
}
