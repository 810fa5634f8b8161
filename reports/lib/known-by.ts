import { type DefaultTreeAdapterTypes, defaultTreeAdapter, html as names, parseFragment } from 'parse5';
import { steadyAddress, steadyFile, withoutGenerated } from './generated.ts';
import { cap, oneLine } from './text.ts';

/** What a person would call an element, whatever its code looks like. */
export interface KnownBy {
  readonly role: string;
  /** The accessible name, as near as it comes from the saved code; empty where there is none. */
  readonly name: string;
  /** Where it leads or what it shows, for elements without a name. */
  readonly target: string;
}

type Element = DefaultTreeAdapterTypes.Element;
type Child = DefaultTreeAdapterTypes.ChildNode;

const MAX_READ = 4000;
/** Long enough to tell two apart, and short enough not to reach the place where saved code was cut. */
const LONGEST_NAME = 60;

const INPUTS: Readonly<Record<string, string>> = {
  button: 'button',
  checkbox: 'checkbox',
  image: 'button',
  radio: 'radio',
  range: 'slider',
  reset: 'button',
  search: 'searchbox',
  submit: 'button',
};
const ROLES: Readonly<Record<string, string>> = {
  area: 'link',
  article: 'article',
  aside: 'complementary',
  audio: 'audio',
  body: 'page',
  button: 'button',
  dialog: 'dialog',
  fieldset: 'group',
  figure: 'figure',
  footer: 'contentinfo',
  form: 'form',
  frame: 'frame',
  head: 'page',
  header: 'banner',
  html: 'page',
  iframe: 'frame',
  img: 'image',
  main: 'main',
  nav: 'navigation',
  object: 'object',
  ol: 'list',
  option: 'option',
  select: 'list box',
  summary: 'button',
  svg: 'image',
  table: 'table',
  textarea: 'textbox',
  ul: 'list',
  video: 'video',
};
const BLOCKS = new Set(
  'address article aside blockquote dd details div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);
/** Their content is many things, each with a name of its own. What is in them is not what they are called. */
const HOLD_OTHERS = new Set(
  'article aside body dl fieldset figure footer form head header html main nav object ol select table tbody tfoot thead tr ul'.split(
    ' ',
  ),
);
const SILENT = new Set(['script', 'style', 'template', 'noscript']);

export function knownBy(code: string, homeHost: string): KnownBy {
  const whole = /^\s*<(html|head|body)\b/i.exec(code);
  if (whole) return { role: 'page', name: '', target: '' };
  const element = elementOf(code.slice(0, MAX_READ));
  if (!element) return { role: 'element', name: '', target: '' };
  const name = cap(nameOf(element), LONGEST_NAME);
  return { role: roleOf(element), name, target: name === '' ? targetOf(element, homeHost) : '' };
}

/** A cell or a row is no child of a common fragment, and code may have been cut inside its opening tag. */
function elementOf(code: string): Element | undefined {
  for (const text of [code, `${code}">`, `${code}>`]) {
    const context = defaultTreeAdapter.createElement('template', names.NS.HTML, []);
    const found = parseFragment(context, text, {}).childNodes.find(isElement);
    if (found) return found;
  }
  return undefined;
}

function isElement(node: Child): node is Element {
  return 'tagName' in node;
}

function attribute(element: Element, wanted: string): string {
  return oneLine(element.attrs.find(({ name }) => name === wanted)?.value.slice(0, MAX_READ) ?? '');
}

function roleOf(element: Element): string {
  const given = attribute(element, 'role').split(' ')[0]?.toLowerCase() ?? '';
  if (/^[a-z]{3,20}$/.test(given) && !['none', 'presentation', 'generic'].includes(given)) return given;
  const tag = element.tagName;
  if (tag === 'a') return attribute(element, 'href') === '' ? 'text' : 'link';
  if (tag === 'input') return INPUTS[attribute(element, 'type').toLowerCase()] ?? 'textbox';
  if (/^h[1-6]$/.test(tag)) return 'heading';
  // Boxes, paragraphs and emphasis are the first things a rebuild changes, and they say nothing to a person.
  return ROLES[tag] ?? 'text';
}

function nameOf(element: Element): string {
  const tag = element.tagName;
  const label = attribute(element, 'aria-label');
  if (label !== '') return label;
  if (['img', 'area'].includes(tag)) return attribute(element, 'alt') || attribute(element, 'title');
  if (tag === 'input') return inputName(element);
  if (['textarea', 'iframe', 'frame'].includes(tag)) {
    return attribute(element, 'title') || attribute(element, 'placeholder');
  }
  if (HOLD_OTHERS.has(tag)) return oneLine(titleInside(element));
  return isContainer(element) ? attribute(element, 'title') : oneLine(textOf(element)) || attribute(element, 'title');
}

function inputName(element: Element): string {
  const type = attribute(element, 'type').toLowerCase();
  const words = type === 'image' ? 'alt' : ['submit', 'button', 'reset'].includes(type) ? 'value' : 'placeholder';
  return attribute(element, words) || attribute(element, 'title');
}

/** A legend, a caption or a title of its own. */
function titleInside(element: Element): string {
  const kinds = ['legend', 'caption', 'figcaption'];
  const own = element.childNodes.filter(isElement).find(({ tagName }) => kinds.includes(tagName));
  return own ? textOf(own) : attribute(element, 'title');
}

/** Several blocks inside. One box around everything is what a rebuild adds, so it does not count. */
function isContainer(element: Element): boolean {
  let inner = element;
  for (;;) {
    const filled = inner.childNodes.filter((node) => isElement(node) || ('value' in node && node.value.trim() !== ''));
    const [only] = filled;
    if (filled.length !== 1 || !only || !isElement(only)) break;
    inner = only;
  }
  return inner.childNodes.some((node) => isElement(node) && BLOCKS.has(node.tagName));
}

/** Words of an element and the alternatives of the pictures in it, no further than a name goes. */
function textOf(element: Element): string {
  let text = '';
  const waiting: Child[] = [...element.childNodes].reverse();
  for (let node = waiting.pop(); node !== undefined && text.length < 4 * LONGEST_NAME; node = waiting.pop()) {
    if ('value' in node) text += node.value;
    if (!isElement(node) || SILENT.has(node.tagName)) continue;
    if (node.tagName === 'img') text += ` ${attribute(node, 'alt')} `;
    else if (attribute(node, 'aria-label') !== '') text += ` ${attribute(node, 'aria-label')} `;
    else waiting.push(...[...node.childNodes].reverse());
  }
  return text;
}

function targetOf(element: Element, homeHost: string): string {
  const read = (name: string) => attribute(element, name);
  if (read('href') !== '') return cap(steadyAddress(read('href'), homeHost), 100);
  const file = read('src') || read('data');
  if (file !== '') return file.startsWith('data:') ? '' : cap(steadyFile(file), 100);
  if (read('action') !== '') return cap(steadyAddress(read('action'), homeHost), 100);
  // What a form sends is a contract with the server. Frameworks put a path in front of it.
  return cap(
    withoutGenerated(
      read('name')
        .split(/[$.[\]]+/)
        .filter(Boolean)
        .at(-1) ?? '',
    ),
    100,
  );
}
