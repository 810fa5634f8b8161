import { type DefaultTreeAdapterTypes, parse } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;
export type Tag = Readonly<Record<string, string | undefined>>;

/** The attributes of every tag of one name, in the order of the page. Templates are not part of a page. */
export function tagsOf(html: string, name: string): readonly Tag[] {
  const found: Tag[] = [];
  const waiting: Node[] = [parse(html)];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if ('tagName' in node && node.tagName === name) {
      found.push(Object.fromEntries(node.attrs.map((attribute) => [attribute.name, attribute.value])));
    }
    if ('childNodes' in node) waiting.push(...node.childNodes.toReversed());
  }
  return found;
}
