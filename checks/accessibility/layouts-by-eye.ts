import { cantTell, definePageCheck, type Finding, inapplicable, passed } from '../../src/model/check.ts';
import type { LayoutName, Layouts, LossKind, LostText } from '../../src/model/seen/layouts.ts';
import { CUT_SHORT, foundAt, foundInPlace, isStill, layoutCaptions, placeOf, unseen } from '../lib/layouts.ts';
import { goneOnlyHere, lockedTo } from '../lib/orientation.ts';

const WHERE = { text200: 'Large', zoom200: 'Zoomed', zoom400: 'Narrow', spacing: 'Spaced' } as const;
type Where = (typeof WHERE)[keyof typeof WHERE];
type What = 'cut' | 'dots' | 'overlap' | 'spill';

const when: Readonly<Record<Where, string>> = {
  Large: 'With text at double size',
  Zoomed: 'At a zoom of 200%',
  Narrow: 'At a zoom of 400%',
  Spaced: 'With more space in the text',
};
const happens: Readonly<Record<What, string>> = {
  cut: 'a box cuts off a part of this text: “{words}”. Check that people can still read it.',
  dots: 'this text ends in dots: “{words}”. Check that people can get at the rest.',
  overlap: 'these texts seem to lie on top of each other: “{words}” and “{other}”. Check that both can be read.',
  spill: 'this text runs out of its box: “{words}”. Check that it can still be read there.',
};
const criterionOf: Readonly<Record<Where, string>> = {
  Large: '1.4.4',
  Zoomed: '1.4.4',
  Narrow: '1.4.10',
  Spaced: '1.4.12',
};
const surerOf = {
  Large: 'accessibility/resize-text-200',
  Zoomed: 'accessibility/resize-text-200',
  Narrow: 'accessibility/reflow-320',
  Spaced: 'accessibility/text-spacing',
} as const;
const wheres = Object.values(WHERE);
const whats: readonly What[] = ['cut', 'dots', 'overlap', 'spill'];
const pairs = wheres.flatMap((where) => whats.map((what) => [`${what}${where}` as const, what, where] as const));
const about = <V>(of: (what: What, where: Where) => V) =>
  Object.fromEntries(pairs.map(([key, what, where]) => [key, of(what, where)])) as Record<`${What}${Where}`, V>;

const whatOf: Readonly<Record<LossKind, What>> = {
  cut: 'cut',
  field: 'cut',
  outside: 'cut',
  ellipsis: 'dots',
  clamp: 'dots',
  overlap: 'overlap',
  spill: 'spill',
};

/** Of a window 256 pixels high, in per cent. */
const TOO_MUCH = 33;
/** With less of the page's text than this in it, a part that scrolls sideways may be meant to. */
const MOST_OF_THE_PAGE = 50;

export const layoutsByEye = definePageCheck({
  meta: {
    id: 'accessibility/layouts-by-eye',
    title: 'Places to look at with large text, in a narrow window and on a turned phone',
    kind: 'needs-review',
    why: 'Whether something is missed when text is large or the window is small depends on what it is. A person can tell in a moment from two pictures.',
    affects: 'People with low vision, with dyslexia, or with a phone that they cannot turn.',
    fix: 'Look at each place in the way it was found. Where something is lost, let the box grow, the text wrap, or the part come back.',
    severity: 'moderate',
    basis: 'law',
    legal: ['psbar'],
    points: ['lgdss:8', 'lgdss:10'],
    criteria: ['1.3.4', '1.4.4', '1.4.10', '1.4.12', '2.1.1'],
    criteriaOf: {
      ...about((_, where) => [criterionOf[where]]),
      cutAlready: ['1.4.4'],
      lowField: ['1.4.4'],
      growsLittle: ['1.4.4'],
      media: ['1.4.10'],
      table: ['1.4.10'],
      word: ['1.4.10'],
      wide: ['1.4.10'],
      sideways: ['1.4.10'],
      goneNarrow: ['1.4.10'],
      bareNarrow: ['2.1.1'],
      covered: ['1.4.10'],
      locked: ['1.4.10'],
      goneTurned: ['1.3.4'],
      asksToTurn: ['1.3.4'],
    },
    sources: [
      'https://www.w3.org/WAI/WCAG22/Understanding/reflow.html',
      'https://www.w3.org/WAI/WCAG22/Understanding/resize-text.html',
    ],
    since: '2026-11-29',
    // What is surely lost in the same way needs no looking at. Another way is another criterion, and stays a question.
    yieldsTo: {
      ...about((_, where) => [surerOf[where]]),
      cutAlready: Object.values(surerOf),
      lowField: [surerOf.Large],
      growsLittle: [surerOf.Zoomed],
      media: [surerOf.Narrow],
      table: [surerOf.Narrow],
      word: [surerOf.Narrow],
      wide: [surerOf.Narrow],
      sideways: [surerOf.Narrow],
      goneNarrow: [surerOf.Narrow],
      covered: [surerOf.Narrow],
    },
    messages: {
      ...about((what, where) => `${when[where]} ${happens[what]}`),
      cutAlready: 'Part of this text is out of sight even at normal size: “{words}”. Check that nothing is lost.',
      lowField: 'With text at double size this field is too low for what is in it. Check that people can read it.',
      growsLittle:
        'At a zoom of 400% this text looks only {times} times as large as before: “{words}”. Check that people can make it twice as large.',
      media:
        'At 320 pixels this picture or frame reaches {beyond} pixels beyond the edge. Check that it needs its width.',
      table:
        'At 320 pixels this table, which seems to be there for looks only, reaches {beyond} pixels beyond the edge.',
      word: 'At 320 pixels one long word makes the page {beyond} pixels too wide: “{words}”. Let it break.',
      wide: 'At 320 pixels this part reaches {beyond} pixels beyond the edge. Check that nothing in it is missed.',
      sideways:
        'At 320 pixels people must scroll this part sideways to read each line: “{words}”. Check that it must be so.',
      goneNarrow: 'At 320 pixels this part is not there: “{words}”. Check that people can get to it some other way.',
      bareNarrow:
        'Only in a narrow window this seems to be there to be pressed, and the Tab key does not go to it. Check that keys work it.',
      covered:
        'At a zoom of 400% what is fixed to the window covers {covered}% of it, and this takes the most. Check that enough room is left.',
      locked: 'At a zoom of 400% the page is longer than the window, and this keeps it from being scrolled.',
      goneTurned: 'On a phone held {way} this part is not there: “{words}”. Check that nothing is missed.',
      asksToTurn:
        'On a phone held {way} the page asks people to turn it: “{words}”. Check that it works as it is, too.',
      cutShort: CUT_SHORT,
    },
    captions: layoutCaptions,
  },
  needs: ['layouts'],
  evaluate({ layouts }) {
    const found = [...lostTexts(layouts), ...narrowWindow(layouts), ...turnedPhone(layouts)];
    const all = [...found, ...unseen(layouts, LOOKED_AT)];
    if (all.length > 0) return cantTell(all);
    return layouts.texts.read === 0 ? inapplicable : passed;
  },
});

const LOOKED_AT: readonly LayoutName[] = ['spacing', 'text200', 'zoom200', 'zoom400', 'portrait', 'landscape'];

function lostTexts({ lost, small }: Layouts) {
  const keyOf = ({ selector, kind }: LostText) => `${whatOf[kind]} ${selector}`;
  // What is cut off from the start is said once, and so is what fails for certain at a zoom of 200%.
  const said = new Set([...lost.normal, ...lost.zoom200.filter(({ certain }) => certain)].map(keyOf));
  const found: Finding<`${What}${Where}` | 'cutAlready' | 'lowField' | 'growsLittle'>[] = lost.normal.map((text) =>
    foundInPlace(text, 'cutAlready', { words: text.words }),
  );
  for (const layout of ['zoom200', 'zoom400', 'spacing', 'text200'] as const)
    for (const text of lost[layout]) {
      // Text alone, doubled, is one way of several: zooming must work, so nothing here is certain.
      if ((text.certain && layout !== 'text200') || said.has(keyOf(text))) continue;
      const { words, other, kind } = text;
      if (layout !== 'spacing') said.add(keyOf(text));
      if (kind === 'field') found.push(foundAt(text, 'lowField'));
      else found.push(foundAt(text, `${whatOf[kind]}${WHERE[layout]}`, { words, other }));
    }
  for (const text of small.filter((one) => !isStill(one))) {
    const times = `${Math.floor(text.growth / 10) / 10}`;
    found.push(foundAt(text, 'growsLittle', { times, words: text.words }));
  }
  return found;
}

function narrowWindow({ narrow }: Layouts) {
  const { wide, sideways, gone, bare = [], fixed, covered, locked } = narrow;
  const found: Finding<
    'media' | 'table' | 'word' | 'wide' | 'sideways' | 'goneNarrow' | 'bareNarrow' | 'covered' | 'locked'
  >[] = [];
  for (const thing of wide.filter(({ certain }) => !certain)) {
    const { kind, beyond, words } = thing;
    const key = kind === 'media' || kind === 'table' || kind === 'word' ? kind : 'wide';
    found.push(foundAt(thing, key, { beyond, words }));
  }
  for (const part of sideways)
    if (part.share < MOST_OF_THE_PAGE) found.push(foundAt(part, 'sideways', { words: part.words }));
  for (const thing of gone) found.push(foundAt(thing, 'goneNarrow', { words: thing.words }));
  for (const thing of bare) found.push(foundAt(thing, 'bareNarrow'));
  const [tallest] = fixed.toSorted((a, b) => b.height - a.height);
  if (tallest && covered > TOO_MUCH && tallest.unreachable === '') found.push(foundAt(tallest, 'covered', { covered }));
  if (locked) found.push({ message: 'locked', at: placeOf({ ...locked, box: null }) });
  return found;
}

function turnedPhone(layouts: Layouts) {
  const found: Finding<'goneTurned' | 'asksToTurn'>[] = [];
  for (const seen of layouts.orientation) {
    if (lockedTo(seen, layouts).length > 0) continue;
    const way = seen.layout === 'portrait' ? 'upright' : 'sideways';
    const { message } = seen;
    if (message && !message.covers) found.push(foundAt(message, 'asksToTurn', { way, words: message.words }));
    for (const thing of goneOnlyHere(seen, layouts))
      found.push(foundAt(thing, 'goneTurned', { way, words: thing.words }));
  }
  return found;
}
