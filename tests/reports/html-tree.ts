import { readFileSync } from 'node:fs';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';

export type Element = DefaultTreeAdapterTypes.Element;

/** Every element of a page, in document order. */
export function elementsOf(html: string): readonly Element[] {
  const found: Element[] = [];
  const walk = (node: DefaultTreeAdapterTypes.ParentNode): void => {
    for (const child of node.childNodes) {
      if (!('tagName' in child)) continue;
      found.push(child);
      walk(child);
    }
  };
  walk(parse(html));
  return found;
}

export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value;
}

export function textOf(node: DefaultTreeAdapterTypes.ParentNode): string {
  return node.childNodes
    .map((child) => ('value' in child ? child.value : 'childNodes' in child ? textOf(child) : ''))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The one script a report carries. */
export const OWN_SCRIPT = readFileSync(new URL('../../reports/html/filter.js', import.meta.url), 'utf8');

/** As they stand there, letter for letter. */
export function scriptsIn(html: string): readonly string[] {
  return elementsOf(html)
    .filter(({ tagName }) => tagName === 'script')
    .map(({ childNodes }) => childNodes.map((child) => ('value' in child ? child.value : '')).join(''));
}
