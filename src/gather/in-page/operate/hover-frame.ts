/// <reference lib="dom" />
import type { InPageHelpers } from '../helpers.ts';

/**
 * Whether this is a frame of the site whose page is around it, large enough to be used and drawn at its own size: only then
 * can a place in it be pointed at.
 */
export function mayHoverIn(h: InPageHelpers): boolean {
  const least = 40;
  let view: Window = window;
  for (let deep = 0; deep < 5; deep += 1) {
    const frame = view.frameElement;
    if (!frame) return deep > 0 && view === view.top;
    const { width, height } = h.prop(frame, 'getBoundingClientRect').call(frame);
    if (width < least || height < least || !h.prop(frame, 'checkVisibility').call(frame)) return false;
    if (Math.abs(width - (frame as HTMLElement).offsetWidth) > 1) return false;
    view = h.prop(frame, 'ownerDocument')?.defaultView ?? view;
  }
  return false;
}
