import { type DefaultTreeAdapterTypes, parse } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** A paragraph, a heading or an item of a list, with the headings above it. */
export interface Block {
  readonly kind: 'heading' | 'item' | 'text';
  readonly text: string;
  /** Which item of a list it is or stands in, counted through the page; nested lists belong to the outermost item. 0 for none. */
  readonly item: number;
  /** The headings it stands under, outermost first. A heading is not above itself. */
  readonly under: readonly string[];
  /** In a table, the heading of its column. Left out where there is none. */
  readonly column?: string;
}

const LEFT_OUT = new Set(['script', 'style', 'template', 'noscript', 'svg', 'iframe', 'select', 'textarea', 'head']);
/** Around the statement where a page has no main part. */
const SURROUNDINGS = new Set(['nav', 'header', 'footer']);
const INLINE = new Set(
  'a abbr acronym b bdi bdo big button cite code data dfn em font i img ins kbd label mark q s samp small span strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);
const MOST_BLOCKS = 3000;
const MOST_TEXT = 2000;
/** Bold type in place of a heading is below every real one. */
const BOLD = 7;
const MOST_BOLD_HEADING = 80;
const A_SENTENCE = /[.!?,;]$|\b(?:is|are|was|were|will|has|have)\b/;

/**
 * The text of a page's main part as its author divided it. Closed parts of the page count: a statement whose sections
 * open at a click is complete.
 */
export function blocksOf(html: string): readonly Block[] {
  const root = parse(html);
  const main = find(root, (element) => element.tagName === 'main' || attribute(element, 'role') === 'main');
  const pieces: Piece[] = [];
  readPieces(main ?? root, main === undefined, pieces);
  return placed(pieces);
}

/** Whether people can write something long here, which is what a form to report a problem has. */
export function hasWritingForm(html: string): boolean {
  const root = parse(html);
  const main = find(root, (element) => element.tagName === 'main' || attribute(element, 'role') === 'main') ?? root;
  return find(main, (element) => element.tagName === 'textarea') !== undefined;
}

interface Piece {
  readonly level: number;
  readonly item: number;
  readonly column: string;
  readonly text: string;
}

interface Open {
  readonly level: number;
  readonly item: number;
  readonly column: string;
  readonly bold: boolean;
}

function readPieces(top: Node, surroundingsToo: boolean, pieces: Piece[]): void {
  let words = '';
  let bold = 0;
  let items = 0;
  let now: Open = { level: 0, item: 0, column: '', bold: false };
  const flush = () => {
    const text = words.replace(/\s+/g, ' ').trim().slice(0, MOST_TEXT);
    const isBold = bold >= text.length && text.length <= MOST_BOLD_HEADING && now.item === 0 && !A_SENTENCE.test(text);
    const { item, column } = now;
    if (text !== '') pieces.push({ level: now.level || (isBold ? BOLD : 0), item, column, text });
    words = '';
    bold = 0;
  };
  const waiting: (Node | { readonly back: Open; readonly block: boolean })[] = [top];
  for (let one = waiting.pop(); one && pieces.length < MOST_BLOCKS; one = waiting.pop()) {
    if ('back' in one) {
      if (one.block) flush();
      now = one.back;
    } else if (one.nodeName === '#text' && 'value' in one) {
      words += one.value;
      if (now.bold) bold += one.value.trim().length;
    } else if ('tagName' in one) {
      if (LEFT_OUT.has(one.tagName) || (surroundingsToo && SURROUNDINGS.has(one.tagName))) continue;
      const block = !INLINE.has(one.tagName);
      if (block) flush();
      waiting.push({ back: now, block });
      if (one.tagName === 'li' && now.item === 0) items += 1;
      now = opened(one, now, items);
      for (const child of one.childNodes.toReversed()) waiting.push(child);
    } else if ('childNodes' in one) {
      for (const child of one.childNodes.toReversed()) waiting.push(child);
    }
  }
  flush();
}

function opened(element: Element, now: Open, items: number): Open {
  const { tagName } = element;
  const heading = /^h([1-6])$/.exec(tagName)?.[1];
  const level = heading
    ? Number(heading)
    : attribute(element, 'role') === 'heading'
      ? 2
      : tagName === 'summary'
        ? 6
        : 0;
  return {
    level: level || now.level,
    item: now.item || (tagName === 'li' ? items : 0),
    column: tagName === 'td' ? columnOf(element) : now.column,
    bold: now.bold || tagName === 'b' || tagName === 'strong',
  };
}

/** What the cells of a row stand under. Asked of each cell, and worked out once for each row and for each table. */
const columnsOfRow = new WeakMap<Node, ReadonlyMap<Node, string>>();
const headOfTable = new WeakMap<Node, { readonly row: Node; readonly names: readonly string[] } | null>();
/** Nobody reads a table of more columns; a page may have one all the same. */
const MOST_COLUMNS = 50;

function columnOf(cell: Element): string {
  const row = cell.parentNode;
  if (!row) return '';
  const known = columnsOfRow.get(row) ?? columnsOf(row);
  columnsOfRow.set(row, known);
  return known.get(cell) ?? '';
}

/** By the first row of the table, where that has headings alone and no cell of either row goes over several columns. */
function columnsOf(row: Node): ReadonlyMap<Node, string> {
  const section = 'parentNode' in row ? row.parentNode : null;
  const around = section && 'parentNode' in section ? section.parentNode : null;
  const table = [section, around].find((one) => one?.nodeName === 'table');
  if (!table) return new Map();
  const head = headOfTable.has(table) ? headOfTable.get(table) : headOf(table);
  headOfTable.set(table, head ?? null);
  const cells = cellsOf(row);
  if (!head || row === head.row || cells.length !== head.names.length || !cells.every(isSingle)) return new Map();
  return new Map(cells.map((cell, at) => [cell, head.names[at] ?? '']));
}

function headOf(table: Node) {
  const row = find(table, ({ tagName }) => tagName === 'tr');
  const cells = row ? cellsOf(row) : [];
  if (!row || cells.length > MOST_COLUMNS || !cells.every((one) => one.tagName === 'th' && isSingle(one))) return null;
  return { row, names: cells.map((name) => wordsIn(name).replace(/\s+/g, ' ').trim().slice(0, MOST_BOLD_HEADING)) };
}

const isSingle = (cell: Element) => attribute(cell, 'colspan') === '' && attribute(cell, 'rowspan') === '';

function cellsOf(row: Node): readonly Element[] {
  const children = 'childNodes' in row ? row.childNodes : [];
  return children.filter((one): one is Element => 'tagName' in one && /^t[dh]$/.test(one.tagName));
}

function wordsIn(top: Node): string {
  let words = '';
  const waiting: Node[] = [top];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.nodeName === '#text' && 'value' in node) words += node.value;
    if ('childNodes' in node) for (const child of node.childNodes.toReversed()) waiting.push(child);
  }
  return words;
}

function placed(pieces: readonly Piece[]): readonly Block[] {
  const above: Piece[] = [];
  return pieces.map((piece) => {
    const { level, item, text } = piece;
    const column = piece.column === '' ? {} : { column: piece.column };
    if (level === 0)
      return { kind: item > 0 ? 'item' : 'text', text, item, under: above.map((one) => one.text), ...column };
    while ((above.at(-1)?.level ?? 0) >= level) above.pop();
    const under = above.map((one) => one.text);
    above.push(piece);
    return { kind: 'heading', text, item, under };
  });
}

function find(top: Node, wanted: (element: Element) => boolean): Element | undefined {
  const waiting: Node[] = [top];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if ('tagName' in node && wanted(node)) return node;
    // One by one: a page may have more children than a call takes arguments.
    if ('childNodes' in node) for (const child of node.childNodes.toReversed()) waiting.push(child);
  }
  return undefined;
}

function attribute(element: Element, name: string): string {
  return element.attrs.find((one) => one.name === name)?.value ?? '';
}
