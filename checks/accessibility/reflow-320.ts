import { cantTell, definePageCheck, failedIf, inapplicable, passed } from '../../src/model/check.ts';
import type { WideKind, WideThing } from '../../src/model/seen/layouts.ts';
import { CUT_SHORT, foundAt, layoutCaptions, lostText, unseen } from '../lib/layouts.ts';

const messageOf: Readonly<Partial<Record<WideKind, 'row' | 'nowrap' | 'control' | 'position'>>> = {
  row: 'row',
  nowrap: 'nowrap',
  control: 'control',
  position: 'position',
};
/** Of the page's text, in per cent: with this much in it, a part is the page. */
const MOST_OF_THE_PAGE = 50;

export const reflow320 = definePageCheck({
  meta: {
    id: 'accessibility/reflow-320',
    title: 'At a zoom of 400% people scroll in one direction only',
    kind: 'automatic',
    why: 'People who enlarge a page to four times its size see 320 pixels of it at once. If lines are longer than that, they must scroll to and fro for each line, or they miss the end of it.',
    affects: 'People with low vision who zoom in, and people with a narrow phone.',
    fix: 'Let widths shrink: use max-width in place of width, let rows and words wrap, and leave heights open. Try the page in a window of 320 pixels.',
    severity: 'serious',
    basis: 'law',
    legal: ['psbar', 'equality-act'],
    points: ['lgdss:8', 'lgdss:10'],
    criteria: ['1.4.10'],
    sources: ['https://www.w3.org/WAI/WCAG22/Understanding/reflow.html'],
    since: '2026-11-29',
    messages: {
      width:
        'This part does not get as narrow as the window. At 320 pixels it reaches {beyond} pixels beyond the edge.',
      row: 'The parts of this row do not move below each other. At 320 pixels they reach {beyond} pixels beyond the edge.',
      nowrap: 'This text does not wrap. At 320 pixels it reaches {beyond} pixels beyond the edge.',
      control: 'This field or button is too wide. At 320 pixels it reaches {beyond} pixels beyond the edge.',
      position: 'This part has a fixed place. At 320 pixels it reaches {beyond} pixels beyond the edge.',
      atEdge:
        'At 320 pixels the window cuts this part off by {beyond} pixels, and nobody can scroll to the rest: “{words}”',
      cut: 'At a zoom of 400% a box cuts off this text: “{words}”',
      overlap: 'At a zoom of 400% two texts lie on top of each other: “{words}” and “{other}”',
      sideways: 'At 320 pixels people must scroll this part sideways to read each line: “{words}”',
      unreachable:
        'At a zoom of 400% this part is taller than the window and does not scroll. Nobody can get to “{words}”.',
      cutShort: CUT_SHORT,
    },
    captions: layoutCaptions,
  },
  needs: ['layouts'],
  evaluate({ layouts }) {
    const { narrow, lost, texts } = layouts;
    const found = [
      ...narrow.wide.filter(({ certain }) => certain).map(wide),
      ...lost.zoom400.filter(({ certain }) => certain).map(lostText),
      ...narrow.sideways
        .filter(({ share }) => share >= MOST_OF_THE_PAGE)
        .map((part) => foundAt(part, 'sideways', { words: part.words })),
      ...narrow.fixed
        .filter(({ unreachable }) => unreachable !== '')
        .map((part) => foundAt(part, 'unreachable', { words: part.unreachable })),
    ];
    if (found.length > 0) return failedIf(found);
    const missing = unseen(layouts, ['zoom400']);
    if (missing.length > 0) return cantTell(missing);
    return texts.read === 0 ? inapplicable : passed;
  },
});

function wide(thing: WideThing) {
  const { beyond, words, kind, cut } = thing;
  return cut ? foundAt(thing, 'atEdge', { beyond, words }) : foundAt(thing, messageOf[kind] ?? 'width', { beyond });
}
