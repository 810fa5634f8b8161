import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';

/** Where something in a file is wrong. */
export interface Problem {
  readonly line: number;
  readonly message: string;
}

/** What a review file may be made of: texts, lists and sections. Numbers and dates are texts as well. */
export type Tree =
  | { readonly kind: 'text'; readonly line: number; readonly text: string }
  | { readonly kind: 'list'; readonly line: number; readonly items: readonly Tree[] }
  | { readonly kind: 'section'; readonly line: number; readonly entries: ReadonlyMap<string, Entry> };

export interface Entry {
  /** Of the name, which is where a person looks. */
  readonly line: number;
  readonly value: Tree;
}

export type ReadTree =
  | { readonly ok: true; readonly tree: Tree }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** In characters. A review of the largest scan has a tenth of that. */
export const MOST_CHARACTERS = 16_000_000;
const DEEPEST = 10;
const MOST_PROBLEMS = 50;
/** Brackets are not used in review files but for lists of ids; hundreds of them inside each other are an attack. */
const TOO_DEEP = /[[{](?:\s*[[{]){200}|-(?: +-){200}/;

/**
 * Reads YAML without trusting it: nothing is built from tags, nothing is repeated by aliases, and a name that is given
 * twice is a mistake that is said.
 */
export function readTree(text: string): ReadTree {
  if (text.length > MOST_CHARACTERS) return wrong(1, 'The file is too large to be a review.');
  const deep = TOO_DEEP.exec(text);
  if (deep) return wrong(text.slice(0, deep.index).split('\n').length, TOO_DEEP_SAID);
  const lines = new LineCounter();
  const lineAt = (offset: number | undefined) => Math.max(1, lines.linePos(offset ?? 0).line);
  const parsed = parse(text, lines);
  if (parsed === undefined) return wrong(1, TOO_DEEP_SAID);
  if (parsed.errors.length > 0) {
    const problems = parsed.errors
      .slice(0, MOST_PROBLEMS)
      .map(({ pos, message }) => ({ line: lineAt(pos[0]), message: `This cannot be read as YAML: ${message}` }));
    return { ok: false, problems };
  }
  const problems: Problem[] = [];
  const tree = treeOf(parsed.contents, 0, { lineAt, problems });
  return problems.length > 0 ? { ok: false, problems: problems.slice(0, MOST_PROBLEMS) } : { ok: true, tree };
}

/** `failsafe` makes every value a text: what looks like a date or a number stays as it was typed. */
function parse(text: string, lineCounter: LineCounter) {
  try {
    // The library compares each name with all others. A section of a million names would take hours, so that is done here.
    return parseDocument(text, { schema: 'failsafe', uniqueKeys: false, prettyErrors: false, lineCounter });
  } catch {
    // Its own stack ended: nobody writes a review like that.
    return undefined;
  }
}

interface Reading {
  readonly lineAt: (offset: number | undefined) => number;
  readonly problems: Problem[];
}

function treeOf(node: Node | null, depth: number, reading: Reading, lineWithout = 1): Tree {
  const line = node?.range ? reading.lineAt(node.range[0]) : lineWithout;
  const nothing: Tree = { kind: 'text', line, text: '' };
  const refuse = (message: string): Tree => {
    reading.problems.push({ line, message });
    return nothing;
  };
  if (node === null) return nothing;
  if (isAlias(node)) return refuse('A review file has no aliases (*name). Write the text out.');
  if (depth > DEEPEST) return refuse(TOO_DEEP_SAID);
  if (isScalar(node)) return { kind: 'text', line, text: textOf(node.value) };
  if (isSeq(node)) {
    return {
      kind: 'list',
      line,
      items: node.items.map((item) => treeOf(item as Node | null, depth + 1, reading, line)),
    };
  }
  if (!isMap(node)) return refuse('This is neither a text nor a list nor a section.');
  const entries = new Map<string, Entry>();
  for (const { key, value } of node.items) {
    const at = reading.lineAt((key as Node).range?.[0]);
    const name = isScalar(key) ? textOf(key.value) : '';
    if (name === '') reading.problems.push({ line: at, message: 'A name is missing before the colon.' });
    if (entries.has(name)) reading.problems.push({ line: at, message: `'${short(name)}' is given twice.` });
    entries.set(name, { line: at, value: treeOf(value as Node | null, depth + 1, reading, at) });
  }
  return { kind: 'section', line, entries };
}

function textOf(value: unknown): string {
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '~' || text === 'null' ? '' : text;
}

export function short(text: string): string {
  const line = text.replace(/[\p{Cc}\s]+/gu, ' ');
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}

const TOO_DEEP_SAID = 'Lists and sections are nested too deeply for a review.';

function wrong(line: number, message: string): ReadTree {
  return { ok: false, problems: [{ line, message }] };
}
