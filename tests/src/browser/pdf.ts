import { getDocumentProxy } from 'unpdf';

export interface Tag {
  readonly role?: string;
  readonly alt?: string;
  readonly children?: readonly Tag[];
}

export interface Bookmark {
  readonly title: string;
  readonly items: readonly Bookmark[];
}

/** What a PDF says about itself, as PDF.js reads it. */
export async function readPdf(bytes: Uint8Array) {
  // PDF.js takes over the memory it is given.
  const pdf = await getDocumentProxy(Uint8Array.from(bytes));
  const info: Readonly<Record<string, unknown>> = { ...(await pdf.getMetadata()).info };
  const tags: Tag[] = [];
  const untagged: number[] = [];
  const texts: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const tree = (await page.getStructTree()) as Tag | null;
    if (tree) tags.push(...flat(tree));
    else untagged.push(number);
    const { items } = await page.getTextContent();
    texts.push(items.map((item) => ('str' in item ? item.str : '')).join(' '));
  }
  const bookmarks = ((await pdf.getOutline()) ?? []) as readonly Bookmark[];
  const marked = ((await pdf.getMarkInfo()) as { Marked?: boolean } | null)?.Marked;
  return { pages: pdf.numPages, info, marked, tags, untagged, bookmarks, texts };
}

function flat(tag: Tag): Tag[] {
  return [tag, ...(tag.children ?? []).flatMap(flat)];
}
