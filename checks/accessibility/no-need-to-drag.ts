import { definePageCheck, type Finding } from '../../src/model/check.ts';
import { CUT_SHORT, find, judge } from '../lib/operate/judge.ts';
import { asksAfter } from '../lib/operate/left-out.ts';
import { reviewMeta } from '../lib/review-meta.ts';

type Key = 'dragged' | 'followed' | 'keyless' | 'dropped';

export const noNeedToDrag = definePageCheck({
  meta: reviewMeta({
    id: 'accessibility/no-need-to-drag',
    title: 'What is dragged can also be done with single presses',
    why: 'To drag, people have to press, move and let go in one go. Many cannot. Two buttons, or a field to type in, do the same.',
    affects: 'People whose hands shake, people who use a head pointer or voice control, and people who tire quickly.',
    fix: 'Add buttons such as “Move up” and “Move down”, a field for the number, or a button that opens a list of files.',
    severity: 'serious',
    criteria: ['2.1.1', '2.5.1', '2.5.7'],
    criteriaOf: {
      dragged: ['2.5.7'],
      followed: ['2.5.1', '2.5.7'],
      keyless: ['2.1.1', '2.5.7'],
      dropped: ['2.5.7'],
      cutShort: ['2.5.7'],
    },
    yieldsTo: { cutShort: asksAfter('accessibility/no-need-to-drag').cutShort },
    sources: [
      'https://www.w3.org/WAI/WCAG22/Understanding/dragging-movements.html',
      'https://www.w3.org/WAI/WCAG22/Understanding/pointer-gestures.html',
    ],
    messages: {
      dragged:
        'This is made to be dragged: “{name}”. Nothing to press or to type in was found beside it. Check that the same can be done without dragging.',
      followed:
        'This follows the pointer or the fingers: “{name}”. Nothing to press or to type in was found beside it. Check that what it does can be done with single presses, without dragging, without two fingers and without drawing a line.',
      keyless:
        'This is made to be dragged: “{name}”. The keyboard does not come to it, and nothing to press or to type in was found beside it. Check that the same can be done by keyboard, and with single presses.',
      dropped: 'Things can be dropped here: “{name}”. Check that there is a button or a list that does the same.',
      cutShort: CUT_SHORT,
    },
  }),
  needs: ['operated'],
  evaluate({ operated: { pointer } }) {
    const drags = pointer?.drags ?? [];
    const doubts = drags.map((one): Finding<Key> => {
      const message = one.by === 'drop' ? 'dropped' : one.keyless ? 'keyless' : one.free ? 'followed' : 'dragged';
      return find(message, one, { name: one.name });
    });
    return judge<Key>([], doubts, { any: false, untried: 0, cutShort: !pointer });
  },
});
