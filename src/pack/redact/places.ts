import type { Box, PageArtifacts } from '../../model/evidence.ts';
import { countPersonal } from './personal-data.ts';

/** Text is cut at this length when it is gathered; what comes after is not known. */
const MOST_TEXT = 200_000;
/** What people see that is no text of the page: descriptions of pictures, and what stands in fields. */
const SHOWN_OTHERWISE = /<textarea\b[^>]*>[^<]*|<(?:area|button|embed|iframe|img|input|object|option)\b[^>]*>/gi;

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
  if ([...document.html.matchAll(SHOWN_OTHERWISE)].some(([tag]) => countPersonal(tag) > 0)) return null;
  const boxes: Box[] = [];
  let placed = 0;
  for (const link of links) {
    const found = countPersonal(link.text);
    if (!link.visible || !link.box || (found === 0 && countPersonal(link.href) === 0)) continue;
    boxes.push(link.box);
    // A name that is only read out stands nowhere on the picture.
    if (!/\saria-label/i.test(link.html)) placed += found;
  }
  return countPersonal(text.whole) > placed ? null : boxes;
}
