import pLimit from 'p-limit';
import { type Answer, conditionsFor, isSame, sameHeaders, withoutFragment } from '../crawl/unchanged.ts';
import type { FileSeen, HttpResponse } from '../model/evidence.ts';
import type { Clock, Comparer } from '../ports.ts';
import { hashOfBody, MOST_COMPARED } from './body-hash.ts';
import { describeResponse, type Followed, type HttpClient, readCapped } from './http.ts';
import { ifToWait, LIKE_A_BROWSER, type TypeFirst } from './type-first.ts';

/** As a browser would, when it opens a page. */
const FILES_AT_ONCE = 6;

/**
 * One question for the page, and one in a whole scan for every file: pages share most of theirs. Anything that is not
 * clearly as it was counts as changed.
 */
export function createComparer(
  http: HttpClient,
  typeFirst: Pick<TypeFirst, 'isPage'>,
  clock: Pick<Clock, 'now'>,
): Comparer {
  const files = new Map<string, Promise<FileAnswer>>();
  const limit = pLimit(FILES_AT_ONCE);

  const sameFile = (file: FileSeen, page: string, signal?: AbortSignal) => {
    const key = JSON.stringify(file);
    const before = files.get(key);
    if (before) return before;
    const asked = limit(async (): Promise<FileAnswer> => {
      const { same, followed } = await ask(file, http, signal);
      const refused = ifToWait(page, followed, clock);
      // Nothing was learnt about the file; the page asks again when the server has had its rest.
      if (refused) files.delete(key);
      return { same, refused };
    }).catch((): FileAnswer => {
      // Whoever stopped asking knows nothing of the file.
      if (signal?.aborted) files.delete(key);
      return { same: false };
    });
    files.set(key, asked);
    return asked;
  };

  return async (url, { response, validators: { document, files: own, gap } }, signal) => {
    const began = performance.now();
    try {
      const { origin } = new URL(document.finalUrl);
      const known = withoutFragment(response.url) === document.finalUrl && own.every((file) => isAt(origin, file));
      if (gap !== null || !known || new URL(url).origin !== origin) return { unchanged: false, latencyMs: null };
      const asked = await ask(document, http, signal, LIKE_A_BROWSER);
      const latencyMs = asked.answeredAt - began;
      const refused = ifToWait(url, asked.followed, clock);
      if (refused) return { unchanged: false, latencyMs, refused };
      // The browser need not be spared this page by another question.
      if (asked.isPage) typeFirst.isPage(url);
      const samePage =
        asked.same &&
        sameWay(asked.answer.redirects, response.redirects) &&
        sameHeaders(response.headers, asked.answer.headers, asked.answer.status);
      if (!samePage) return { unchanged: false, latencyMs };
      const answers = await Promise.all(own.map((file) => sameFile(file, url, signal)));
      const turnedAway = answers.find((answer) => answer.refused)?.refused;
      if (turnedAway) return { unchanged: false, latencyMs, refused: { ...turnedAway, url, finalUrl: url } };
      return { unchanged: answers.every(({ same }) => same), latencyMs };
    } catch {
      // The visit will find out what is wrong.
      return { unchanged: false, latencyMs: null };
    }
  };
}

interface FileAnswer {
  readonly same: boolean;
  readonly refused?: ReturnType<typeof ifToWait>;
}

/** Told hop by hop: what was filed has its fields in another order. */
function sameWay(left: HttpResponse['redirects'], right: HttpResponse['redirects']): boolean {
  const wayOf = (hops: HttpResponse['redirects']) => hops.map(({ url, status }) => `${status} ${url}`).join('\n');
  return wayOf(left) === wayOf(right);
}

function isAt(origin: string, { url, finalUrl }: FileSeen): boolean {
  return [url, finalUrl].every((address) => URL.parse(address)?.origin === origin);
}

interface Asked {
  readonly same: boolean;
  readonly isPage: boolean;
  readonly answer: HttpResponse;
  readonly answeredAt: number;
  readonly followed: Followed;
}

/** Conditions go to the address the file came from only; a redirect to it answers for itself. */
async function ask(
  file: FileSeen,
  http: HttpClient,
  signal?: AbortSignal,
  headers: Readonly<Record<string, string>> = {},
): Promise<Asked> {
  const conditions = conditionsFor(file);
  const followed = await http.follow(file.url, 'GET', signal, (address) => ({
    ...headers,
    ...(withoutFragment(address) === file.finalUrl ? conditions : {}),
  }));
  const answeredAt = performance.now();
  const { response, url, redirects } = followed;
  const described = describeResponse(response, url, redirects);
  const type = response.headers.get('content-type') ?? '';
  const answer: Answer = {
    url,
    status: response.status,
    etag: response.headers.get('etag'),
    lastModified: response.headers.get('last-modified'),
    async hash() {
      const { bytes, truncated } = await readCapped(response, MOST_COMPARED);
      return truncated ? null : hashOfBody(bytes);
    },
  };
  const same = await isSame(file, answer);
  if (!response.bodyUsed) await response.body?.cancel();
  const isPage = response.status === 304 || (response.ok && /^(text\/html|application\/xhtml)/i.test(type));
  return { same, isPage, answer: described, answeredAt, followed };
}
