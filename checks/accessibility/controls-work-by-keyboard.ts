import { definePageCheck, type Finding } from '../../src/model/check.ts';
import type { Operated, OperatedControl, StuckGroup } from '../../src/model/seen/operated.ts';
import { opensElsewhere } from '../lib/operate/elsewhere.ts';
import { CUT_SHORT, find, judge } from '../lib/operate/judge.ts';
import { NOT_USED, notUsed } from '../lib/operate/left-out.ts';
import { SHOWN, shownIn } from '../lib/operate/shown.ts';

type Key =
  | 'unreachable'
  | 'deaf'
  | 'partUnreachable'
  | 'daysUnreachable'
  | 'maybeDays'
  | 'shuts'
  | 'maybeShuts'
  | 'memberUnreachable'
  | 'maybeMember'
  | 'maybeUnreachable'
  | 'maybeDeaf'
  | 'enterIgnored'
  | 'spaceIgnored'
  | 'boxIgnoresSpace'
  | 'maybePart'
  | 'passedBy'
  | 'leftOut';

export const controlsWorkByKeyboard = definePageCheck({
  meta: {
    id: 'accessibility/controls-work-by-keyboard',
    title: 'What the pointer opens or switches, the keyboard does too',
    kind: 'automatic',
    why: 'Some people cannot use a mouse or a touch screen. They move with the Tab key and press Enter or Space. What answers to the pointer alone is closed to them.',
    affects: 'People who use a keyboard, a switch or voice control, and people who use a screen reader.',
    fix: 'Use a real button or link, which brings the keyboard with it. A box that is made into a button needs tabindex="0" and has to answer to Enter and Space.',
    severity: 'critical',
    severities: { spaceIgnored: 'moderate', boxIgnoresSpace: 'moderate', enterIgnored: 'moderate' },
    basis: 'law',
    since: '2026-11-29',
    legal: ['psbar', 'equality-act'],
    points: ['lgdss:10'],
    criteria: ['2.1.1'],
    yieldsTo: {
      unreachable: ['accessibility/keyboard-operable'],
      deaf: ['accessibility/keyboard-operable'],
      maybeUnreachable: ['accessibility/keyboard-operable'],
      maybeDeaf: ['accessibility/keyboard-operable'],
    },
    sources: ['https://www.w3.org/WAI/WCAG22/Understanding/keyboard.html'],
    captions: { opened: SHOWN.opened },
    messages: {
      unreachable: 'A click works here, but the Tab key never stops at it.',
      deaf: 'A click works here, but Enter and Space do nothing.',
      partUnreachable: 'This can be clicked once its part of the page is open, but the keyboard cannot reach it.',
      daysUnreachable:
        'A click on a day of this calendar chooses it, and the keyboard can neither reach nor choose one. Tried with day {day}.',
      maybeDays:
        'A click on a day of this calendar does something, and the Tab key stops at none of them. Check that the keyboard can do the same. Tried with day {day}.',
      shuts: 'This closes as soon as a key leaves its button, so that the keyboard never gets to what is in it.',
      maybeShuts:
        'This closes as soon as a key leaves its button. Check that the keyboard can get to what is in it, or to the same elsewhere.',
      memberUnreachable:
        'A click works here. The Tab key never stops at it, and the arrow keys do not lead to it. Others beside it that no key leads to: {others}.',
      maybeUnreachable:
        'A click does something here, and the Tab key does not stop at it. Check that the keyboard can do the same elsewhere.',
      maybeDeaf: 'A click changes something here, and Enter and Space do not. Check that the keyboard can do the same.',
      enterIgnored: 'Space works here and Enter does not. Check that people can find that out.',
      spaceIgnored:
        'This is announced as a button, but Space does nothing. Check that people who press Space are not left waiting.',
      boxIgnoresSpace:
        'This is announced as a {role}, which people switch with Space. Space does nothing here, and Enter works. Check that people can find that out.',
      maybePart:
        'This looks as if it could be clicked once its part of the page is open. Check that the keyboard can reach it or do the same.',
      passedBy:
        'This came up in a dialog. The Tab key goes round in that dialog, both ways, and never stops here. Check that the keyboard can reach it or do the same.',
      maybeMember:
        'The Tab key never stops at this {role}, and the arrow keys do not seem to lead to it. Check that the keyboard can reach it. Others beside it: {others}.',
      cutShort: CUT_SHORT,
      leftOut: NOT_USED,
    },
  },
  needs: ['operated'],
  evaluate({ operated }) {
    const { withFocus = [], groups = [] } = operated;
    const all = [
      ...operated.controls.map((control) => judgeControl(control, operated)),
      ...groups.map((group) => judgeGroup(group, operated)),
    ];
    return judge<Key>(
      all.flatMap(({ certain }) => certain),
      [
        ...all.flatMap(({ doubts }) => doubts),
        ...withFocus.map((part) => find<Key>('maybePart', part)),
        ...notUsed(operated),
      ],
      { ...operated, any: operated.controls.length > 0 || groups.length > 0 },
    );
  },
});

/** What Space switches, by the words for it. */
const BOXES: ReadonlyMap<string, string> = new Map([
  ['checkbox', 'tick box'],
  ['switch', 'switch'],
]);

function judgeControl(
  control: OperatedControl,
  operated: Operated,
): { certain: Finding<Key>[]; doubts: Finding<Key>[] } {
  const { works, reach, layer, besideField } = control;
  const certain: Finding<Key>[] = [];
  const doubts: Finding<Key>[] = [];
  const clicked = works.click === true && control.clickCounts && !opensElsewhere(control, operated);
  if (clicked && reach === 'none') {
    // A link beside it may lead to the same page; what is shown or opened in a window has been seen to be its own. A date
    // that a calendar sets can be typed into the field beside it.
    const sure = (layer !== null || control.asked === 'popup') && !besideField;
    if (sure) certain.push(find('unreachable', control));
    else doubts.push(find('maybeUnreachable', control));
  }
  if (clicked && reach !== 'none' && works.enter === false && works.space !== true && works.arrow !== true) {
    // A field that cannot be typed into may copy what it holds, which keys do as well; and other fields may set the same.
    const isField = control.role === 'textbox';
    // A message that it was copied may have a button that closes it.
    const isMessage = layer !== null && /^(status|alert|log)$/.test(layer.role);
    const reached = layer ? layer.focusables + layer.unreachable.length : 0;
    const opens = layer && !isMessage && (layer.days !== undefined || reached > 0);
    const isSlight = layer?.days === undefined && layer?.dialogLike === false && reached < 2;
    if (isField && opens && (besideField || control.keyed || isSlight)) doubts.push(find('maybeDeaf', control));
    else if (isField && !opens) return { certain, doubts };
    else if (control.consent) doubts.push(find('maybeDeaf', control));
    else if (reach === 'tab') certain.push(find('deaf', control));
    else doubts.push(find('maybeUnreachable', control));
  }
  // Something changed that is no more than a look to us, and may be more to people. Who listens further up is told apart from
  // who does not by a place in the Tab order alone: somebody has put it there to be used.
  const isMeant = control.foundBy === 'listener' || (control.foundBy === 'guess' && reach === 'tab');
  const slight = works.click === true && !control.clickCounts && control.kind === 'custom' && isMeant;
  if (slight && reach === 'none') doubts.push(find('maybeUnreachable', control));
  if (slight && reach !== 'none' && works.enter === false && works.space !== true)
    doubts.push(find('maybeDeaf', control));
  if (control.role === 'button' && works.space === false && works.enter !== false)
    doubts.push(find('spaceIgnored', control));
  if (BOXES.has(control.role) && works.space === false && works.enter === true)
    doubts.push(find('boxIgnoresSpace', control, { role: BOXES.get(control.role) ?? '' }));
  if (
    /^(button|link)$/.test(control.role) &&
    control.kind !== 'toggle' &&
    works.enter === false &&
    works.space === true
  ) {
    doubts.push(find('enterIgnored', control));
  }
  if (layer) {
    const shown = shownIn<Key>(layer.picture, 'opened');
    const { closer, closedBy } = layer;
    const isCloser = (selector: string) => closer?.selector === selector;
    // Escape, or a second button, does the work of a cross that only takes clicks.
    const replaced = closedBy === 'escape' || closedBy === 'closer' || closedBy === 'again';
    for (const part of layer.unreachable) {
      const sure = part.sure && !besideField && !(isCloser(part.selector) && replaced);
      if (sure) certain.push(shown(find('partUnreachable', part)));
      else doubts.push(shown(find('maybePart', part)));
    }
    for (const part of layer.passedBy ?? []) doubts.push(shown(find('passedBy', part)));
    if (layer.shuts === 'sure' && (works.enter || works.space)) certain.push(shown(find('shuts', layer)));
    else if (layer.shuts) doubts.push(shown(find('maybeShuts', layer)));
    if (layer.days) {
      const { day, sure } = layer.days;
      if (sure && !besideField) certain.push(shown(find('daysUnreachable', layer, { day })));
      else doubts.push(shown(find('maybeDays', layer, { day })));
    }
    if (closer?.reach === 'none' && closedBy === 'closer-click') certain.push(shown(find('partUnreachable', closer)));
  }
  return { certain, doubts };
}

const MEMBERS: Readonly<Record<string, string>> = {
  tablist: 'tab',
  radiogroup: 'radio button',
  toolbar: 'button',
  grid: 'button in a grid',
  listbox: 'choice',
  tree: 'branch',
};

/** Out of reach for certain are tabs alone: a click on one has brought up its part, and no key has moved anything. */
function judgeGroup(
  { role, still, shows, members }: StuckGroup,
  { controls }: Operated,
): { certain: Finding<Key>[]; doubts: Finding<Key>[] } {
  const [first] = members;
  if (!first) return { certain: [], doubts: [] };
  const others = members.length - 1;
  // Such as a button that leads on from one part to the next.
  const hasOtherWay = controls.some(
    ({ kind, layer, works }) =>
      kind !== 'tab' && layer && shows?.includes(layer.selector) && (works.enter || works.space || works.arrow),
  );
  return role === 'tablist' && still && shows && !hasOtherWay
    ? { certain: [find('memberUnreachable', first, { others })], doubts: [] }
    : { certain: [], doubts: [find('maybeMember', first, { role: MEMBERS[role] ?? 'entry', others })] };
}
