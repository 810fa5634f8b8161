import type { KeyboardWalk } from '../../../model/seen/keyboard.ts';
import { framesOfSite } from '../../in-page/keys-state.ts';
import { describeOne } from '../../in-page/keys-tell.ts';
import { runInWorld } from '../../in-page/run.ts';
import type { Probing } from '../probe.ts';
import { findShortcuts } from './shortcuts.ts';

const MOST_FRAMES = 5;
/** To press every key takes a second or two. */
const MOST_TRIED = 2;
/** The debugger keeps what it has shown until the group is let go. */
const GROUP = 'lgdss-frames';
/** From the document down to its body. */
const DEPTH = 2;

type FrameShortcuts = NonNullable<KeyboardWalk['frameShortcuts']>;

/** Presses single characters in frames of this site whose page hears of keys, while nothing in them has the focus. */
export async function findFrameShortcuts(probing: Probing): Promise<FrameShortcuts> {
  const world = await probing.world();
  const found: FrameShortcuts[number][] = [];
  let tried = 0;
  for (const id of await runInWorld(world, framesOfSite, { most: MOST_FRAMES })) {
    if (!(await hearsKeys(probing, id))) continue;
    const frame = await runInWorld(world, describeOne, id);
    if (!frame) continue;
    tried += 1;
    const keys = tried > MOST_TRIED ? { found: [], tried: 'cut' as const } : await findShortcuts(probing, id);
    found.push({ ...frame, keys: keys.found, tried: keys.tried });
  }
  return found;
}

/** Whether the window, the document or the body in a frame listens for keys. */
async function hearsKeys({ session, world: worldOf }: Probing, id: number): Promise<boolean> {
  const { contextId } = await worldOf();
  const held = { objectGroup: GROUP } as const;
  try {
    const expression = `lgdssKeys.elements[${id}]`;
    const { objectId } = (await session.send('Runtime.evaluate', { expression, contextId, ...held })).result;
    if (!objectId) return false;
    const { node } = await session.send('DOM.describeNode', { objectId, depth: 1, pierce: true });
    const backendNodeId = node.contentDocument?.backendNodeId;
    if (backendNodeId === undefined) return false;
    // In the frame's own world, whose listeners these are.
    const inside = (await session.send('DOM.resolveNode', { backendNodeId, ...held })).object.objectId;
    if (!inside) return false;
    const functionDeclaration = 'function () { return this.defaultView; }';
    const view = await session.send('Runtime.callFunctionOn', { functionDeclaration, objectId: inside, ...held });
    const both = [inside, view.result.objectId].flatMap((one) => one ?? []);
    const heard = await Promise.all(
      both.map((one) => session.send('DOMDebugger.getEventListeners', { objectId: one, depth: DEPTH })),
    );
    return heard.some(({ listeners }) => listeners.some(({ type }) => /^key/.test(type)));
  } catch {
    // A frame that goes away meanwhile takes no key, and must not cost the page its walk.
    return false;
  } finally {
    await session.send('Runtime.releaseObjectGroup', { objectGroup: GROUP });
  }
}
