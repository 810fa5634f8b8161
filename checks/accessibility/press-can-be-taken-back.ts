import { definePageCheck, type Finding } from '../../src/model/check.ts';
import { CUT_SHORT, find, judge, notReached } from '../lib/operate/judge.ts';
import { asksAfter } from '../lib/operate/left-out.ts';
import { reviewMeta } from '../lib/review-meta.ts';

type Key = 'actsOnDown' | 'notPressed' | 'notReached';

export const pressCanBeTakenBack = definePageCheck({
  meta: reviewMeta({
    id: 'accessibility/press-can-be-taken-back',
    title: 'A press can be taken back before it counts',
    why: 'People whose hands shake often touch the wrong thing. They slide off it before they let go. If the page acts at the first touch, that is too late.',
    affects: 'People whose hands shake, people with low vision, and anyone on a small screen.',
    fix: 'Act on click, which comes when the button or finger is let go. Do not act on mousedown, pointerdown or touchstart, or make it easy to undo.',
    severity: 'moderate',
    criteria: ['2.5.2'],
    yieldsTo: { cutShort: asksAfter('accessibility/press-can-be-taken-back').cutShort },
    sources: ['https://www.w3.org/WAI/WCAG22/Understanding/pointer-cancellation.html'],
    messages: {
      actsOnDown:
        'This acts as soon as it is pressed, before the button is let go. Check that the action can be stopped or undone.',
      notPressed:
        'This listens for a press or a touch, and was not tried. Check that sliding off it before letting go stops the action.',
      notReached:
        'Places here that listen for a press and were not pressed: {untried}. Press each, slide off it, and look whether it acts.',
      cutShort: CUT_SHORT,
    },
  }),
  needs: ['operated'],
  evaluate({ operated: { pointer } }) {
    const { pressed = [], untried = 0 } = pointer ?? {};
    const doubts = pressed.flatMap((one): Finding<Key>[] => {
      if (one.acts === null) return [find('notPressed', one)];
      return one.acts ? [find('actsOnDown', one)] : [];
    });
    return judge<Key>([], [...doubts, ...notReached(untried)], {
      any: pressed.length > 0,
      untried: 0,
      cutShort: !pointer,
    });
  },
});
