import { type DefaultTreeAdapterTypes, parse } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;

const UNSEEN = new Set(['script', 'style', 'template', 'noscript']);

export interface RawPage {
  /** What people would read, as it stands in the source. */
  readonly text: string;
  readonly title: string;
  readonly comments: string;
}

/** A page as the server sent it, before any script ran. */
export function readRawPage(body: string): RawPage {
  const text: string[] = [];
  const title: string[] = [];
  const comments: string[] = [];
  const waiting: Node[] = [parse(body)];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.nodeName === '#comment' && 'data' in node) comments.push(node.data);
    else if (node.nodeName === '#text' && 'value' in node) {
      const inTitle = node.parentNode?.nodeName === 'title';
      (inTitle ? title : text).push(node.value);
    } else if ('childNodes' in node && !UNSEEN.has(node.nodeName)) waiting.push(...node.childNodes.toReversed());
  }
  return { text: text.join('\n'), title: title.join(' ').trim(), comments: comments.join('\n') };
}
