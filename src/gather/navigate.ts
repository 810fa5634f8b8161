import type { Page, Request, Response } from 'playwright';

export interface Navigation {
  /** The response that became the document which the tab shows now; another one once the page has moved on by itself. */
  response(): Response;
  /** Waits until the document that the tab shows now has loaded, within what is left of the time. */
  loaded(): Promise<void>;
}

/** Message of the error for an address that answers with nothing to show. */
export const NOT_A_PAGE = 'The server answered with something that is not a page.';
const ABORTED = /net::ERR_ABORTED/;
const NO_BODY = /ERR_HTTP_RESPONSE_CODE_FAILURE/;
const MOST_SEEN = 100;

/** Opens an address. Rejects when there is no document, or when it has not been read to its end in time. */
export async function navigate(page: Page, url: string, timeoutMs: number): Promise<Navigation> {
  const seen: Response[] = [];
  page.on('response', (response) => {
    if (seen.length < MOST_SEEN && isDocumentOf(page, response)) seen.push(response);
  });
  const ends = performance.now() + timeoutMs;
  const loaded = () => waitForLoad(page, Math.max(1, ends - performance.now()));
  let first: Response | null | undefined;
  try {
    first = await page.goto(url, { waitUntil: 'commit', timeout: timeoutMs });
    await loaded();
  } catch (error) {
    // The browser puts a page of its own in place of an error without a body; the server's answer is what counts.
    if (ABORTED.test(String(error)) && isNoPage(seen.at(-1))) throw new Error(NOT_A_PAGE, { cause: error });
    first = NO_BODY.test(String(error)) ? seen.at(-1) : undefined;
    if (!first) throw error;
  }
  const opened = first;
  if (!opened) throw new Error('The browser reported no response.');
  return { loaded, response: () => seen.findLast((response) => isShown(page, response)) ?? opened };
}

/** Follows a navigation by what is asked for, as a server that never answers leaves nothing else to know it by. */
export function askedFor(page: Page) {
  let last: string | null = null;
  const note = (request: Request) => {
    if (isDocumentRequest(page, request)) last = request.url();
  };
  page.on('request', note);
  return {
    /** The last address asked for, if a redirect led to it from the one given. */
    lastElsewhere: (url: string) =>
      last !== null && /^https?:/.test(last) && withoutFragment(last) !== withoutFragment(new URL(url).href)
        ? last
        : null,
    end: () => page.off('request', note),
  };
}

/** No content at all, or content that the browser does not show as a page. */
function isNoPage(response: Response | undefined): boolean {
  if (!response) return false;
  const type = response.headers()['content-type'] ?? '';
  return [204, 205].includes(response.status()) || (type !== '' && !/^(text\/html|application\/xhtml)/i.test(type));
}

async function waitForLoad(page: Page, ms: number): Promise<void> {
  try {
    await page.waitForLoadState('load', { timeout: ms });
  } catch (error) {
    // One picture or frame that never comes must not cost the page; a document without an end does.
    await page.waitForLoadState('domcontentloaded', { timeout: 1 }).catch(() => {
      throw error;
    });
  }
}

function isDocumentOf(page: Page, response: Response): boolean {
  return isDocumentRequest(page, response.request());
}

export function isDocumentRequest(page: Page, request: Request): boolean {
  try {
    return request.isNavigationRequest() && request.frame() === page.mainFrame();
  } catch {
    // The frame is gone already, so it was not the main one.
    return false;
  }
}

const withoutFragment = (url: string) => url.split('#', 1)[0];

function isShown(page: Page, response: Response): boolean {
  return withoutFragment(response.url()) === withoutFragment(page.url());
}
