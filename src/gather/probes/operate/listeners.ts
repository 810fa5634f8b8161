/// <reference lib="dom" />
import { runInWorld, type World } from '../../in-page/run.ts';

const HEARD =
  /^(click|mousedown|mouseup|pointerdown|pointerup|touchstart|touchend|keydown|keyup|keypress|mouseenter|mouseover|pointerenter|pointerover|mousemove|pointermove|touchmove|dragstart|drop|focus|focusin|submit|invalid|change|input)$/;
/** Of the focus as it goes away. */
const LEAVING = /^(blur|focusout)$/;
const MOST = 400;

interface Listener {
  readonly type: string;
  readonly backendNodeId?: number;
}

/** Tells the watch in the page which elements its scripts listen to, as the debugging protocol knows it. */
export async function learnListeners(world: World): Promise<void> {
  const { session } = world;
  const group = 'lgdss-listeners';
  const root = await documentOf(world, group);
  if (!root) return;
  try {
    const whole = { objectId: root, depth: -1, pierce: true };
    const { listeners } = await session.send('DOMDebugger.getEventListeners', whole);
    const byNode = new Map<number, Set<string>>();
    const leaving = new Set<number>();
    for (const { type, backendNodeId } of listeners as readonly Listener[]) {
      if (backendNodeId !== undefined && LEAVING.test(type) && leaving.size < MOST) leaving.add(backendNodeId);
      if (backendNodeId === undefined || !HEARD.test(type)) continue;
      if (!byNode.has(backendNodeId) && byNode.size >= MOST) continue;
      byNode.set(backendNodeId, (byNode.get(backendNodeId) ?? new Set()).add(type));
    }
    const all = [...byNode].map(([id, types]) => [id, [...types].toSorted()] as const);
    const left = [...leaving].map((id) => [id, null] as const);
    const resolved = await Promise.all(
      [...all, ...left].map(async ([backendNodeId, types]) => {
        const node = await session
          .send('DOM.resolveNode', { backendNodeId, executionContextId: world.contextId, objectGroup: group })
          .catch(() => null);
        return node?.object.objectId ? [{ objectId: node.object.objectId }, { value: types }] : [];
      }),
    );
    await session.send('Runtime.callFunctionOn', {
      executionContextId: world.contextId,
      functionDeclaration: `function (...pairs) {
        const watch = globalThis.lgdssWatch;
        for (let i = 0; i < pairs.length; i += 2) {
          if (pairs[i + 1] === null) watch.leaving.add(pairs[i]);
          else watch.listens.set(pairs[i], new Set(pairs[i + 1]));
        }
      }`,
      arguments: resolved.flat(),
      silent: true,
    });
    await runInWorld(world, noteAbove, await aboveAll(session, root, group));
  } finally {
    await session.send('Runtime.releaseObjectGroup', { objectGroup: group }).catch(() => undefined);
  }
}

/** The document of our world, as the page's own scripts have it: the debugger shows the listeners of the world it is asked in. */
async function documentOf({ session, contextId, inFrame }: World, objectGroup: string): Promise<string | undefined> {
  const ours = inFrame === true ? { contextId } : {};
  const { result } = await session.send('Runtime.evaluate', { expression: 'document', objectGroup, ...ours });
  if (!inFrame || !result.objectId) return result.objectId;
  const { node } = await session.send('DOM.describeNode', { objectId: result.objectId });
  const own = await session.send('DOM.resolveNode', { backendNodeId: node.backendNodeId, objectGroup });
  return own.object.objectId;
}

/** What the window listens for: it hears of everything in the end. */
async function aboveAll(session: World['session'], objectId: string, objectGroup: string): Promise<readonly string[]> {
  const ask = { objectId, functionDeclaration: 'function () { return this.defaultView; }', objectGroup };
  const { result } = await session.send('Runtime.callFunctionOn', ask);
  if (!result.objectId) return [];
  const { listeners } = await session.send('DOMDebugger.getEventListeners', { objectId: result.objectId });
  return [...new Set(listeners.map(({ type }) => type))].filter((type) => HEARD.test(type)).toSorted();
}

function noteAbove(_h: unknown, above: readonly string[]): null {
  const { lgdssWatch: watch } = globalThis as unknown as {
    lgdssWatch: { delegates: boolean; listens: Map<Node, Set<string>> };
  };
  watch.listens.set(document, new Set([...(watch.listens.get(document) ?? []), ...above]));
  const heard = (one: Node | null) => one !== null && watch.listens.get(one)?.has('click') === true;
  watch.delegates = [document, document.documentElement, document.body].some(heard);
  return null;
}
