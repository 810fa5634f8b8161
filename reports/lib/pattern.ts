import { parse, parseFragment } from 'parse5';
import { byCodeUnit, cap } from './text.ts';

interface Tag {
  readonly tagName: string;
  readonly attrs: readonly { readonly name: string; readonly value: string }[];
}

const MAX_READ = 4000;
const MAX_CLASSES = 8;

/**
 * What elements built by the same piece of code have in common: tag, classes, role and type.
 * Ids, addresses and positions differ from one use to the next, so they are left out.
 */
export function elementPattern(snippet: string): string {
  const tag = openingTag(snippet.slice(0, MAX_READ));
  if (!tag) return 'element';
  const value = (name: string) => tag.attrs.find((attribute) => attribute.name === name)?.value.trim() ?? '';
  const classes = new Set(value('class').split(/\s+/).filter(Boolean).map(withoutNumbers));
  const named = [...classes].toSorted(byCodeUnit).slice(0, MAX_CLASSES);
  const marks = ['role', 'type'].filter((name) => value(name)).map((name) => `[${name}=${cap(value(name), 40)}]`);
  return cap([tag.tagName, ...named.map((name) => `.${name}`), ...marks].join(''), 300);
}

/** `card-17` and `card-18` come from the same loop. */
function withoutNumbers(name: string): string {
  return name.replace(/\d+/g, '#');
}

function openingTag(snippet: string): Tag | undefined {
  // A fragment parser drops these three, because a document has them already.
  const whole = /^\s*<(html|head|body)\b/i.exec(snippet)?.[1]?.toLowerCase();
  if (whole) return documentTag(snippet, whole);
  // A snippet that was cut inside its opening tag still says what it was.
  return fragmentTag(snippet) ?? fragmentTag(`${snippet}">`) ?? fragmentTag(`${snippet}>`);
}

function fragmentTag(html: string): Tag | undefined {
  return parseFragment(html).childNodes.find((node) => 'tagName' in node);
}

function documentTag(html: string, name: string): Tag | undefined {
  const root = parse(html).childNodes.find((node) => 'tagName' in node);
  if (name === 'html') return root;
  return root?.childNodes.find((node) => 'tagName' in node && node.tagName === name) as Tag | undefined;
}
