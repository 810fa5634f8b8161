import { cantTell, definePageCheck, type Finding, type Place, passed } from '../../src/model/check.ts';
import type { FieldErrors } from '../../src/model/seen/field-errors.ts';
import type { MotionFacts, NotSeen } from '../../src/model/seen/motion.ts';
import { standsIn } from '../../src/model/selector.ts';
import { type MoverKind, movers, notSeen, placeOf } from '../lib/movement.ts';
import { isWaiting } from '../lib/waiting.ts';

type Timed = 'countdown' | 'leaves' | 'leavingTimer' | 'leavingTimerUnknown' | 'timeWords' | 'soonGone';
type Key = MoverKind | Timed | 'mayStop' | 'soundMayStop' | NotSeen['what'];

const MOVES = ['2.2.2'];
const TIME = ['2.2.1'];

export const movingOrTimedContent = definePageCheck({
  meta: {
    id: 'accessibility/moving-or-timed-content',
    title: 'Nothing moves, plays sound or refreshes without control',
    kind: 'needs-review',
    why: 'Movement beside text makes it hard to read. Content that changes or goes away by itself leaves behind those who need longer.',
    affects:
      'People with attention or reading difficulties, people who feel sick from movement, screen reader users, and people who need more time.',
    fix: 'Look at each place. Add a pause button, or let the movement end within five seconds. Let people switch off, change or extend a time limit.',
    severity: 'serious',
    basis: 'law',
    since: '2026-11-29',
    legal: ['psbar', 'equality-act'],
    points: ['lgdss:10'],
    criteria: ['1.4.2', '2.2.1', '2.2.2'],
    criteriaOf: {
      marquee: MOVES,
      blink: MOVES,
      animation: MOVES,
      image: MOVES,
      film: MOVES,
      updates: MOVES,
      mayStop: MOVES,
      file: MOVES,
      frame: MOVES,
      drawing: MOVES,
      closed: MOVES,
      sound: ['1.4.2'],
      scriptSound: ['1.4.2'],
      soundMayStop: ['1.4.2'],
      player: ['1.4.2', '2.2.2'],
      countdown: TIME,
      leaves: TIME,
      leavingTimer: TIME,
      leavingTimerUnknown: TIME,
      timeWords: TIME,
      soonGone: TIME,
    },
    sources: [
      'https://www.w3.org/WAI/WCAG22/Understanding/pause-stop-hide.html',
      'https://www.w3.org/WAI/WCAG22/Understanding/timing-adjustable.html',
      'https://www.w3.org/WAI/WCAG22/Understanding/audio-control.html',
    ],
    messages: {
      marquee: 'This text scrolls by itself. Check that people can stop it.',
      blink: 'This text is marked up to blink, and browsers of today do not let it. Take the old “blink” tag away.',
      animation: 'This moves or fades for more than five seconds. Check that people can pause, stop or hide it.',
      image: 'This picture moves for more than five seconds. Check that people can pause, stop or hide it.',
      film: 'This film starts by itself. Check that people can pause it, or that it ends within five seconds.',
      sound: 'This starts by itself and may have sound. Check that people can stop it or turn it down.',
      scriptSound:
        'A script starts a sound by itself, which browsers may keep back until the first click. Check whether it lasts for over three seconds, and how people stop it.',
      soundMayStop: 'A sound starts by itself. Check that the control “{control}” stops it or turns it down.',
      player: 'This player is told to start by itself. Check that people can stop it, and its sound, at once.',
      updates: 'This changes by itself again and again. Check that people can pause it or set how often it changes.',
      mayStop: 'This moves or changes by itself. Check that the control “{control}”, elsewhere on the page, stops it.',
      countdown: 'A number here counts down. If time runs out, check that people are warned and can get more time.',
      leaves: 'The page tried to go to another page or to load again by itself: {url}',
      leavingTimer: 'This script seems to leave or reload the page after {seconds} seconds. Check what people lose.',
      leavingTimerUnknown: 'This script seems to leave or reload the page after some time. Check what people lose.',
      timeWords: 'This speaks of a time limit. Check that people can switch it off, change it or extend it: “{words}”',
      soonGone:
        'This was here at first and soon went away by itself. Check that people have time to read it: “{words}”',
      file: 'The scan could not read {count#picture}, this one first. Check whether it moves for more than five seconds.',
      frame:
        'The scan did not look into {count#frame}, this one first. Check that people can stop whatever moves there.',
      drawing:
        'The scan could not see {count#drawing}, this one first. Check that people can stop whatever moves there.',
      closed: 'This part of the page lets nobody look into it. Check that people can stop whatever moves there.',
    },
  },
  needs: ['motion'],
  mayUse: ['fieldErrors'],
  evaluate({ motion, fieldErrors }) {
    const moving = movers(motion)
      .filter(({ certain }) => !certain)
      .map(({ kind, at, control }): Finding<Key> => {
        if (control === null) return { message: kind, at };
        return { message: /sound/i.test(kind) ? 'soundMayStop' : 'mayStop', at, data: { control } };
      });
    const left = { ...motion, leavingTimers: motion.leavingTimers.filter((one) => !isLookedAt(one, fieldErrors)) };
    const found = [...moving, ...timed(left), ...notSeen(motion)];
    return found.length > 0 ? cantTell(found) : passed;
  },
});

const ABOUT_S = 60;

/** What becomes of a form when the page is left so has been looked at, and is judged as that. Its time is told to the minute. */
function isLookedAt({ seconds }: MotionFacts['leavingTimers'][number], tried: FieldErrors | undefined): boolean {
  const ended = tried?.outlasted?.ended;
  if (!ended || ended.how === 'emptied') return false;
  return seconds === null || Math.abs(seconds - ended.seconds) <= ABOUT_S;
}

const page: Place = { kind: 'page' };

function timed({ changes, left, refresh, leavingTimers, timeWords, passing = [] }: MotionFacts): Finding<Key>[] {
  const counting = changes.filter(({ counts }) => counts === 'down');
  const scripts = leavingTimers.map((one): Finding<Key> => {
    const { seconds } = one;
    return seconds === null
      ? { message: 'leavingTimerUnknown', at: placeOf(one) }
      : { message: 'leavingTimer', at: placeOf(one), data: { seconds } };
  });
  return [
    ...counting.map((one): Finding<Key> => ({ message: 'countdown', at: placeOf(one) })),
    // What a refreshing page does is known without watching it, and a script that leaves has been named.
    ...(left && !refresh && scripts.length === 0
      ? [{ message: 'leaves' as const, at: page, data: { url: left.url } }]
      : []),
    ...scripts,
    // The words around a number that counts down say the same.
    ...timeWords
      .filter(({ selector }) => !counting.some((one) => one.selector === selector || standsIn(one.selector, selector)))
      .map((one): Finding<Key> => ({ message: 'timeWords', at: placeOf(one), data: { words: one.words } })),
    ...passing
      .filter(({ words }) => !isWaiting(words))
      .map((one): Finding<Key> => ({ message: 'soonGone', at: placeOf(one), data: { words: one.words } })),
  ];
}
