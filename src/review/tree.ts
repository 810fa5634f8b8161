import { isAlias, isMap, isScalar, isSeq, Lexer, LineCounter, type Node, parseDocument, type Scalar } from 'yaml';

/** Where something in a file is wrong. */
export interface Problem {
  readonly line: number;
  readonly message: string;
}

/** What a file that people fill in may be made of: texts, lists and sections. Numbers and dates are texts as well. */
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
/** Lists of ids are the only ones in brackets; hundreds of them inside each other are an attack. */
const MOST_OPEN = 200;
/** What the library's lexer puts in front of a text. It is not in the file. */
const TEXT_FOLLOWS = '\x1f';
const NOT_IN_FILE = new Set([TEXT_FOLLOWS, '\x02', '\x18']);

/**
 * Reads YAML without trusting it: nothing is built from tags, nothing is repeated by aliases, and a name that is given
 * twice is a mistake that is said.
 */
export function readTree(text: string): ReadTree {
  if (text.length > MOST_CHARACTERS) return wrong(1, 'The file is too large.');
  const deep = tooDeepAt(text);
  if (deep !== undefined) return wrong(text.slice(0, deep).split('\n').length, TOO_DEEP_SAID);
  const lines = new LineCounter();
  const lineAt = (offset: number | undefined) => Math.max(1, lines.linePos(offset ?? 0).line);
  const parsed = parse(text, lines);
  if (parsed === undefined) return wrong(1, TOO_DEEP_SAID);
  // What the library says after its first error mostly follows from that one.
  const [error] = parsed.errors;
  if (error)
    return wrong(
      lineAt(error.pos[0]),
      `This cannot be read. Look at the quotes, brackets and spaces here and on the line before. In the words of YAML: ${error.message}`,
    );
  const problems: Problem[] = [];
  const tree = treeOf(parsed.contents, 0, { lineAt, problems });
  return problems.length > 0 ? { ok: false, problems: problems.slice(0, MOST_PROBLEMS) } : { ok: true, tree };
}

/** The parser itself would run out of memory. Its lexer reads one mark after the other, and knows texts from marks. */
function tooDeepAt(text: string): number | undefined {
  let [at, brackets, marksInLine, inText] = [0, 0, 0, false];
  for (const lexeme of new Lexer().lex(text)) {
    if (!inText) {
      if (lexeme === '[' || lexeme === '{') brackets += 1;
      else if (lexeme === ']' || lexeme === '}') brackets = Math.max(0, brackets - 1);
      else if (lexeme === '-' || lexeme === '?') marksInLine += 1;
      else if (lexeme.includes('\n')) marksInLine = 0;
    }
    if (brackets > MOST_OPEN || marksInLine > MOST_OPEN) return at;
    inText = lexeme === TEXT_FOLLOWS;
    if (!NOT_IN_FILE.has(lexeme)) at += lexeme.length;
  }
  return undefined;
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
  if (isAlias(node)) return refuse('There are no aliases (*name) here. Write the text out.');
  if (depth > DEEPEST) return refuse(TOO_DEEP_SAID);
  if (isScalar(node)) return { kind: 'text', line, text: textOf(node) };
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
    const name = isScalar(key) ? textOf(key) : '';
    if (name === '') reading.problems.push({ line: at, message: 'A name is missing before the colon.' });
    if (entries.has(name)) reading.problems.push({ line: at, message: `'${short(name)}' is given twice.` });
    entries.set(name, { line: at, value: treeOf(value as Node | null, depth + 1, reading, at) });
  }
  return { kind: 'section', line, entries };
}

/** `~` and `null` mean nothing, unless they stand in quotes: then somebody means the word. */
function textOf({ value, type }: Scalar): string {
  const text = typeof value === 'string' ? value.trim() : '';
  return type === 'PLAIN' && (text === '~' || text === 'null') ? '' : text;
}

export function short(text: string): string {
  const line = text.replace(/[\p{Cc}\s]+/gu, ' ');
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}

const TOO_DEEP_SAID = 'Lists and sections are nested too deeply.';

function wrong(line: number, message: string): ReadTree {
  return { ok: false, problems: [{ line, message }] };
}
