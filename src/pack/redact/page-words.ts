import type { DefaultTreeAdapterTypes } from 'parse5';

export type Node = DefaultTreeAdapterTypes.Node;

/** These run on in one line with what stands beside them, so that an address may be made of several. */
export const IN_LINE: ReadonlySet<string> = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);
const NO_WORDS = new Set(['head', 'noscript', 'script', 'style', 'template']);

/** Words as a reader would come by them, hidden parts too: in one piece where tags only mark them. */
export function wordsIn(top: Node): string {
  const parts: string[] = [];
  for (const node of nodesIn(top, NO_WORDS)) {
    if (node.nodeName === '#text' && 'value' in node) parts.push(node.value);
    else if ('tagName' in node && !IN_LINE.has(node.tagName)) parts.push('\n');
  }
  return parts.join('');
}

/**
 * In the order of the page, without recursion: a page may be nested as deeply as it likes. An element whose inside ends a
 * line comes twice, before and after it.
 */
export function* nodesIn(top: Node, without: ReadonlySet<string> = new Set()): Generator<Node> {
  const waiting: { readonly node: Node; readonly left?: true }[] = [{ node: top }];
  for (let one = waiting.pop(); one; one = waiting.pop()) {
    const { node, left } = one;
    if (!left && without.has(node.nodeName)) continue;
    yield node;
    if (left) continue;
    if ('tagName' in node && !IN_LINE.has(node.tagName)) waiting.push({ node, left: true });
    // Last in, first out.
    if ('content' in node) waiting.push({ node: node.content });
    if ('childNodes' in node) for (const child of node.childNodes.toReversed()) waiting.push({ node: child });
  }
}
