import { runInWorld, type World } from '../../in-page/run.ts';

const HEARD =
  /^(click|mousedown|mouseup|pointerdown|pointerup|touchstart|touchend|keydown|keyup|keypress|mouseenter|mouseover|pointerenter|pointerover|mousemove|focus|focusin|submit)$/;
const MOST = 400;

interface Listener {
  readonly type: string;
  readonly backendNodeId?: number;
}

/** Tells the watch in the page which elements its scripts listen to, as the debugging protocol knows it. */
export async function learnListeners(world: World): Promise<void> {
  const { session } = world;
  const group = 'lgdss-listeners';
  const { result } = await session.send('Runtime.evaluate', { expression: 'document', objectGroup: group });
  if (!result.objectId) return;
  try {
    const { listeners } = await session.send('DOMDebugger.getEventListeners', { objectId: result.objectId, depth: -1 });
    const byNode = new Map<number, Set<string>>();
    for (const { type, backendNodeId } of listeners as readonly Listener[]) {
      if (backendNodeId === undefined || !HEARD.test(type)) continue;
      if (!byNode.has(backendNodeId) && byNode.size >= MOST) continue;
      byNode.set(backendNodeId, (byNode.get(backendNodeId) ?? new Set()).add(type));
    }
    const resolved = await Promise.all(
      [...byNode].map(async ([backendNodeId, types]) => {
        const node = await session
          .send('DOM.resolveNode', { backendNodeId, executionContextId: world.contextId, objectGroup: group })
          .catch(() => null);
        return node?.object.objectId ? [{ objectId: node.object.objectId }, { value: [...types].toSorted() }] : [];
      }),
    );
    await session.send('Runtime.callFunctionOn', {
      executionContextId: world.contextId,
      functionDeclaration: `function (...pairs) {
        const watch = globalThis.lgdssWatch;
        for (let i = 0; i < pairs.length; i += 2) watch.listens.set(pairs[i], new Set(pairs[i + 1]));
      }`,
      arguments: resolved.flat(),
      silent: true,
    });
    await runInWorld(
      world,
      noteDelegates,
      listeners.some((one) => isAbove(one as Listener)),
    );
  } finally {
    await session.send('Runtime.releaseObjectGroup', { objectGroup: group }).catch(() => undefined);
  }
}

/** Listeners of the document itself come without a node in some versions of the browser. */
function isAbove({ type, backendNodeId }: Listener): boolean {
  return type === 'click' && backendNodeId === undefined;
}

function noteDelegates(_h: unknown, given: boolean): null {
  const { lgdssWatch: watch } = globalThis as unknown as {
    lgdssWatch: { delegates: boolean; listens: Map<unknown, Set<string>> };
  };
  const heard = (one: unknown) => watch.listens.get(one)?.has('click') ?? false;
  watch.delegates = given || [document, document.documentElement, document.body].some(heard);
  return null;
}
