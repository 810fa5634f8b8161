import { type DefaultTreeAdapterTypes, parse, parseFragment } from 'parse5';
import type { Box, PageArtifacts } from '../../model/evidence.ts';
import { type Node, nodesIn, wordsIn } from './page-words.ts';
import { countPersonal } from './personal-data.ts';

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
  readonly hiddenWords: PageArtifacts['hiddenWords'] | undefined;
}

/**
 * Where on the picture of a page personal data stands: boxes, an empty list for nowhere, or null where that is not known.
 * Only links have boxes, so all that the page shows must stand in links. Words are read some seconds before the picture is
 * taken, so what was hidden then, as in a part that turns over by itself, may show on it.
 */
export function placesOf({ text, links, document, hiddenWords }: Seen): readonly Box[] | null {
  if (!text || !links || !document || document.truncated || document.showsMore || text.whole.length >= MOST_TEXT)
    return null;
  const page = parse(document.html);
  if (showsMore(page) || !Array.isArray(hiddenWords?.generated) || hiddenWords.generated.some(writesPersonal))
    return null;
  const boxes: Box[] = [];
  let placed = 0;
  for (const link of links) {
    if (!link.visible || !link.box || (countPersonal(link.text) === 0 && countPersonal(link.href) === 0)) continue;
    boxes.push(link.box, ...(link.spill ? [link.spill] : []));
    // Its name may come from elsewhere, and be only read out. Nothing but its own words stands in its box.
    placed += countPersonal(wordsIn(parseFragment(link.html)));
  }
  return Math.max(countPersonal(text.whole), countPersonal(wordsIn(page))) > placed ? null : boxes;
}

/** A style sheet can write an address, or the half of one that the page leaves out. */
function writesPersonal({ words, text, where }: PageArtifacts['hiddenWords']['generated'][number]): boolean {
  return countPersonal(where === 'before' ? `${words}${text}` : `${text}${words}`) > 0;
}

/** Whether people may see something of a page that is neither in its text nor in its links. */
function showsMore(page: Node): boolean {
  for (const node of nodesIn(page)) if ('tagName' in node && hides(node)) return true;
  return false;
}

function hides(element: Element): boolean {
  const { tagName, attrs } = element;
  // A name with a hyphen is one of the site's own making, and may draw what it likes in a tree of its own.
  if (FRAMES.has(tagName) || tagName.includes('-') || attrs.some(({ name }) => name === 'shadowrootmode')) return true;
  if (!SHOWN_OTHERWISE.has(tagName)) return false;
  return attrs.some(({ value }) => countPersonal(value) > 0) || countPersonal(wordsIn(element)) > 0;
}
