import pLimit from 'p-limit';
import type { Robots } from '../../crawl/robots.ts';
import type { PageArtifact, RequestSeen } from '../../model/evidence.ts';
import type { ScriptSeen, ScriptUnread } from '../../model/seen/scripts.ts';
import { getAllowed } from './get-allowed.ts';
import { inTime } from './in-time.ts';
import { LEFT_ALONE } from './in-turn.ts';
import { detectLibraries } from './libraries/detect.ts';
import { type Detector, openDetector } from './libraries/detector.ts';
import { searchInline } from './libraries/inline.ts';
import type { LookingAround, SiteGatherer } from './site-gatherer.ts';

const MOST_LISTED = 200;
const MOST_READ = 60;
const MOST_HOSTS = 15;
const MOST_BYTES = 3_000_000;
const MOST_AT_ONCE = 4;
/** A script of this size is searched in a tenth of a second, unless it was written to be searched for ever. */
const SEARCH_MS = 4000;
/** Asked for no later than this; what is known by then is kept. */
const LAST_QUESTION_MS = 90_000;
const REQUESTS: ReadonlySet<PageArtifact> = new Set(['requests']);

type Found = Omit<ScriptSeen, 'unread' | 'libraries'>;

/** Reads the scripts of the scanned pages, each once, and writes down the libraries in them. */
export const scripts: SiteGatherer<'scripts'> = {
  artifact: 'scripts',
  what: 'the scripts of its pages',
  timeoutMs: 120_000,
  async gather(around) {
    const { found, pagesUnread } = await scriptsOf(around);
    const listed = mostUsed(found, around.origin);
    const detector = openDetector(SEARCH_MS);
    const late = AbortSignal.any([around.signal, AbortSignal.timeout(LAST_QUESTION_MS)]);
    const read = reader({ ...around, signal: late }, detector);
    const few = pLimit(MOST_AT_ONCE);
    try {
      const files = listed.map((script, place) =>
        few(() => (place < MOST_READ ? read(script) : notRead(script, 'cap'))),
      );
      const [inline, ...seen] = await Promise.all([searchInline(around, detector, late), ...files]);
      return {
        scripts: seen.toSorted((left, right) => (left.url < right.url ? -1 : 1)),
        total: found.length,
        pagesUnread,
        inline,
      };
    } finally {
      await detector.close();
    }
  },
};

async function scriptsOf({ pages, read }: Pick<LookingAround, 'pages' | 'read'>) {
  const found = new Map<string, { page: string; pages: number }>();
  let pagesUnread = 0;
  for (const page of pages) {
    const { requests } = await read(page, REQUESTS);
    if (!requests?.ok) {
      pagesUnread += 1;
      continue;
    }
    for (const url of new Set(requests.value.filter(isScript).map((request) => request.url))) {
      const known = found.get(url);
      found.set(url, {
        page: known && known.page < page.url ? known.page : page.url,
        pages: (known?.pages ?? 0) + 1,
      });
    }
  }
  return { found: [...found].map(([url, on]): Found => ({ url, ...on })), pagesUnread };
}

/** An address as long as the evidence keeps was cut. */
const isScript = ({ type, url, status }: RequestSeen): boolean =>
  type === 'script' && status === 200 && /^https?:/.test(url) && url.length < 2048;

/** What most pages load comes first, and of that the site's own. */
function mostUsed(found: readonly Found[], origin: string): readonly Found[] {
  const own = ({ url }: Found) => (url.startsWith(`${origin}/`) ? 0 : 1);
  const before = (left: Found, right: Found) =>
    right.pages - left.pages || own(left) - own(right) || (left.url < right.url ? -1 : 1);
  return found.toSorted(before).slice(0, MOST_LISTED);
}

function reader(around: Pick<LookingAround, 'http' | 'robots' | 'signal'>, detector: Detector) {
  const rules = rulesOf(around);
  const barOf = async (url: string): Promise<ScriptUnread | null> => {
    const robots = await inTime(rules(url), around.signal);
    if (around.signal.aborted) return 'out-of-time';
    if (!robots) return 'cap';
    return robots.allows(url) ? null : 'robots';
  };
  return async (script: Found): Promise<ScriptSeen> => {
    const { url } = script;
    const bar = await barOf(url);
    if (bar !== null) return notRead(script, bar);
    const fetched = await getAllowed({ url, mostBytes: MOST_BYTES, http: around.http, barOf }, around.signal);
    if (!fetched) return notRead(script, 'out-of-time');
    if ('bar' in fetched) return notRead(script, fetched.bar);
    if (!fetched.ok) return notRead(script, fetched.error.code === LEFT_ALONE.code ? 'refused' : 'failed');
    const { status, bytes, truncated } = fetched.value;
    if (status !== 200) return notRead(script, 'refused');
    const libraries = await detector.detect({ url, content: new TextDecoder().decode(bytes) });
    if (!libraries) return notRead(script, 'not-searched');
    return { ...script, unread: truncated ? 'too-large' : null, libraries };
  };
}

function notRead(script: Found, unread: ScriptUnread): ScriptSeen {
  return { ...script, unread, libraries: detectLibraries(script.url, null) };
}

/** The rules of each host. Undefined for one host too many. */
function rulesOf({ robots }: Pick<LookingAround, 'robots'>) {
  const known = new Set<string>();
  return async (url: string): Promise<Robots | undefined> => {
    const { origin } = new URL(url);
    if (!known.has(origin) && known.size >= MOST_HOSTS) return undefined;
    known.add(origin);
    return robots(origin);
  };
}
