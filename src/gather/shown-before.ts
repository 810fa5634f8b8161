import type { Box } from '../model/evidence.ts';

/** Decides for one page which places are worth a larger picture. */
export type ShowOnPage = (rule: string, selector: string, box: Box) => boolean;

/** Enough for the reports, which show one picture for each cause and choose between pages. */
const PAGES_EACH = 10;
const MOST_KINDS = 5000;

/**
 * What stands below the window makes the picture of a page up to five times dearer, and most of it stands on every page of
 * a site. So a kind of fault is followed down the page on its first few pages only.
 */
export function createShownBefore(windowHeight: number): () => ShowOnPage {
  const pages = new Map<string, number>();
  return () => {
    const here = new Set<string>();
    return (rule, selector, box) => {
      if (box.y + box.height <= windowHeight) return true;
      const kind = `${rule} ${withoutNumbers(selector)}`;
      if (here.has(kind)) return false;
      here.add(kind);
      const before = pages.get(kind) ?? 0;
      if (before >= PAGES_EACH || (before === 0 && pages.size >= MOST_KINDS)) return false;
      pages.set(kind, before + 1);
      return true;
    };
  };
}

/** The same element of the same template, whichever one it is in its list. */
function withoutNumbers(selector: string): string {
  return selector.replaceAll(/\d+/g, '#');
}
