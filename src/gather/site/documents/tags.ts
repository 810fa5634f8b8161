/** A tag as the library hands it over; content of a page has no role. */
export interface TagNode {
  readonly role?: string;
  readonly alt?: string;
  readonly children?: readonly TagNode[];
}

export interface TagCounts {
  content: boolean;
  headings: number;
  tables: number;
  tablesWithoutHeaders: number;
  figures: number;
  figuresWithoutAlt: number;
}

const HEADING = /^(?:H|H[1-6]|Title)$/;
/** More than any page has, unless it was written to be walked for ever. */
const MOST_TAGS = 50_000;

export const noTags = (): TagCounts => ({
  content: false,
  headings: 0,
  tables: 0,
  tablesWithoutHeaders: 0,
  figures: 0,
  figuresWithoutAlt: 0,
});

/** Adds the tags of one page. A table that goes on over pages counts on each. */
export function addTags(counts: TagCounts, root: TagNode | null): void {
  for (const { role = '', alt, children = [] } of walk(root)) {
    if (role !== 'Root' && role !== '') counts.content = true;
    if (HEADING.test(role)) counts.headings += 1;
    if (role === 'Figure') {
      counts.figures += 1;
      if (!alt?.trim()) counts.figuresWithoutAlt += 1;
    }
    if (role === 'Table') {
      counts.tables += 1;
      if (!children.some((child) => walk(child).some((inner) => inner.role === 'TH'))) counts.tablesWithoutHeaders += 1;
    }
  }
}

/** Without recursion: how deep it is nested is for the file to say. */
function walk(root: TagNode | null): readonly TagNode[] {
  const all: TagNode[] = root ? [root] : [];
  for (let place = 0; place < all.length && all.length < MOST_TAGS; place += 1)
    for (const child of all[place]?.children ?? []) all.push(child);
  return all;
}
