/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { MotionFacts } from '../../../model/seen/motion.ts';
import type { InPageHelpers } from '../../in-page/helpers.ts';
import { runInWorld, type World } from '../../in-page/run.ts';
import { timersIn } from '../../in-page/script-timers.ts';

type Leaving = MotionFacts['leavingTimers'][number];

interface ResourceTree {
  readonly frame: { readonly id: string };
  readonly resources: readonly {
    readonly url: string;
    readonly type: string;
    readonly contentSize?: number;
    readonly failed?: boolean;
  }[];
}

const MOST_FILES = 40;
const MOST_LETTERS = 1_000_000;
/** Of all files together: they are read in this process, which has other pages to see to. */
const MOST_IN_ALL = 4_000_000;
/** Milliseconds between two changes that the watch can see. */
const SHORTEST = 1000;
const LONGEST = 11_000;
/** What leaves sooner than this, the watch sees leave. Most of the short ones wait for a click first. */
const SEEN_LEAVING = 6000;
const MOST_LEAVING = 5;
/** Letters in a line, on average, from which on nobody wrote it by hand. */
const PACKED_LINE = 200;

/**
 * What the script files of a page say of time, out of the browser's memory and without asking anybody: whether something in
 * them makes it likely that the page changes by itself within the watch, and which of them leave or reload it later.
 *
 * Files of other sites are mostly of banners and counters of visits, which set timers that nobody sees: of those only what
 * comes again every few seconds counts.
 */
export async function scriptFiles(
  world: World,
  pageUrl: string,
): Promise<{ readonly mayChange: boolean; readonly leaving: readonly Leaving[] }> {
  let mayChange = false;
  const left: { readonly url: string; readonly seconds: number | null }[] = [];
  for await (const { url, text, own } of textsOfFiles(world, pageUrl)) {
    const told = timeIn(text, own);
    mayChange ||= told.mayChange;
    left.push(...told.leaving.map((seconds) => ({ url, seconds })));
  }
  const named = left.slice(0, MOST_LEAVING);
  const places =
    named.length > 0 ? await runInWorld(world, findScripts, [...new Set(named.map(({ url }) => url))]) : [];
  const leaving = named.flatMap(({ url, seconds }): Leaving[] => {
    const place = places.find((one) => one.url === url);
    return place ? [{ selector: place.selector, html: place.html, seconds }] : [];
  });
  return { mayChange, leaving };
}

/** Of the script files of a page, as the browser has them. `own`: of the page's own site. */
export async function* textsOfFiles(
  { session }: World,
  pageUrl: string,
): AsyncGenerator<{ readonly url: string; readonly text: string; readonly own: boolean }> {
  const { frameTree } = (await session.send('Page.getResourceTree')) as { frameTree: ResourceTree };
  const host = URL.parse(pageUrl)?.host;
  const scripts = frameTree.resources.filter(({ type, failed, contentSize = 0 }) => {
    return type === 'Script' && !failed && contentSize <= MOST_LETTERS;
  });
  let letters = 0;
  for (const { url } of scripts.slice(0, MOST_FILES)) {
    const asked = { frameId: frameTree.frame.id, url };
    const body = await session.send('Page.getResourceContent', asked).catch(() => undefined);
    if (!body || body.base64Encoded) continue;
    letters += body.content.length;
    if (letters > MOST_IN_ALL) break;
    yield { url, text: body.content, own: URL.parse(url)?.host === host };
  }
}

/** A packed file is mostly a library. */
export function isPacked(text: string): boolean {
  return text.length / text.split('\n').length > PACKED_LINE;
}

/**
 * Of one file, of the page's own site or not: the same, with the seconds after which it leaves; null for a clock of its own.
 *
 * A packed file is mostly a library, with timers for whatever it may be told to do: only those with a time written out count.
 */
export function timeIn(
  text: string,
  own: boolean,
): { readonly mayChange: boolean; readonly leaving: readonly (number | null)[] } {
  const packed = isPacked(text);
  const timers = timersIn(text, { packed });
  const mayChange = timers.some(({ repeats, ms }) => {
    if (ms === null) return own && repeats && !packed;
    return ms >= SHORTEST && ms <= LONGEST && (own || repeats);
  });
  const leaving = (own ? timers : []).flatMap(({ ms, leaves, waits, counts }): (number | null)[] => {
    if (!leaves || (waits ? !counts : ms === null || ms <= SEEN_LEAVING)) return [];
    return [waits || ms === null ? null : Math.round(ms / 1000)];
  });
  return { mayChange, leaving };
}

/** Where in the page these files are asked for. */
function findScripts(h: InPageHelpers, urls: readonly string[]) {
  return urls.flatMap((url) => {
    const script = [...document.scripts].find(({ src }) => src === url);
    return script ? [{ url, selector: h.selectorOf(script), html: h.openingTag(script, 300) }] : [];
  });
}
