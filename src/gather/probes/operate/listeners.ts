/// <reference lib="dom" />
import type { Watch } from '../../in-page/operate/watch.ts';
import type { World } from '../../in-page/run.ts';

const HEARD =
  /^(click|mousedown|mouseup|pointerdown|pointerup|touchstart|touchend|keydown|keyup|keypress|mouseenter|mouseover|pointerenter|pointerover|mousemove|pointermove|touchmove|dragstart|drop|focus|focusin|submit|invalid|change|input)$/;
/** Of the focus as it goes away. */
const LEAVING = /^(blur|focusout)$/;
const MOST = 400;
const MORE_SUBMIT = 'submit, more than once';

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
    // What can be asked at one go costs a third of what it does one after the other.
    const [{ listeners }, hearsAll] = await Promise.all([
      session.send('DOMDebugger.getEventListeners', whole),
      aboveAll(session, root, group),
    ]);
    const byNode = new Map<number, Set<string>>();
    const leaving = new Set<number>();
    for (const { type, backendNodeId } of listeners as readonly Listener[]) {
      if (backendNodeId !== undefined && LEAVING.test(type) && leaving.size < MOST) leaving.add(backendNodeId);
      if (backendNodeId === undefined || !HEARD.test(type)) continue;
      if (!byNode.has(backendNodeId) && byNode.size >= MOST) continue;
      const types = byNode.get(backendNodeId) ?? new Set();
      // One of them may be the attribute of a form.
      byNode.set(backendNodeId, types.add(type === 'submit' && types.has(type) ? MORE_SUBMIT : type));
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
      functionDeclaration: noteListeners.toString(),
      arguments: [{ value: hearsAll }, ...resolved.flat()],
      silent: true,
    });
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

/** Runs in our world. What the window hears of, and then an element and its kinds of event in turn; null: of the focus going away. */
function noteListeners(above: readonly string[], ...pairs: readonly unknown[]): void {
  const { lgdssWatch: watch } = globalThis as unknown as { lgdssWatch: Watch };
  for (let at = 0; at < pairs.length; at += 2) {
    const [node, types] = [pairs[at] as Node, pairs[at + 1] as readonly string[] | null];
    if (types === null) watch.leaving.add(node);
    else watch.listens.set(node, new Set(types));
  }
  watch.listens.set(document, new Set([...(watch.listens.get(document) ?? []), ...above]));
  // Without a function that has a name: see `KEEP_NAME`.
  watch.delegates = [document, document.documentElement, document.body].some(
    (one) => one !== null && watch.listens.get(one)?.has('click') === true,
  );
}
