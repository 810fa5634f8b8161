import { cantTell, definePageCheck, type Finding, failedIf, inapplicable, passed } from '../../src/model/check.ts';
import { knownToAxe, needed, partlyFaint, spotPlace, surelyClear, surelyFaint } from '../lib/measured.ts';

export const measuredContrast = definePageCheck({
  meta: {
    id: 'accessibility/measured-contrast',
    title: 'Text on pictures and colour runs, and hints in fields, can be read',
    kind: 'automatic',
    why: 'Faint text is hard or impossible to read for many people. What text stands on is sometimes a picture, so the scanner measured it in pictures of the page.',
    affects: 'People with low vision, older people, and anyone outdoors with a phone.',
    fix: 'Put a plain dark or light area behind the text, or change its colour, until the contrast is at least 4.5 to 1, or 3 to 1 for large text.',
    severity: 'serious',
    basis: 'law',
    since: '2026-11-29',
    legal: ['psbar', 'equality-act'],
    points: ['lgdss:10'],
    criteria: ['1.4.3'],
    sources: ['https://www.w3.org/WAI/WCAG22/Understanding/contrast-minimum.html'],
    messages: {
      faint:
        'Nowhere does this text stand out enough from what is behind it: “{words}”. Its contrast is at most {best} to 1, and {needed} to 1 is needed.',
      partly:
        'A part of this text is lost in what is behind it: “{words}”. Its contrast there is at most {stretch} to 1, and {needed} to 1 is needed.',
      placeholder:
        'The text inside this empty field is too faint: “{words}”. Its contrast is {contrast} to 1, and 4.5 to 1 is needed.',
    },
    captions: { text: 'Where the text is' },
  },
  needs: ['pixels', 'axe'],
  evaluate({ pixels, axe }) {
    const { text, placeholders, picture } = pixels;
    const faint = text
      .filter((one) => (surelyFaint(one) || partlyFaint(one)) && !knownToAxe(axe, 'color-contrast', one))
      .map((one): Finding<'faint' | 'partly'> => {
        const { best = 0, stretch = 0 } = one.ratios ?? {};
        const marks = one.box ? [{ box: one.box }] : [];
        const pictures = picture && one.box ? [{ shot: picture, caption: 'text', marks }] : [];
        const base = { at: spotPlace(one), ...(pictures.length > 0 ? { pictures } : {}) };
        const data = { words: one.words, needed: needed(one) };
        return surelyFaint(one)
          ? { ...base, message: 'faint', data: { ...data, best } }
          : { ...base, message: 'partly', data: { ...data, stretch } };
      });
    const inFields = placeholders
      .filter((one) => !knownToAxe(axe, 'color-contrast', one))
      .map((one): Finding<'placeholder'> => {
        return { message: 'placeholder', at: spotPlace(one), data: { words: one.words, contrast: one.contrast } };
      });
    const findings = [...faint, ...inFields];
    const clear = text.filter(surelyClear).map(spotPlace);
    const cleared = clear.length > 0 ? { cleared: clear } : {};
    if (findings.length > 0) return { ...failedIf(findings), ...cleared };
    if (text.length === 0 && pixels.textLeft === 0) return inapplicable;
    // A person's list has each of them: accessibility/text-over-images.
    return { ...(text.every(surelyClear) && pixels.textLeft === 0 ? passed : cantTell([])), ...cleared };
  },
});
