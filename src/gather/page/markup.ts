import { type DefaultTreeAdapterTypes, defaultTreeAdapter, html, parse } from 'parse5';
import type { Markup } from '../../model/seen/markup.ts';
import { within } from '../deadline.ts';
import type { PageGatherer } from '../gatherer.ts';

const BODY_MS = 2000;
const MOST_BYTES = 5 * 1024 * 1024;
const MOST_CHARACTERS = 1_500_000;
const MOST_MISTAKES = 50;
const MOST_IDS = 20;
const LONGEST_ID = 100;
/** Browsers stop at 512. The time a parser takes grows with the square of the depth. */
const DEEPEST = 1000;
/** The same for attributes of one element. */
const MOST_SEPARATORS = 20_000;

/** The source as it was sent, read by the rules of the HTML standard. */
export const markup: PageGatherer<'markup'> = {
  artifact: 'markup',
  timeoutMs: 5000,
  begin: (visiting) => async () => {
    const main = visiting.main();
    // A body that nobody in the page reads may never end.
    if (main.request().timing().responseEnd < 0) return null;
    const body = await within(BODY_MS, 'Reading the source', main.body()).catch(() => null);
    if (body === null || body.length > MOST_BYTES) return null;
    return readMarkup(body, main.headers()['content-type'] ?? '');
  },
};

export function readMarkup(body: Uint8Array, contentType: string): Markup | null {
  const encoding = encodingOf(body, contentType);
  const whole = decode(body, encoding);
  const source = whole.slice(0, MOST_CHARACTERS);
  if (isTangled(source)) return null;
  const mistakes: { code: string; line: number; column: number }[] = [];
  let total = 0;
  let depth = 0;
  let inTemplates = 0;
  const ids = new Map<string, number>();
  const countId = ({ attrs }: DefaultTreeAdapterTypes.Element) => {
    const id = attrs.find(({ name }) => name === 'id')?.value.slice(0, LONGEST_ID);
    if (id) ids.set(id, (ids.get(id) ?? 0) + 1);
  };
  try {
    const document = parse(source, {
      onParseError({ code, startLine, startCol }) {
        total += 1;
        if (mistakes.length < MOST_MISTAKES) mistakes.push({ code, line: startLine, column: startCol });
      },
      treeAdapter: {
        ...defaultTreeAdapter,
        onItemPush(element) {
          depth += 1;
          if (depth > DEEPEST) throw new TooDeep();
          if (inTemplates === 0) countId(element);
          if (element.tagName === 'template') inTemplates += 1;
        },
        onItemPop({ tagName }: Pick<DefaultTreeAdapterTypes.Element, 'tagName'>) {
          depth -= 1;
          if (tagName === 'template') inTemplates -= 1;
        },
      },
    });
    const type = document.childNodes.find(({ nodeName }) => nodeName === '#documentType');
    const doctype = type ? (document.mode === html.DOCUMENT_MODE.NO_QUIRKS && isToday(type) ? 'html' : 'old') : 'none';
    const repeated = [...ids].filter(([, count]) => count > 1).slice(0, MOST_IDS);
    const repeatedIds = repeated.map(([id, count]) => ({ id, count }));
    return { doctype, encoding, mistakes, total, repeatedIds, cut: whole.length > source.length };
  } catch (error) {
    if (error instanceof TooDeep) return null;
    throw error;
  }
}

class TooDeep extends Error {}

const isToday = (type: object): boolean =>
  'publicId' in type &&
  type.publicId === '' &&
  'systemId' in type &&
  ['', 'about:legacy-compat'].includes(String(type.systemId));

function encodingOf(body: Uint8Array, contentType: string): string {
  if (body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf) return 'utf-8';
  const sent = /\bcharset\s*=\s*["']?([\w-]{1,40})/i.exec(contentType)?.[1];
  // Browsers look for a declaration in the first 1024 bytes.
  const start = new TextDecoder('latin1').decode(body.subarray(0, 1024));
  const said = /<meta\b[^>]*\bcharset\s*=\s*["']?\s*([\w-]{1,40})/i.exec(start)?.[1];
  return (sent ?? said ?? '').toLowerCase();
}

function decode(body: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding || 'utf-8').decode(body);
  } catch {
    return new TextDecoder().decode(body);
  }
}

/** One element with so many attributes that a parser would work on it for minutes. Quotes may hide the end of it. */
function isTangled(source: string): boolean {
  const hidden = source.match(/=\s*(?:"[^"]{0,100}>|'[^']{0,100}>)/g)?.length ?? 0;
  if (hidden > MOST_SEPARATORS) return true;
  return source.split('>').some((part) => {
    const from = part.indexOf('<');
    if (from < 0 || part.length - from <= MOST_SEPARATORS) return false;
    return (part.slice(from).match(/[\s/"'=]/g)?.length ?? 0) > MOST_SEPARATORS;
  });
}
