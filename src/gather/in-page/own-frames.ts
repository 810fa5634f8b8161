/// <reference lib="dom" />
import type { Box } from '../../model/evidence.ts';
import type { InPageHelpers } from './helpers.ts';

/** A frame that people see and whose document the page itself may read. */
export interface OwnFrame {
  /** Its number among all frames of the page, in their order. */
  readonly place: number;
  readonly selector: string;
  /** What its document has for a window, in pixels of the page. */
  readonly window: Box;
}

/** Frames of the same origin. One in a component is not found: its place is counted otherwise. */
export function readOwnFrames(h: InPageHelpers): readonly OwnFrame[] {
  const frames = [...document.querySelectorAll<HTMLIFrameElement>('iframe, frame')];
  return frames.flatMap((frame, place) => {
    const box = h.boxOf(frame);
    // Of frames of other origins there is none.
    if (!box || !frame.contentDocument || !h.isVisible(frame)) return [];
    const { paddingLeft, paddingTop } = getComputedStyle(frame);
    const x = Math.round(box.x + frame.clientLeft + Number.parseFloat(paddingLeft));
    const y = Math.round(box.y + frame.clientTop + Number.parseFloat(paddingTop));
    const window = { x, y, width: frame.clientWidth, height: frame.clientHeight };
    return [{ place, selector: h.selectorOf(frame), window }];
  });
}
