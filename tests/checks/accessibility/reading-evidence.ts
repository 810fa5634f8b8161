import type { AxeFindings, PageArtifacts } from '../../../src/model/evidence.ts';
import type { Block, Blocks, ListSeen, Lists, QuoteSeen } from '../../../src/model/seen/blocks.ts';
import type { ImageSeen } from '../../../src/model/seen/images.ts';
import type { LinkContext } from '../../../src/model/seen/link-context.ts';
import type { FrameSeen, MediaSeen } from '../../../src/model/seen/media.ts';
import type { TableSeen } from '../../../src/model/seen/tables.ts';

const place = (tag: string) => ({
  selector: `main > ${tag}`,
  html: `<${tag}>`,
  box: { x: 20, y: 100, width: 300, height: 200 },
});

export function picture(alt: string | null, rest: Partial<ImageSeen> = {}): ImageSeen {
  return {
    kind: 'img',
    src: '/pictures/hall.jpg',
    alt,
    from: alt === null ? 'none' : 'alt',
    silenced: false,
    caption: '',
    beside: [],
    control: null,
    region: 'main',
    ...place('img'),
    ...rest,
  };
}

export const images = (...list: readonly ImageSeen[]) => ({ images: { images: list, cut: false } });

let lines = 0;
/** Each one stands below the one before it. */
export function block(text: string, rest: Partial<Block> = {}): Block {
  lines += 1;
  const words = text.split(/\s+/).filter(Boolean).length;
  const box = { x: 20, y: lines * 40, width: 600, height: 24 };
  return { tag: 'p', text, words, parent: 1, size: 16, ...place('p'), box, ...rest };
}

export const bold = (text: string, rest: Partial<Block> = {}) =>
  block(text, { bold: text.split(/\s+/).filter(Boolean).length, ...rest });

export const titled = (level: number, text: string) => block(text, { tag: `h${level}`, level, size: 24 });

/** As people see it, with its forced line breaks. */
export const broken = (...texts: readonly string[]) =>
  block(texts.join(' '), { lines: texts.map((text) => text.slice(0, 40)) });

export function blocks(
  list: readonly Block[],
  rest: Partial<Lists> = {},
): { readonly blocks: Blocks; readonly lists: Lists } {
  return { blocks: { blocks: list, cut: false }, lists: { lists: [], quotes: [], ...rest } };
}

export const listed = (rest: Partial<ListSeen> = {}): ListSeen => ({
  tag: 'ul',
  items: 1,
  follows: true,
  inNav: false,
  ...place('ul'),
  ...rest,
});

export const quote = (text: string, rest: Partial<QuoteSeen> = {}): QuoteSeen => ({
  text,
  cites: false,
  holds: [],
  before: '',
  ...place('blockquote'),
  ...rest,
});

/** Four rows and two columns, with headers at the top and a caption. */
export function table(rest: Partial<TableSeen> = {}): TableSeen {
  return {
    role: '',
    rows: 4,
    columns: 2,
    headers: 2,
    tied: 2,
    headerRows: 1,
    headerColumns: 0,
    emptyHeaders: [],
    cells: 8,
    emptyCells: 0,
    caption: 'Prices',
    name: '',
    before: '',
    thead: false,
    boldRow: false,
    boldColumn: false,
    bordered: false,
    spans: false,
    uneven: false,
    nested: false,
    inTable: false,
    holds: [],
    sample: ['Day', 'Price'],
    region: 'main',
    ...place('table'),
    ...rest,
  };
}

/** One that has neither headers nor a caption. */
export const bare = (rest: Partial<TableSeen> = {}) =>
  table({ headers: 0, tied: 0, headerRows: 0, caption: '', ...rest });

export function tables(...list: readonly TableSeen[]): Pick<PageArtifacts, 'tables'> {
  return { tables: { tables: list, grids: [], cut: false } };
}

export function video(rest: Partial<MediaSeen> = {}): MediaSeen {
  return {
    kind: 'video',
    player: '',
    src: '',
    title: '',
    tracks: ['captions', 'descriptions'],
    controls: true,
    autoplay: false,
    muted: false,
    loops: false,
    transcript: '',
    described: '',
    visible: true,
    ...place('video'),
    ...rest,
  };
}

export function frame(title: string | null, rest: Partial<FrameSeen> = {}): FrameSeen {
  const inside = { title: 'Map of recycling centres', heading: '', words: 40 };
  return { title, src: 'https://www.ambleford.example/map', inside, visible: true, ...place('iframe'), ...rest };
}

export function contextLink(text: string, rest: Partial<LinkContext> = {}): LinkContext {
  return {
    written: '/rules',
    href: 'https://www.ambleford.example/rules',
    text,
    described: '',
    after: '',
    newWindow: false,
    format: null,
    acts: false,
    role: '',
    lost: false,
    twin: false,
    region: 'main',
    ...place('a'),
    ...rest,
  };
}

export const noAxe: AxeFindings = { version: '4', rules: [], framesMissed: [] };
