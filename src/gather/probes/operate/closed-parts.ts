import type { Sender } from '../probe.ts';

/** Whether some component of the page keeps its tree to itself: what changes in there, no script of ours can see. */
export async function hasClosedParts(session: Sender): Promise<boolean> {
  const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
  await session.send('DOM.disable').catch(() => undefined);
  return isClosedIn(root);
}

interface Tree {
  readonly shadowRootType?: string;
  readonly children?: readonly Tree[];
  readonly shadowRoots?: readonly Tree[];
}

function isClosedIn(root: Tree): boolean {
  const waiting = [root];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.shadowRootType === 'closed') return true;
    for (const child of node.children ?? []) waiting.push(child);
    for (const child of node.shadowRoots ?? []) waiting.push(child);
  }
  return false;
}
