/// <reference lib="dom" />
import type { InPageHelpers } from '../helpers.ts';
import type { Watch } from './watch.ts';

/** What is asked of content that has come up and lies over something. */
export interface Covering {
  /** Letters of other words that cannot be seen for it; 0 where it can be seen through. */
  readonly hides: number;
  /** No script hears of presses or keys there, so that only what the browser does by itself can take it away. */
  readonly deaf: boolean;
}

/** How much the content hides, and whether a script could take it away when somebody asks for that. */
export function readCovering(h: InPageHelpers, { id, trigger }: { id: number; trigger: number }): Covering {
  const watch = (globalThis as unknown as { lgdssWatch: Watch }).lgdssWatch;
  const MOST_TEXTS = 4000;
  const OPAQUE = 0.95;
  const PRESSES =
    /^(click|dblclick|mousedown|mouseup|pointerdown|pointerup|touchstart|touchend|keydown|keyup|keypress)$/;
  const content = watch.at(id);
  const about = [content, watch.at(trigger)];
  const isAbout = (node: Node) =>
    node === document || about.some((one) => node.contains(one) || (one.contains(node) && node !== one));
  const hears = [...watch.listens].some(
    ([node, types]) => isAbout(node) && [...types].some((type) => PRESSES.test(type)),
  );
  const inline = about.some((one) => {
    for (let up: Element | null = one; up; up = h.above(up))
      if ([...h.prop(up, 'attributes')].some(({ name }) => name.startsWith('on') && PRESSES.test(name.slice(2))))
        return true;
    return h.has(one, '[onclick], [onkeydown], [onkeyup], [onmousedown]');
  });
  const style = getComputedStyle(content);
  const alpha = /^rgb\(/.test(style.backgroundColor)
    ? 1
    : Number(/^rgba\(.*,\s*([\d.]+)\)$/.exec(style.backgroundColor)?.[1] ?? 0);
  const isOpaque = alpha >= OPAQUE && Number(style.opacity) >= OPAQUE;
  const deaf = !hears && !inline && h.hostOf(content) === null;
  if (!isOpaque) return { hides: 0, deaf };
  const room = content.getBoundingClientRect();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let hides = 0;
  for (let seen = 0; seen < MOST_TEXTS && walker.nextNode(); seen += 1) {
    const { currentNode } = walker;
    const parent = currentNode.parentElement;
    const letters = (currentNode.nodeValue ?? '').replace(/[^\p{L}\p{N}]/gu, '').length;
    if (!parent || letters === 0 || about.some((one) => one.contains(parent)) || !watch.shown(parent)) continue;
    const range = document.createRange();
    range.selectNodeContents(currentNode);
    const rects = [...range.getClientRects()].slice(0, 40);
    const whole = rects.reduce((sum, { width, height }) => sum + width * height, 0);
    for (const rect of rects) {
      const left = Math.max(rect.left, room.left);
      const top = Math.max(rect.top, room.top);
      const [width, height] = [Math.min(rect.right, room.right) - left, Math.min(rect.bottom, room.bottom) - top];
      // Half a line still shows what it says.
      if (width < 4 || height < rect.height * 0.7 || whole === 0) continue;
      const hit = h.hitAt(left + width / 2, top + height / 2);
      if (hit && content.contains(hit)) hides += (letters * width * height) / whole;
    }
  }
  return { hides: Math.floor(hides), deaf };
}
