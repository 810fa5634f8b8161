/// <reference lib="dom" />
import type { Box, Region } from '../../model/evidence.ts';
import type { Changing } from './changing.ts';
import type { RootHelpers } from './open-roots.ts';

export { changing } from './changing.ts';
export {
  above,
  byId,
  childrenOf,
  elementAt,
  everywhere,
  focused,
  has,
  hitAt,
  holds,
  hostOf,
  inside,
  isPlain,
  nearest,
  openRoots,
  partsOf,
  placesOf,
  wordsIn,
} from './open-roots.ts';
export { languageOfShort } from './short-language.ts';
export { shownElements } from './shown-elements.ts';
export { boxOfTexts } from './text-box.ts';
export { wordsBeside } from './words-beside.ts';

/**
 * Small functions for use inside a page. Each is turned into source text and run there, so it must not refer to anything
 * outside itself; they reach each other through `this`, which is the `h` object.
 */
export interface InPageHelpers extends RootHelpers {
  prop<K extends keyof Element>(element: Element, key: K): Element[K];
  selectorOf(element: Element): string;
  boxOf(element: Element): Box | null;
  regionOf(element: Element): Region;
  isVisible(element: Element): boolean;
  textOf(element: Element, most: number): string;
  nameOf(element: Element, most: number): string;
  labelsOf(element: Element): string;
  openingTag(element: Element, most: number): string;
  startTag(element: Element, most: number): string;
  fieldsBeside(element: Element): Element[];
  wordsBeside(element: Element, most: number): string | null;
  languageOfShort(text: string): string | null;
  boxOfTexts(texts: readonly Text[]): Box | null;
  shownElements(most: number): Set<Element>;
  changing(which: Changing): readonly Element[];
}

/** In a form, `form.children` is the field named "children" if there is one. This is always the property. */
export function prop<K extends keyof Element>(element: Element, key: K): Element[K] {
  return Reflect.get(Element.prototype, key, element);
}

/** Through open shadow roots, outermost first: `#card >>> #email`. */
export function selectorOf(this: InPageHelpers, element: Element): string {
  const parts: string[] = [];
  const host = this.hostOf(element);
  const inside = host && this.prop(element, 'getRootNode').call(element);
  let current: Element | null = element;
  while (current && parts.length < 12) {
    const id = this.prop(current, 'id');
    // Ids made of digits or very long ones are usually generated and change from visit to visit.
    if (id && id.length < 60 && !/\d{4,}/.test(id) && this.byId(current, id) === current) {
      parts.unshift(`#${CSS.escape(id)}`);
      break;
    }
    // Pages may invent element names of any length.
    const tag = this.prop(current, 'localName').slice(0, 60);
    const parent: Element | null = this.prop(current, 'parentElement');
    if (!parent && !inside) {
      parts.unshift(tag);
      break;
    }
    let twins = 0;
    let place = 0;
    for (const sibling of parent ? this.prop(parent, 'children') : (inside as ShadowRoot).children) {
      if (this.prop(sibling, 'localName').slice(0, 60) !== tag) continue;
      twins += 1;
      if (sibling === current) place = twins;
    }
    parts.unshift(twins > 1 ? `${CSS.escape(tag)}:nth-of-type(${place})` : CSS.escape(tag));
    current = parent;
  }
  const own = parts.join(' > ');
  return (host ? `${this.selectorOf(host)} >>> ${own}` : own).slice(0, 500);
}

export function boxOf(this: InPageHelpers, element: Element): Box | null {
  const { x, y, width, height } = this.prop(element, 'getBoundingClientRect').call(element);
  if (width === 0 || height === 0) return null;
  const round = (value: number) => Math.round(value);
  return { x: round(x + scrollX), y: round(y + scrollY), width: round(width), height: round(height) };
}

export function regionOf(this: InPageHelpers, element: Element): Region {
  const within = (selector: string) => this.nearest(element, selector) !== null;
  const footer = this.nearest(element, 'footer');
  const ofPart = footer !== null && this.nearest(footer, 'main, article') !== null;
  if (within('footer, [role=contentinfo]') && !ofPart) return 'footer';
  if (within('nav, [role=navigation]')) return 'nav';
  if (within('main, [role=main]')) return 'main';
  if (within('header, [role=banner]')) return 'header';
  return 'other';
}

/** Rendered, on the canvas, and not clipped to the one pixel that holds text for screen readers only. */
export function isVisible(this: InPageHelpers, element: Element): boolean {
  const shown = this.prop(element, 'checkVisibility');
  if (!shown.call(element, { opacityProperty: true, visibilityProperty: true })) return false;
  const rect = this.prop(element, 'getBoundingClientRect').call(element);
  if (rect.width <= 1 || rect.height <= 1) return false;
  if (rect.right + scrollX <= 0 || rect.bottom + scrollY <= 0) return false;
  let around = this.above(element);
  while (around) {
    const { width, height } = this.prop(around, 'getBoundingClientRect').call(around);
    if ((width <= 1 || height <= 1) && /hidden|clip/.test(getComputedStyle(around).overflow)) return false;
    around = this.above(around);
  }
  return true;
}

export function textOf(this: InPageHelpers, element: Element, most: number): string {
  return this.wordsIn(element).replace(/\s+/g, ' ').trim().slice(0, most);
}

/** The accessible name, as near as it comes without computing styles. */
export function nameOf(this: InPageHelpers, element: Element, most: number): string {
  const attribute = (name: string) => this.prop(element, 'getAttribute').call(element, name)?.trim() ?? '';
  const ids = attribute('aria-labelledby').split(/\s+/).filter(Boolean);
  const alternativesIn = (one: Element) => {
    const pictures = this.inside(one, 'img[alt], [aria-label]');
    const read = (picture: Element, name: string) => this.prop(picture, 'getAttribute').call(picture, name);
    return pictures.map((picture) => read(picture, 'alt') ?? read(picture, 'aria-label') ?? '').join(' ');
  };
  const given = (one: Element) => this.prop(one, 'getAttribute').call(one, 'aria-label') ?? '';
  const firstOf = (texts: readonly string[]) => texts.find((text) => text.trim() !== '') ?? '';
  const named = ids.map((id) => this.byId(element, id)).filter((one) => one !== null);
  const labelled = named.map((one) => firstOf([given(one), this.wordsIn(one), alternativesIn(one)])).join(' ');
  const words = `${this.wordsIn(element)} ${alternativesIn(element)}`;
  const own = [labelled, attribute('aria-label'), this.labelsOf(element), words, attribute('alt'), attribute('title')];
  return firstOf(own).replace(/\s+/g, ' ').trim().slice(0, most);
}

/** Of a field or a button, what its labels say wherever they stand. What is in a field within a label is no word of it. */
export function labelsOf(this: InPageHelpers, element: Element): string {
  const most = 3;
  const kinds = [HTMLInputElement, HTMLSelectElement, HTMLTextAreaElement, HTMLButtonElement, HTMLOutputElement];
  const kind = kinds.find((known) => element instanceof known);
  const labels: NodeListOf<HTMLLabelElement> | null = kind ? Reflect.get(kind.prototype, 'labels', element) : null;
  if (!labels || labels.length === 0) return '';
  const isWord = ({ nodeType, parentElement }: Node) =>
    nodeType === Node.TEXT_NODE && !(parentElement && this.nearest(parentElement, 'select, textarea, button'));
  const words = [...labels].slice(0, most).flatMap((label) => this.partsOf(label).filter(isWord));
  return words.map(({ nodeValue }) => nodeValue ?? '').join(' ');
}

export function openingTag(this: InPageHelpers, element: Element, most: number): string {
  return this.prop(element, 'outerHTML').slice(0, most);
}

/** The start tag alone, for elements that may hold half the page: writing all of that out would take long. */
export function startTag(this: InPageHelpers, element: Element, most: number): string {
  let tag = `<${this.prop(element, 'localName').slice(0, 60)}`;
  for (const { name, value } of this.prop(element, 'attributes')) {
    if (tag.length > most) break;
    tag += ` ${name.slice(0, 60)}="${value.slice(0, most).replaceAll('"', '&quot;')}"`;
  }
  return `${tag}>`.slice(0, most);
}

/** Fields in the same small part of the page, into which people can type what the element would set. */
export function fieldsBeside(this: InPageHelpers, element: Element): Element[] {
  const fields =
    'input:not([type=checkbox], [type=radio], [type=button], [type=submit], [type=image], [type=hidden], [readonly], :disabled), textarea:not([readonly], :disabled)';
  const isSmall = (box: Element) => {
    const { width, height } = this.prop(box, 'getBoundingClientRect').call(box);
    if (!(box instanceof HTMLElement) || width * height > innerWidth * innerHeight * 0.5) return false;
    // Without what is hidden in it, such as a calendar.
    return Reflect.get(HTMLElement.prototype, 'innerText', box).trim().length <= 60;
  };
  const parent = this.above(element);
  const boxes = [parent, parent && this.above(parent)].filter((box) => box !== null && isSmall(box));
  return boxes.flatMap((box) => (box ? this.inside(box, fields) : []));
}
