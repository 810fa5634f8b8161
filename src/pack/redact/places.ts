import { type DefaultTreeAdapterTypes, parse, parseFragment } from 'parse5';
import type { Box, PageArtifacts } from '../../model/evidence.ts';
import { countPersonal } from './personal-data.ts';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** Text is cut at this length when it is gathered; what comes after is not known. */
const MOST_TEXT = 200_000;
/** What people see of these is no text of the page: descriptions of pictures, and what stands in fields. */
const SHOWN_OTHERWISE = new Set(['area', 'button', 'canvas', 'img', 'input', 'option', 'svg', 'textarea', 'video']);
/** Another page inside this one. What it shows is in no artifact of this page. */
const FRAMES = new Set(['embed', 'frame', 'iframe', 'object']);

export interface Seen {
  readonly text: PageArtifacts['text'] | undefined;
  readonly links: PageArtifacts['links'] | undefined;
  readonly document: PageArtifacts['document'] | undefined;
}

/**
 * Where on the picture personal data stands: boxes, an empty list for nowhere, or null where that is not known. Only links
 * have boxes, so all that the page shows must stand in links.
 */
export function placesOf({ text, links, document }: Seen): readonly Box[] | null {
  if (!text || !links || !document || document.truncated || text.whole.length >= MOST_TEXT) return null;
  if (showsMore(document.html)) return null;
  const boxes: Box[] = [];
  let placed = 0;
  for (const link of links) {
    if (!link.visible || !link.box || (countPersonal(link.text) === 0 && countPersonal(link.href) === 0)) continue;
    boxes.push(link.box);
    // Its name may come from elsewhere, and be only read out. Nothing but its own words stands in its box.
    placed += countPersonal(wordsIn(parseFragment(link.html)));
  }
  return countPersonal(text.whole) > placed ? null : boxes;
}

/** Whether people may see something of a page that is neither in its text nor in its links. */
function showsMore(html: string): boolean {
  for (const node of nodesIn(parse(html))) if ('tagName' in node && hides(node)) return true;
  return false;
}

function hides(element: Element): boolean {
  const { tagName, attrs } = element;
  // A name with a hyphen is one of the site's own making, and may draw what it likes in a tree of its own.
  if (FRAMES.has(tagName) || tagName.includes('-') || attrs.some(({ name }) => name === 'shadowrootmode')) return true;
  if (!SHOWN_OTHERWISE.has(tagName)) return false;
  return attrs.some(({ value }) => countPersonal(value) > 0) || countPersonal(wordsIn(element)) > 0;
}

function wordsIn(top: Node): string {
  return [...nodesIn(top)].map((node) => (node.nodeName === '#text' && 'value' in node ? node.value : '')).join('');
}

/** In the order of the page, without recursion: a page may be nested as deeply as it likes. */
function* nodesIn(top: Node): Generator<Node> {
  const waiting: Node[] = [top];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    yield node;
    // Last in, first out.
    if ('childNodes' in node) waiting.push(...node.childNodes.toReversed());
  }
}
