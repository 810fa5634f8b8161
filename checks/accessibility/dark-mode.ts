import { cantTell, definePageCheck, inapplicable, passed } from '../../src/model/check.ts';
import { CUT_SHORT, foundInPlace, layoutCaptions, unseen } from '../lib/layouts.ts';

export const darkMode = definePageCheck({
  meta: {
    id: 'accessibility/dark-mode',
    title: 'Text stands out in the dark colours of the site, too',
    kind: 'needs-review',
    why: 'Some people ask their browser for dark pages. A site that offers dark colours must make all its text readable in them, not only most of it.',
    affects: 'People with low vision or sensitive eyes, and everyone who reads in the dark.',
    fix: 'Give text and its background their dark colours together, and check the contrast of both sets.',
    severity: 'moderate',
    basis: 'law',
    legal: ['psbar'],
    points: ['lgdss:10'],
    criteria: ['1.4.3'],
    sources: ['https://www.w3.org/WAI/WCAG22/Understanding/contrast-minimum.html'],
    since: '2026-11-29',
    messages: {
      faint:
        'In the dark colours of the site this text has a contrast of {contrast} to 1, and of {usual} to 1 in the light ones: “{words}”',
      cutShort: CUT_SHORT,
    },
    captions: layoutCaptions,
  },
  needs: ['layouts'],
  evaluate({ layouts }) {
    const missing = unseen(layouts, ['dark']);
    if (missing.length > 0) return cantTell(missing);
    const { offered, faint } = layouts.dark;
    if (!offered) return inapplicable;
    const ratio = (hundred: number | null) => ((hundred ?? 0) / 100).toFixed(1);
    const found = faint.map((text) =>
      foundInPlace(text, 'faint', { words: text.words, contrast: ratio(text.contrast), usual: ratio(text.usual) }),
    );
    return found.length > 0 ? cantTell(found) : passed;
  },
});
