import { cantTell, definePageCheck, failedIf, inapplicable, passed } from '../../src/model/check.ts';
import { CUT_SHORT, layoutCaptions, lostText, unseen } from '../lib/layouts.ts';

export const textSpacing = definePageCheck({
  meta: {
    id: 'accessibility/text-spacing',
    title: 'Text stays whole when people put more space into it',
    kind: 'automatic',
    why: 'Many people read better with more space between lines, words and letters, and their browser adds it for them. Boxes that are made to measure then hide a part of the text.',
    affects: 'People with dyslexia, with low vision or with a learning disability.',
    fix: 'Leave heights and widths open, so that boxes grow with their text. Use min-height in place of height, and let words wrap.',
    severity: 'moderate',
    basis: 'law',
    legal: ['psbar', 'equality-act'],
    points: ['lgdss:10'],
    criteria: ['1.4.12'],
    sources: ['https://www.w3.org/WAI/WCAG22/Understanding/text-spacing.html'],
    since: '2026-11-29',
    messages: {
      cut: 'With more space in the text a box cuts it off: “{words}”',
      overlap: 'With more space in the text two texts lie on top of each other: “{words}” and “{other}”',
      cutShort: CUT_SHORT,
    },
    captions: layoutCaptions,
  },
  needs: ['layouts'],
  evaluate({ layouts }) {
    const found = layouts.lost.spacing.filter(({ certain }) => certain).map(lostText);
    if (found.length > 0) return failedIf(found);
    const missing = unseen(layouts, ['spacing']);
    if (missing.length > 0) return cantTell(missing);
    return layouts.texts.read === 0 ? inapplicable : passed;
  },
});
