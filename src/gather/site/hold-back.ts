import type { BrowserContext, Page, Route, WebSocket, WebSocketRoute } from 'playwright';
import { isDocumentRequest } from '../navigate.ts';
import { withoutValues } from './query-names.ts';

const MOST_BLOCKED = 50;

/** What a tab is kept from, whatever engine it belongs to. */
export interface HeldBack {
  /** Addresses that the page was kept from since this was emptied. */
  readonly blocked: Set<string>;
  /** The page at this address is opened, and may say on its sockets what it needs to be shown. */
  opening(url: string): void;
  /** It is there: what it says from now on is held back. */
  opened(): void;
  /** Whether a worker reached what was to be kept away: nothing can be held back in there. */
  escaped(): boolean;
}

/**
 * Nothing is sent, and the page is not left. What is to be kept away is asked for nothing, sockets included: a socket is
 * opened by a GET, and what is said on it afterwards is no request any more.
 */
export async function holdBack(
  context: BrowserContext,
  page: Page,
  keepAway: (url: string) => boolean,
): Promise<HeldBack> {
  const blocked = new Set<string>();
  const talking = new Set<string>();
  let wanted = '';
  /** Which opening it is, as a page that makes way for the next one says nothing more either. */
  let opening = 0;
  let open = false;
  let escaped = false;
  const note = (url: string) => {
    if (blocked.size < MOST_BLOCKED) blocked.add(withoutValues(url));
  };
  await context.route('**/*', (route) => {
    if (mayGo(route, page, wanted) && !keepAway(route.request().url())) return route.continue().catch(() => undefined);
    note(route.request().url());
    return route.abort('blockedbyclient').catch(() => undefined);
  });
  await context.routeWebSocket(/.*/, (socket: WebSocketRoute) => {
    const url = asked(socket.url());
    if (keepAway(url)) {
      note(url);
      return void socket.close().catch(() => undefined);
    }
    talking.add(socket.url());
    const server = socket.connectToServer();
    const since = opening;
    socket.onMessage((message) => {
      if (open && since === opening) server.send(message);
      else note(url);
    });
  });
  // Sockets of workers pass us by. Once one is seen to talk, what the tab shows is no longer what was asked for.
  page.on('websocket', (socket: WebSocket) => {
    if (talking.has(socket.url())) return;
    const url = asked(socket.url());
    escaped ||= keepAway(url);
    socket.on('framesent', () => {
      if (!open) note(url);
    });
  });
  return {
    blocked,
    opening(url) {
      wanted = url;
      opening += 1;
      open = true;
    },
    opened() {
      open = false;
    },
    escaped: () => escaped,
  };
}

/** The address at which a socket is asked for. */
const asked = (url: string) => url.replace(/^ws/, 'http');

/** The page may load itself anew, as some banners do. */
function mayGo(route: Route, page: Page, wanted: string): boolean {
  const request = route.request();
  if (!['GET', 'HEAD'].includes(request.method())) return false;
  if (!isDocumentRequest(page, request)) return true;
  const place = (url: string) => {
    const at = URL.parse(url);
    return at ? at.origin + at.pathname : url;
  };
  return [wanted, page.url()].map(place).includes(place(request.url()));
}
