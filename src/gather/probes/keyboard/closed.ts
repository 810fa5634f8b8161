import type { KeyUnseen } from '../../../model/seen/keyboard.ts';
import type { InPageHelpers } from '../../in-page/helpers.ts';
import type { WithKeys } from '../../in-page/keys.ts';
import type { World } from '../../in-page/run.ts';

/**
 * Parts that a component keeps to itself are out of reach of every script but its own, and in reach of the browser's
 * debugger. True when there are such parts and our world now knows them.
 */
export async function openClosed({ session, contextId }: World, id: number): Promise<boolean> {
  const host = await session.send('Runtime.evaluate', { expression: `lgdssKeys.elements[${id}]`, contextId });
  const { objectId } = host.result;
  if (!objectId) return false;
  const { node } = await session.send('DOM.describeNode', { objectId, depth: 1, pierce: true });
  const closed = node.shadowRoots?.find(({ shadowRootType }) => shadowRootType === 'closed');
  if (!closed) return false;
  const { backendNodeId } = closed;
  const { object } = await session.send('DOM.resolveNode', { backendNodeId, executionContextId: contextId });
  if (!object.objectId) return false;
  await session.send('Runtime.callFunctionOn', {
    functionDeclaration: 'function (host) { lgdssKeys.closed.set(host, this); }',
    objectId: object.objectId,
    arguments: [{ objectId }],
  });
  return true;
}

/** Frames of other sites that can be seen, whose inside is out of reach from here, and what was found closed. */
export function findUnseen(h: InPageHelpers, closed: readonly number[]): readonly KeyUnseen[] {
  const keys = (globalThis as unknown as WithKeys).lgdssKeys;
  const isOpaque = (one: Element) => {
    try {
      return (one as HTMLIFrameElement).contentDocument === null;
    } catch {
      return true;
    }
  };
  const LEAST = 10;
  const frames = [...document.querySelectorAll('iframe, frame')].slice(0, 50).filter((one) => {
    const rect = h.prop(one, 'getBoundingClientRect').call(one);
    return isOpaque(one) && h.isVisible(one) && rect.width > LEAST && rect.height > LEAST;
  });
  const parts = closed.flatMap((id) => keys.elements[id] ?? []);
  return [
    ...frames.slice(0, 20).map((one) => ({ ...keys.describe(one), why: 'frame' as const })),
    ...parts.slice(0, 20).map((one) => ({ ...keys.describe(one), why: 'closed' as const })),
  ];
}
