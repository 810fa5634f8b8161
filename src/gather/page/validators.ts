import type { Request, Response } from 'playwright';
import { withoutFragment } from '../../crawl/unchanged.ts';
import type { Digest, FileSeen, PageArtifacts } from '../../model/evidence.ts';
import { hashOfBody, MOST_COMPARED } from '../body-hash.ts';
import { within } from '../deadline.ts';
import type { PageGatherer, Visiting } from '../gatherer.ts';
import { requestsOf } from './requests-of.ts';

/** Twice in a row, for the page and for its files, must fit into the time of all. */
const BODY_MS = 2000;
const MOST_FILES = 300;
const MOST_SEEN = 2000;
const MOST_KNOWN = 20_000;
const MOST_URL = 2048;
const MOST_VALUE = 500;
/** Large, and hardly ever without a validator. */
const HEAVY = new Set(['image', 'font', 'media']);

type Validators = PageArtifacts['validators'];
type Memo = Visiting['knownHashes'];

/** What a later scan needs to find out whether the page and its own files have changed. */
export const validators: PageGatherer<'validators'> = {
  artifact: 'validators',
  timeoutMs: 5000,
  begin(visiting) {
    const { seen: asked, end } = requestsOf(visiting.page, MOST_SEEN);
    const answers = new Map<Request, Response>();
    const onResponse = (response: Response) => {
      if (answers.size < MOST_SEEN) answers.set(response.request(), response);
    };
    visiting.page.on('response', onResponse);
    return async () => {
      end();
      visiting.page.off('response', onResponse);
      return describe(visiting.main(), asked, answers, visiting.knownHashes);
    };
  },
};

async function describe(
  main: Response,
  asked: readonly Request[],
  answers: ReadonlyMap<Request, Response>,
  memo: Memo,
): Promise<Validators> {
  const { origin } = new URL(main.url());
  const own = asked.filter((request) => isOwn(request, main, origin));
  const document = await fileSeen(first(main.request()).url(), main, main.request().resourceType(), null);
  const gap = gapIn(main, asked, own, answers, origin);
  if (gap !== null) return { document, files: [], gap };

  const byUrl = new Map(own.map((request) => [first(request).url(), request]));
  const files = [...byUrl].map(([url, request]) =>
    // No gap, so every one of them was answered.
    fileSeen(url, answers.get(request) as Response, request.resourceType(), memo),
  );
  return { document, files: (await Promise.all(files)).sort((a, b) => (a.url < b.url ? -1 : 1)), gap: null };
}

/** The last of a chain of redirects that began at the page's own origin, and not the page itself. */
function isOwn(request: Request, main: Response, origin: string): boolean {
  if (request === main.request() || request.redirectedTo() !== null) return false;
  return URL.parse(first(request).url())?.origin === origin;
}

function gapIn(
  main: Response,
  asked: readonly Request[],
  own: readonly Request[],
  answers: ReadonlyMap<Request, Response>,
  origin: string,
): string | null {
  if (asked.length >= MOST_SEEN || own.length > MOST_FILES) return 'The page fetches very many files.';
  if (main.request().method() !== 'GET' || own.some((request) => request.method() !== 'GET')) {
    return 'The page sends something to its server.';
  }
  const [other] = asked.filter((request) => request.isNavigationRequest() && isElse(request, main));
  if (other) return 'The page sends people on to another address.';
  const addresses = [main.url(), ...own.flatMap((request) => [first(request).url(), request.url()])];
  if (addresses.some((url) => url.length > MOST_URL)) return 'The page fetches files with very long addresses.';
  if (own.some((request) => URL.parse(request.url())?.origin !== origin)) {
    return 'A file of the page lies on another site.';
  }
  if (own.some((request) => !answers.has(request))) return 'A file of the page was not answered in time.';
  return null;
}

/** A document of the main frame that made way for the one that was read. */
function isElse(request: Request, main: Response): boolean {
  try {
    return request.frame() === main.frame() && first(request) !== first(main.request());
  } catch {
    return false;
  }
}

function first(request: Request): Request {
  let current = request;
  for (let before = current.redirectedFrom(); before; before = current.redirectedFrom()) current = before;
  return current;
}

/** Without a memo, the body is this page's alone and always read. */
async function fileSeen(asked: string, response: Response, type: string, memo: Memo | null): Promise<FileSeen> {
  const headers = response.headers();
  const etag = short(headers.etag);
  const lastModified = short(headers['last-modified']);
  // Not modified since an earlier page of this scan fetched it.
  const status = response.status() === 304 ? 200 : response.status();
  const url = withoutFragment(asked);
  const seen = { url, finalUrl: withoutFragment(response.url()), status, etag, lastModified };
  const validated = etag !== null || lastModified !== null;
  if (status !== 200 || (HEAVY.has(type) && validated)) return { ...seen, hash: null };
  // A file that nothing vouches for may be another by the next page.
  if (memo === null || !validated) return { ...seen, hash: await hashOf(response) };
  const key = `${url} ${etag} ${lastModified}`;
  const known = memo.get(key);
  if (known !== undefined) return { ...seen, hash: known };
  const hash = await hashOf(response);
  // Evicted from the browser's memory, it may be there again for the next page.
  if (hash !== null && memo.size < MOST_KNOWN) memo.set(key, hash);
  return { ...seen, hash };
}

async function hashOf(response: Response): Promise<Digest | null> {
  // A body that nobody in the page reads may never end, and asking for it would wait for that.
  if (response.request().timing().responseEnd < 0) return null;
  const announced = Number(response.headers()['content-length'] ?? 0);
  if (announced > MOST_COMPARED) return null;
  const body = await within(BODY_MS, 'Reading a body', response.body()).catch(() => null);
  return body === null || body.length > MOST_COMPARED ? null : hashOfBody(body);
}

function short(value: string | undefined): string | null {
  return value !== undefined && value !== '' && value.length <= MOST_VALUE ? value : null;
}
