import { definePageCheck, type Finding } from '../../src/model/check.ts';
import type { Layer, OperatedControl } from '../../src/model/seen/operated.ts';
import { CUT_SHORT, find, judge } from '../lib/operate/judge.ts';
import { asksAfter, NOT_USED, notUsed } from '../lib/operate/left-out.ts';
import { SHOWN, shownIn } from '../lib/operate/shown.ts';

type Key =
  | 'outside'
  | 'leaves'
  | 'notMoved'
  | 'mayLeave'
  | 'noEscape'
  | 'noWayFound'
  | 'holds'
  | 'notReturned'
  | 'strays'
  | 'dropped'
  | 'leftBehind'
  | 'cameOver'
  | 'apart'
  | 'leftOut';

export const dialogsKeepFocus = definePageCheck({
  meta: {
    id: 'accessibility/dialogs-keep-focus',
    title: 'Focus goes into what opens, stays there, and comes back',
    kind: 'automatic',
    why: 'When a dialog covers the page, the keyboard has to be in the dialog. If it is not, people work blindly on what lies below. When it closes, they have to be where they were.',
    affects: 'People who use a keyboard, a screen reader or a magnifier.',
    fix: 'Use the dialog element with showModal(), which does all of it. Otherwise move the focus into the dialog, keep it there, close it with Escape, and put the focus back on what opened it.',
    severity: 'serious',
    severities: {
      ...{ notReturned: 'moderate', strays: 'moderate', dropped: 'moderate' },
      ...{ noEscape: 'moderate', notMoved: 'moderate' },
    },
    basis: 'law',
    since: '2026-11-29',
    legal: ['psbar', 'equality-act'],
    points: ['lgdss:10'],
    criteria: ['2.1.2', '2.4.3', '2.4.7'],
    criteriaOf: {
      outside: ['2.4.3'],
      leaves: ['2.4.3'],
      notMoved: ['2.4.3'],
      mayLeave: ['2.4.3'],
      noEscape: ['2.1.2'],
      noWayFound: ['2.1.2'],
      holds: ['2.1.2'],
      notReturned: ['2.4.3'],
      strays: ['2.4.3'],
      dropped: ['2.4.3'],
      leftBehind: ['2.4.3', '2.4.7'],
      cameOver: ['2.4.3'],
      apart: ['2.4.3'],
    },
    yieldsTo: asksAfter('accessibility/dialogs-keep-focus'),
    sources: [
      'https://www.w3.org/WAI/WCAG22/Understanding/focus-order.html',
      'https://www.w3.org/WAI/ARIA/apg/patterns/dialog-modal/',
    ],
    captions: { opened: SHOWN.opened },
    messages: {
      outside: 'This opens over the page, but the keyboard stays on the page below it.',
      leaves: 'This says that the rest of the page is out of reach, but the Tab key goes there while it is open.',
      notMoved: 'This opens over the page and the focus does not move into it. Check that people notice it.',
      mayLeave:
        'While this lies over the page, the Tab key goes on to what is below. Check that people do not get lost.',
      noEscape: 'Escape does not close what lies over the page. Check that there is an easy way out by keyboard.',
      noWayFound: 'This lies over the page, and no key was found that closes it. Check that the keyboard can get out.',
      holds:
        'Once this is open, the focus stays in it: neither Escape nor Tab leads out. Check whether a button in it closes it.',
      strays:
        'When this closes, the focus is lost. The next press of Tab leads {stops} stops away from what opened it.',
      notReturned: 'When this closes, the focus does not come back to what opened it. Check where people end up.',
      dropped:
        'This was pressed with a key, and the focus is nowhere afterwards. Check where people go on, above all those who hear the page.',
      leftBehind: 'The Tab key stops here while this part is closed and cannot be seen.',
      cameOver:
        'This came over the page by itself. The focus stays on the page behind it, and pressing Tab does not lead into it. Check that people find it.',
      apart:
        'This opens away from its control. The focus does not go there, and neither does the next press of Tab. Check that people find it.',
      cutShort: CUT_SHORT,
      leftOut: NOT_USED,
    },
  },
  needs: ['operated'],
  evaluate({ operated }) {
    const { late = [], held = [] } = operated;
    const came = late.filter(({ focus }) => focus !== undefined);
    const opened = operated.controls.flatMap((control) => (control.layer ? [{ control, layer: control.layer }] : []));
    return judge<Key>(
      opened.flatMap(({ layer }) => certainOf(layer).map(shownIn(layer.picture, 'opened'))),
      [
        ...opened.flatMap(({ control, layer }) => doubtsOf(control, layer).map(shownIn(layer.picture, 'opened'))),
        ...came.filter(({ focus }) => focus === 'behind').map((part) => find<Key>('cameOver', part)),
        ...held.map((list) => find<Key>('holds', list)),
        ...notUsed(operated),
      ],
      { ...operated, any: opened.length + came.length + held.length > 0 },
    );
  },
});

const isOver = ({ dialogLike, covers, modal }: Layer) => dialogLike && (covers || modal);

/** A few stops further on people still see where they were. */
const FAR = 4;

/** What opened it is still there, and nobody who closes it comes anywhere near that. */
function hasStrayed(layer: Layer): layer is Layer & { readonly strayed: number } {
  const { closedBy, focusAfterOpening, focusAfterClosing, strayed = 0 } = layer;
  const isClosed = closedBy === 'escape' || closedBy === 'closer';
  return (
    isOver(layer) && isClosed && focusAfterOpening === 'layer' && focusAfterClosing === 'nowhere' && strayed >= FAR
  );
}

function certainOf(layer: Layer): Finding<Key>[] {
  if (hasStrayed(layer)) return [...whileOpen(layer), find('strays', layer, { stops: layer.strayed })];
  return whileOpen(layer);
}

function whileOpen(layer: Layer): Finding<Key>[] {
  if (!isOver(layer) || layer.focusables === 0) return [];
  const inside = layer.focusAfterOpening === 'layer';
  // Where Tab leads straight into it, people find it by themselves.
  if (!inside && layer.firstTab !== null && layer.firstTab !== 'layer') return [find('outside', layer)];
  return layer.modal && layer.escapedTo ? [find('leaves', layer)] : [];
}

/** A link to a place on the page: the browser lets go of the focus and goes on from that place. */
const LEADS_TO = /^<a\s[^>]*\bhref="[^"]*#/i;

function doubtsOf(control: OperatedControl, layer: Layer): Finding<Key>[] {
  const { reach, works } = control;
  const { closedBy } = layer;
  const doubts: Finding<Key>[] = layer.leftBehind ? [find('leftBehind', layer.leftBehind)] : [];
  const inside = layer.focusAfterOpening === 'layer';
  const lost = layer.focusAfterClosing === 'nowhere';
  const away = lost || layer.focusAfterClosing === 'page';
  const dropped = reach !== 'none' && inside && !hasStrayed(layer) && (closedBy === 'escape' || closedBy === 'closer');
  if (!isOver(layer)) {
    // What stands beside a field may well hand the focus on to the field.
    if (dropped && lost) doubts.push(find('notReturned', layer));
    // As where a button makes way for what it shows, and takes the focus with it.
    const isByKey = reach === 'tab' && (works.enter === true || works.space === true) && !LEADS_TO.test(control.html);
    if (isByKey && layer.focusAfterOpening === 'nowhere') doubts.push(find('dropped', control));
    if (layer.holds) doubts.push(find('holds', layer));
    if (!inside && layer.focusables > 0 && layer.firstTab === 'page') doubts.push(find('apart', layer));
    return doubts;
  }
  if (!inside && layer.firstTab === 'layer') doubts.push(find('notMoved', layer));
  if (!layer.modal && layer.escapedTo && (inside || layer.firstTab === 'layer')) doubts.push(find('mayLeave', layer));
  if (layer.triedEscape && closedBy !== null && closedBy !== 'escape' && closedBy !== 'itself')
    doubts.push(find('noEscape', layer));
  if (layer.triedEscape && closedBy === null) doubts.push(find('noWayFound', layer));
  if (dropped && away) doubts.push(find('notReturned', layer));
  return doubts;
}
