/// <reference lib="dom" />
import type { InPageHelpers } from '../helpers.ts';

/** `settled`: it changed for a while and then no more; `restless`: it went on changing, or says that it is busy. */
export type Steadiness = 'as-it-was' | 'settled' | 'restless';

/** Whether the part that was put down for axe stays as it is for `quiet` milliseconds. Waits for that no longer than `most`. */
export async function staysAsItIs(
  h: InPageHelpers,
  { quiet, most }: { quiet: number; most: number },
): Promise<Steadiness> {
  const { lgdssLayer: layer } = globalThis as unknown as { lgdssLayer?: Element };
  if (!layer) return 'restless';
  const BUSY = '[aria-busy=true], [role=progressbar], progress';
  const began = performance.now();
  let changed = began;
  const elementAt = (node: Node): Element | null => {
    if (node instanceof Element) return node;
    return node instanceof ShadowRoot ? node.host : node.parentNode && elementAt(node.parentNode);
  };
  const isInside = ({ target }: MutationRecord) => {
    const at = elementAt(target);
    return at !== null && h.holds(layer, at);
  };
  const observer = new MutationObserver((records) => {
    if (records.length > 300 || records.some(isInside)) changed = performance.now();
  });
  const all = { subtree: true, childList: true, attributes: true, characterData: true };
  for (const root of h.openRoots().roots) observer.observe(root, all);
  while (performance.now() - changed < quiet && performance.now() - began < most)
    await new Promise((resolve) => setTimeout(resolve, 50));
  observer.disconnect();
  if (performance.now() - changed < quiet || h.nearest(layer, BUSY) !== null || h.has(layer, BUSY)) return 'restless';
  return changed === began ? 'as-it-was' : 'settled';
}
