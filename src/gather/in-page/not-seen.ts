/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { NotSeen } from '../../model/seen/motion.ts';
import type { InPageHelpers } from './helpers.ts';
import type { MotionTools } from './motion-tools.ts';

/** Places that may move and that cannot be looked into, or were not loaded. */
export function readNotSeen(h: InPageHelpers & MotionTools): readonly NotSeen[] {
  const found: NotSeen[] = [];
  const note = (element: Element, what: NotSeen['what']) => {
    const { selector, html, box } = h.movingBase(element, []);
    if (box && found.length < 30) found.push({ what, selector, html, box });
  };
  const shown = (element: Element) => h.isVisible(element);
  for (const frame of h.everywhere('iframe, frame')) if (shown(frame)) note(frame, 'frame');
  for (const image of h.everywhere<HTMLImageElement>('img')) {
    const waits = image.loading === 'lazy' && (!image.complete || image.currentSrc === '');
    const address = image.currentSrc || image.src;
    if (waits && /\.(gif|apng|webp|avif)([?#]|$)/i.test(address) && shown(image)) note(image, 'file');
  }
  // A component with a size, and nothing in it that anybody may read: it keeps what it shows to itself.
  for (const element of h.everywhere(':defined')) {
    if (!h.prop(element, 'localName').includes('-') || h.prop(element, 'shadowRoot')) continue;
    const inside = [...h.prop(element, 'children')].some((child) => h.isThere(child));
    if (!inside && h.textOf(element, 1) === '' && shown(element)) note(element, 'closed');
  }
  return found;
}
