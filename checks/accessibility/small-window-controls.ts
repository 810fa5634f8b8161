import { definePageCheck, type Finding } from '../../src/model/check.ts';
import type { OperatedControl } from '../../src/model/seen/operated.ts';
import { opensElsewhere } from '../lib/operate/elsewhere.ts';
import { CUT_SHORT, find, judge, notReached } from '../lib/operate/judge.ts';
import { asksAfter } from '../lib/operate/left-out.ts';
import { SHOWN, shownIn } from '../lib/operate/shown.ts';

type Key = 'deaf' | 'wrongExpanded' | 'maybeDeaf' | 'unreachable' | 'nameless' | 'noState' | 'notReached';

export const smallWindowControls = definePageCheck({
  meta: {
    id: 'accessibility/small-window-controls',
    title: 'What is only there in a narrow window works by keyboard and says what it is',
    kind: 'automatic',
    why: 'Who enlarges a page to four times its size gets the page for small screens. Its menus open with buttons that nobody sees at full size, and that are easily forgotten when a page is tried by keyboard.',
    affects:
      'People with low vision who zoom in and use a keyboard or a screen reader, and people with a telephone and a keyboard.',
    fix: 'Use a real button for the menu of small screens, give it words or an aria-label, and aria-expanded that says whether the menu is open.',
    severity: 'serious',
    basis: 'law',
    since: '2026-11-30',
    legal: ['psbar', 'equality-act'],
    points: ['lgdss:10'],
    criteria: ['2.1.1', '4.1.2'],
    criteriaOf: {
      deaf: ['2.1.1'],
      maybeDeaf: ['2.1.1'],
      unreachable: ['2.1.1'],
      wrongExpanded: ['4.1.2'],
      nameless: ['4.1.2'],
      noState: ['4.1.2'],
      notReached: ['2.1.1', '4.1.2'],
    },
    // A box with a hand as its pointer is asked about there, by its look alone.
    yieldsTo: {
      unreachable: ['accessibility/layouts-by-eye'],
      cutShort: asksAfter('accessibility/small-window-controls').cutShort,
    },
    sources: [
      'https://www.w3.org/WAI/WCAG22/Understanding/keyboard.html',
      'https://www.w3.org/WAI/WCAG22/Understanding/name-role-value.html',
    ],
    captions: { opened: SHOWN.opened },
    messages: {
      deaf: 'In a window 320 pixels wide, a click opens something here, but Enter and Space do nothing.',
      wrongExpanded: 'In a window 320 pixels wide, this opens something, but software is told that it is still closed.',
      maybeDeaf:
        'In a window 320 pixels wide, a click changes something here, and Enter and Space do not. Check that the keyboard can do the same.',
      unreachable:
        'In a window 320 pixels wide, a click does something here, and the Tab key does not stop at it. Check that the keyboard can do the same elsewhere.',
      nameless:
        'In a window 320 pixels wide, this can be pressed, and no words were found that say what it does. Check what people who cannot see it are told.',
      noState:
        'In a window 320 pixels wide, this opens and closes something. Check whether people who cannot see it are told that it is open.',
      cutShort: CUT_SHORT,
      notReached:
        'There is more to be pressed in a window 320 pixels wide: {untried}. Try it by keyboard, and look whether it says what it is.',
    },
  },
  needs: ['operated'],
  evaluate({ operated }) {
    const { untriedNarrow = 0 } = operated;
    const narrow = operated.narrow ?? [];
    const cutShort = operated.narrow === null || operated.cutShort;
    const told = (one: OperatedControl, keys: readonly Key[]) =>
      keys.map((key) => placeless(shownIn<Key>(one.layer?.picture, 'opened')(find(key, one))));
    const sure = narrow.flatMap((one) => told(one, certainOf(one, narrow)));
    const doubts = [...narrow.flatMap((one) => told(one, doubtsOf(one, narrow))), ...notReached(untriedNarrow)];
    return judge<Key>(sure, doubts, { any: narrow.length > 0, untried: 0, cutShort });
  },
});

/** Its place in a narrow window is another one in all other pictures. */
function placeless<M extends string>(finding: Finding<M>): Finding<M> {
  return finding.at.kind === 'element' ? { ...finding, at: { ...finding.at, box: null } } : finding;
}

const isDeaf = ({ works, clickCounts }: OperatedControl) =>
  works.click === true && clickCounts && works.enter === false && works.space !== true && works.arrow !== true;

/** What came up is its own: it goes again with it, or with Escape. */
const isOwn = ({ toggles, layer }: OperatedControl) =>
  layer !== null && (toggles || layer.closedBy === 'escape' || layer.closedBy === 'again');

/** A label may be no more than the face of a box to tick, which keys work; and what is not said to be a button may be none. */
const isButton = ({ role, html }: OperatedControl) => role === 'button' && !/^<label\b/i.test(html);

function isSurelyDeaf(control: OperatedControl, all: readonly OperatedControl[]): boolean {
  const opens = control.layer !== null && control.layer.focusables > 0;
  return (
    isDeaf(control) &&
    isButton(control) &&
    control.reach === 'tab' &&
    opens &&
    !opensElsewhere(control, { controls: all })
  );
}

function isWrong(control: OperatedControl): boolean {
  const { before, after, layer } = control;
  return before.expanded === 'false' && after?.expanded === 'false' && isOwn(control) && layer?.dialogLike === false;
}

function certainOf(control: OperatedControl, all: readonly OperatedControl[]): readonly Key[] {
  return [
    ...(isSurelyDeaf(control, all) ? (['deaf'] as const) : []),
    ...(isWrong(control) ? (['wrongExpanded'] as const) : []),
  ];
}

function doubtsOf(control: OperatedControl, all: readonly OperatedControl[]): readonly Key[] {
  const { reach, role, works, clickCounts, before, after, layer, html } = control;
  const keys: Key[] = [];
  const elsewhere = opensElsewhere(control, { controls: all });
  if (reach === 'none' && works.click === true && clickCounts && !elsewhere) keys.push('unreachable');
  if (reach !== 'none' && isDeaf(control) && !isSurelyDeaf(control, all) && !elsewhere) keys.push('maybeDeaf');
  // What stands on a button of a form is its value.
  const isNamed = before.name !== '' || /^<input\b/i.test(html);
  if (role !== '' && !isNamed && after !== null && after.name === '') keys.push('nameless');
  const silent = [before, after].every((one) => one && !(one.expanded ?? one.pressed ?? one.selected ?? one.checked));
  const isOpener = isOwn(control) && layer?.dialogLike === false && control.kind !== 'details';
  if (silent && isOpener && before.name === after?.name && !elsewhere) keys.push('noState');
  return keys;
}
