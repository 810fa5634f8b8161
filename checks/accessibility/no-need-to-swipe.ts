import { cantTell, definePageCheck, type Finding, inapplicable } from '../../src/model/check.ts';
import { called, placeOf } from '../lib/keys.ts';
import { reviewMeta } from '../lib/review-meta.ts';

/** Scripts also listen for these on the whole page to keep it from scrolling, so of those nobody is asked. */
const BY_FINGERS = /^(touch|gesture)/;

export const noNeedToSwipe = definePageCheck({
  meta: reviewMeta({
    id: 'accessibility/no-need-to-swipe',
    title: 'What is swiped or pinched can also be done with a tap',
    why: 'Some people cannot draw a line with a finger, or use two fingers at once. A button that is tapped does the same.',
    affects: 'People whose hands shake, and people who use one finger, a head pointer or a switch.',
    fix: 'Add buttons such as “Next”, “Back” and “Zoom in” beside what is swiped or pinched.',
    severity: 'moderate',
    criteria: ['2.5.1'],
    yieldsTo: { swiped: ['accessibility/no-need-to-drag'] },
    sources: ['https://www.w3.org/WAI/WCAG22/Understanding/pointer-gestures.html'],
    messages: {
      swiped: 'This listens for fingers that move over it: “{name}”. Check that single taps can do the same.',
    },
  }),
  needs: ['keyboard'],
  evaluate({ keyboard: { movements, unseen = [] } }) {
    const { on, page } = movements ?? { on: [], page: [] };
    const asked = on.map((one): Finding<'swiped'> => {
      return { message: 'swiped', at: placeOf(one), data: { name: called(one) } };
    });
    const open = !movements || unseen.length > 0 || page.some((type) => BY_FINGERS.test(type));
    return asked.length > 0 || open ? cantTell(asked) : inapplicable;
  },
});
