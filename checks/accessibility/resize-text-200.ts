import { cantTell, definePageCheck, failedIf, inapplicable, passed } from '../../src/model/check.ts';
import type { SmallText } from '../../src/model/seen/layouts.ts';
import { CUT_SHORT, foundAt, isStill, layoutCaptions, lostText, unseen } from '../lib/layouts.ts';

export const resizeText200 = definePageCheck({
  meta: {
    id: 'accessibility/resize-text-200',
    title: 'Text can be made twice as large, and all of it stays there',
    kind: 'automatic',
    why: 'People who enlarge text need all of it. A box with a fixed height hides what no longer fits, and they may not even notice.',
    affects: 'People with low vision who enlarge text or zoom in.',
    fix: 'Let boxes grow with their text: use min-height in place of height, and do not hide what does not fit. Give text a size in rem, not in parts of the window.',
    severity: 'serious',
    basis: 'law',
    legal: ['psbar', 'equality-act'],
    points: ['lgdss:10'],
    criteria: ['1.4.4'],
    sources: ['https://www.w3.org/WAI/WCAG22/Understanding/resize-text.html'],
    since: '2026-11-29',
    messages: {
      cut: 'At a zoom of 200% a box cuts off this text: “{words}”',
      overlap: 'At a zoom of 200% two texts lie on top of each other: “{words}” and “{other}”',
      still:
        'This text does not get larger when people zoom in: “{words}”. Its size depends on the width of the window.',
      cutShort: CUT_SHORT,
    },
    captions: layoutCaptions,
  },
  needs: ['layouts'],
  evaluate({ layouts }) {
    const { small, lost, texts } = layouts;
    const found = [
      ...lost.zoom200.filter(({ certain }) => certain).map(lostText),
      ...small.filter(isStill).map((text: SmallText) => foundAt(text, 'still', { words: text.words })),
    ];
    if (found.length > 0) return failedIf(found);
    const missing = unseen(layouts, ['zoom200', 'zoom400']);
    if (missing.length > 0) return cantTell(missing);
    return texts.read === 0 ? inapplicable : passed;
  },
});
