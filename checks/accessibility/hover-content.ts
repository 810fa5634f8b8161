import { definePageCheck, type Finding } from '../../src/model/check.ts';
import type { HoverTrigger } from '../../src/model/seen/hovered.ts';
import { CUT_SHORT, find, judge } from '../lib/operate/judge.ts';
import { LEFT_OUT, leftOut } from '../lib/operate/left-out.ts';
import { SHOWN, shownIn } from '../lib/operate/shown.ts';

type Key =
  | 'pointerOnly'
  | 'runsAway'
  | 'fades'
  | 'stuck'
  | 'maybePointerOnly'
  | 'cannotDismiss'
  | 'maybeFades'
  | 'goesLate'
  | 'leftOut';

export const hoverContent = definePageCheck({
  meta: {
    id: 'accessibility/hover-content',
    title: 'What comes up under the pointer or with the focus can be had by keyboard, kept and closed',
    kind: 'automatic',
    why: 'People with a magnifier have to move the pointer onto a tip to read it. Others cannot point at all. And a tip must not lie in the way of what they want to read.',
    affects: 'People with low vision, people who use a keyboard, and people whose hands shake.',
    fix: 'Show the same on focus as on hover, or on a press. Keep it while the pointer is on it, and close it with Escape.',
    severity: 'serious',
    severities: { stuck: 'moderate', cannotDismiss: 'moderate', maybeFades: 'moderate', goesLate: 'moderate' },
    basis: 'law',
    since: '2026-11-29',
    legal: ['psbar', 'equality-act'],
    points: ['lgdss:10'],
    criteria: ['1.4.13', '2.1.1'],
    criteriaOf: {
      pointerOnly: ['2.1.1'],
      maybePointerOnly: ['2.1.1'],
      runsAway: ['1.4.13'],
      fades: ['1.4.13'],
      stuck: ['1.4.13'],
      cannotDismiss: ['1.4.13'],
      maybeFades: ['1.4.13'],
      goesLate: ['1.4.13'],
    },
    // Where a message was seen to go, it is told there with how long it stayed.
    yieldsTo: { maybeFades: ['accessibility/status-messages'] },
    sources: ['https://www.w3.org/WAI/WCAG22/Understanding/content-on-hover-or-focus.html'],
    captions: { pointed: SHOWN.pointed, focused: SHOWN.focused },
    messages: {
      pointerOnly: 'Only the pointer brings this up: “{text}”. The keyboard has no way to it.',
      runsAway: 'This goes away when the pointer moves onto it: “{text}”.',
      fades: 'This goes away by itself while the pointer is still there: “{text}”.',
      maybePointerOnly:
        'The pointer brings this up and the focus does not: “{text}”. Check that people who use a keyboard get the same.',
      stuck:
        'This hides {hides} letters of the page, and neither Escape nor anything else but moving away takes it away: “{text}”.',
      cannotDismiss:
        'This lies over other words and Escape does not close it: “{text}”. Check that there is a way to close it.',
      maybeFades:
        'This goes away by itself while what brought it up still has the focus: “{text}”. Check that people can read it in peace.',
      goesLate:
        'This goes away by itself after a few seconds while the pointer is still there: “{text}”. Check that people can read it in peace.',
      cutShort: CUT_SHORT,
      leftOut: LEFT_OUT,
    },
  },
  needs: ['hovered'],
  evaluate({ hovered }) {
    const { triggers } = hovered;
    return judge<Key>(
      triggers.flatMap((one) => certainOf(one).map(shownIn(one.picture, captionOf(one)))),
      [...triggers.flatMap((one) => doubtsOf(one).map(shownIn(one.picture, captionOf(one)))), ...leftOut(hovered)],
      {
        ...hovered,
        any: triggers.length > 0,
      },
    );
  },
});

/** What is amiss with the pointer is what the picture shows. */
const captionOf = (one: HoverTrigger) =>
  one.focusEscape === false && one.escape !== false && one.stays !== false && one.hoverable !== false
    ? 'focused'
    : 'pointed';
const isForPointerOnly = ({ onFocus, onKey, elsewhere }: HoverTrigger) => !onFocus && onKey !== true && !elsewhere;
/** Letters: about two words. What is less may be a part of the trigger itself. */
const HIDDEN = 10;
const FIELD = /^<(?:input|select|textarea)\b/i;

/**
 * It hides words, Escape takes it away neither from under the pointer nor from the focus, and no script hears of anything else.
 * What speaks of a mistake in a field may stay, and what has controls of its own may have one for that.
 */
function isStuck(trigger: HoverTrigger): boolean {
  const { html, content, covers, hides = 0, deaf, stays, focusEscape, onFocus } = trigger;
  const isKept = trigger.escape === false && stays === true && (!onFocus || focusEscape === false);
  return isKept && covers && hides >= HIDDEN && deaf === true && content.controls === 0 && !FIELD.test(html);
}

const says = ({ content: { text } }: HoverTrigger) => ({ text: text.slice(0, 80) });

function certainOf(trigger: HoverTrigger): Finding<Key>[] {
  const { content, stays, hoverable, focusable } = trigger;
  const found: Finding<Key>[] = [];
  if (stays === false) found.push(find('fades', content, says(trigger)));
  if (hoverable === false) found.push(find('runsAway', content, says(trigger)));
  if (isStuck(trigger)) found.push(find('stuck', content, { ...says(trigger), hides: trigger.hides ?? 0 }));
  const tells = content.controls > 0 || content.text.split(' ').length > 1;
  if (isForPointerOnly(trigger) && !focusable && tells) found.push(find('pointerOnly', trigger, says(trigger)));
  return found;
}

function doubtsOf(trigger: HoverTrigger): Finding<Key>[] {
  const found: Finding<Key>[] = [];
  if (isForPointerOnly(trigger)) found.push(find('maybePointerOnly', trigger, says(trigger)));
  if (trigger.focusStays === false && trigger.stays !== false)
    found.push(find('maybeFades', trigger.content, says(trigger)));
  if (trigger.goesLate) found.push(find('goesLate', trigger.content, says(trigger)));
  const remains = trigger.escape === false || trigger.focusEscape === false;
  if (remains && trigger.covers && !isStuck(trigger)) found.push(find('cannotDismiss', trigger.content, says(trigger)));
  return found;
}
