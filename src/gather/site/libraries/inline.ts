import { createHash } from 'node:crypto';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import type { PageArtifact } from '../../../model/evidence.ts';
import type { InlineScript, InlineScripts } from '../../../model/seen/scripts.ts';
import type { LookingAround } from '../site-gatherer.ts';
import type { Detector } from './detector.ts';

type Node = DefaultTreeAdapterTypes.Node;

/** No library is shorter. Most scripts in pages are a few lines of settings, of which nothing need be known. */
const SHORTEST = 500;
const LONGEST = 1_500_000;
const MOST_TEXTS = 5000;
const MOST_FOUND = 100;
const SCRIPT_TYPE = /^(?:module|(?:text|application)\/(?:x-)?(?:java|ecma)script)$/i;
const DOCUMENT: ReadonlySet<PageArtifact> = new Set(['document']);

/** Searches the scripts that stand in the pages themselves, each text once. The texts are not kept. */
export async function searchInline(
  { pages, read }: Pick<LookingAround, 'pages' | 'read'>,
  detector: Detector,
  late: AbortSignal,
): Promise<InlineScripts> {
  const seen = new Map<string, InlineScript | null>();
  let [unsearched, pagesUnread] = [0, 0];
  for (const page of pages) {
    const { document } = late.aborted ? {} : await read(page, DOCUMENT);
    if (!document?.ok || document.value.truncated) pagesUnread += 1;
    if (!document?.ok) continue;
    for (const content of new Set(inlineScriptsOf(document.value.html))) {
      const key = createHash('sha256').update(content).digest('base64');
      const known = seen.get(key);
      if (known) seen.set(key, { ...known, page: first(known.page, page.url), pages: known.pages + 1 });
      if (seen.has(key)) continue;
      const mayBe = content.length <= LONGEST && seen.size < MOST_TEXTS && !late.aborted;
      const libraries = mayBe ? await detector.detect({ url: '', content }) : undefined;
      if (!libraries) unsearched += 1;
      if (seen.size < MOST_TEXTS) seen.set(key, libraries?.length ? { page: page.url, pages: 1, libraries } : null);
    }
  }
  const found = [...seen.values()].filter((one) => one !== null);
  const inOrder = found.toSorted((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1));
  return { found: inOrder.slice(0, MOST_FOUND), total: found.length, unsearched, pagesUnread };
}

const first = (left: string, right: string) => (left < right ? left : right);
const keyOf = ({ page, libraries }: InlineScript) => `${page} ${libraries.map(({ name }) => name).join()}`;

/** Texts of the scripts in a page that are long enough to be one of a library. */
export function inlineScriptsOf(html: string): readonly string[] {
  const texts: string[] = [];
  const waiting: Node[] = [parse(html)];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.nodeName === 'script' && 'attrs' in node) {
      const attribute = (wanted: string) => node.attrs.find(({ name }) => name === wanted)?.value;
      const text = node.childNodes.map((child) => ('value' in child ? child.value : '')).join('');
      const runs = attribute('src') === undefined && SCRIPT_TYPE.test(attribute('type')?.trim() || 'module');
      if (runs && text.length >= SHORTEST) texts.push(text);
      // One by one: a page may hold more than fit into one call.
    } else if ('childNodes' in node) for (const child of node.childNodes.toReversed()) waiting.push(child);
  }
  return texts;
}
