import { type DefaultTreeAdapterTypes, parse } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;
export type Tag = Readonly<Record<string, string | undefined>>;

/** The attributes of every tag of one name, in the order of the page. Templates are not part of a page. */
export function tagsOf(html: string, name: string): readonly Tag[] {
  const found: Tag[] = [];
  const waiting: Node[] = [parse(html)];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if ('tagName' in node && node.tagName === name) {
      found.push(attributesOf(node));
    }
    // One by one: a page may hold more than fit into one call.
    for (const child of childrenOf(node).toReversed()) waiting.push(child);
  }
  return found;
}

/** The attributes of the meta elements that browsers act on: those of the head. */
export function metaTags(html: string): readonly Tag[] {
  const root = childrenOf(parse(html)).find(({ nodeName }) => nodeName === 'html');
  const head = childrenOf(root).find(({ nodeName }) => nodeName === 'head');
  return childrenOf(head).flatMap((node) => (node.nodeName === 'meta' && 'attrs' in node ? [attributesOf(node)] : []));
}

const childrenOf = (node: Node | undefined): readonly Node[] => (node && 'childNodes' in node ? node.childNodes : []);

const attributesOf = ({ attrs }: DefaultTreeAdapterTypes.Element): Tag =>
  Object.fromEntries(attrs.map(({ name, value }) => [name, value]));
