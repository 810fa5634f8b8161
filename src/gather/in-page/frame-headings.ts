/// <reference lib="dom" />
import type { FramedHeading } from '../../model/seen/blocks.ts';
import type { InPageHelpers } from './helpers.ts';

/** Of one frame, the headings that people see, in their order. */
export function readFrameHeadings(h: InPageHelpers): FramedHeading[] {
  const headings: FramedHeading[] = [];
  for (const element of h.everywhere('h1, h2, h3, h4, h5, h6, [role=heading]').slice(0, 200)) {
    if (headings.length >= 30) break;
    const stated = Number(h.prop(element, 'getAttribute').call(element, 'aria-level'));
    const level = stated || Number(h.prop(element, 'localName').slice(1)) || 2;
    const text = h.textOf(element, 200);
    if (text === '' || !h.isVisible(element)) continue;
    headings.push({
      level,
      text,
      selector: h.selectorOf(element),
      html: h.startTag(element, 250),
      box: h.boxOf(element),
    });
  }
  return headings;
}
