import { cantTell, definePageCheck, type Finding, inapplicable, passed } from '../../src/model/check.ts';
import type { MeasuredText, PixelFacts } from '../../src/model/seen/pixels.ts';
import { needed, partlyFaint, spotPlace, surelyClear, surelyFaint } from '../lib/measured.ts';

type Key = 'mixed' | 'moves' | 'unseen' | 'left';

export const textOverImages = definePageCheck({
  meta: {
    id: 'accessibility/text-over-images',
    title: 'Text on pictures that is clear in some places and faint in others',
    kind: 'needs-review',
    why: 'A picture behind text is light here and dark there. Numbers show where to look; whether the words can be read, a person sees at once.',
    affects: 'People with low vision, older people, and anyone outdoors with a phone.',
    fix: 'Look at the text in the picture of the page. If parts of it are hard to read, put a plain area behind it.',
    severity: 'moderate',
    basis: 'law',
    since: '2026-11-29',
    legal: ['psbar', 'equality-act'],
    points: ['lgdss:10'],
    criteria: ['1.4.3'],
    sources: ['https://www.w3.org/WAI/WCAG22/Understanding/contrast-minimum.html'],
    messages: {
      mixed:
        'Check that all of this text can be read: “{words}”. Its contrast with what is behind it is {worst} to 1 in the worst places, {middle} to 1 in the middle and {best} to 1 in the best. It needs {needed} to 1.',
      moves: 'What is behind this text moves. Check that the text can be read at all times: “{words}”',
      unseen:
        'The contrast of this text could not be measured, as something covers it at first, or its colour changes once the page is scrolled: “{words}”',
      left: 'Other pieces of text on pictures, not measured because there are too many or they are too far apart: {count}',
    },
    captions: { text: 'Where the text is' },
  },
  needs: ['pixels'],
  evaluate({ pixels }) {
    const { text, textLeft, picture } = pixels;
    if (text.length === 0 && textLeft === 0) return inapplicable;
    const open = text.filter((one) => !surelyClear(one) && !surelyFaint(one) && !partlyFaint(one));
    const unseen = open.filter(({ ratios, moves }) => !ratios && !moves);
    // Slides that are not shown yet are the same thing several times over: one of them stands for all.
    const asked = open.filter((one) => !unseen.includes(one) || one === unseen[0]);
    const found = asked.map((one) => question(one, picture));
    if (textLeft > 0) found.push({ message: 'left', at: { kind: 'page' }, data: { count: textLeft } });
    return found.length > 0 ? cantTell(found) : passed;
  },
});

function question(one: MeasuredText, shot: PixelFacts['picture']): Finding<Key> {
  const { ratios, moves, words, box } = one;
  const pictures = shot && box ? { pictures: [{ shot, caption: 'text', marks: [{ box }] }] } : {};
  const base = { at: spotPlace(one), ...pictures };
  if (moves) return { ...base, message: 'moves', data: { words } };
  if (!ratios) return { ...base, message: 'unseen', data: { words } };
  const { worst, middle, best } = ratios;
  return { ...base, message: 'mixed', data: { words, worst, middle, best, needed: needed(one) } };
}
