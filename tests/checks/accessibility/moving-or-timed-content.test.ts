import { movingOrTimedContent } from '../../../checks/accessibility/moving-or-timed-content.ts';
import type { MotionFacts } from '../../../src/model/seen/motion.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { spot } from '../../helpers/operated.ts';
import {
  animation,
  BESIDE,
  change,
  ELSEWHERE,
  hidden,
  image,
  media,
  refresh,
  SMALL,
  scriptSound,
  still,
} from './probe-evidence.ts';

const seen = (rest: Partial<MotionFacts>) => ({ motion: still(rest) });
const place = { selector: '#s', html: '<script>', box: null };
const timer = (seconds: number | null) => ({ selector: '#s', html: '<script>', seconds });
const left = { how: 'elsewhere', url: 'https://www.ambleford.example/end' } as const;
/** The page left a form that somebody had begun to fill in. */
const filledIn = (seconds: number, ...leavingTimers: MotionFacts['leavingTimers']) => {
  const rest = {
    before: null,
    dialog: false,
    offers: false,
    saved: false,
    asked: false,
    guarded: false,
    frames: false,
  };
  const outlasted = { form: spot('form'), ended: { how: 'left' as const, seconds, ...rest } };
  return { ...seen({ leavingTimers }), fieldErrors: { forms: [], untried: 0, outlasted } };
};

checkCases(movingOrTimedContent, {
  cantTell: [
    {
      name: 'old movers in a loading box',
      seen: seen({
        oldMovers: [
          { ...animation({ loading: true }), kind: 'marquee' },
          { ...animation({ loading: true }), kind: 'blink' },
        ],
      }),
      messages: ['marquee', 'blink'],
    },
    { name: 'an old tag', seen: seen({ oldMovers: [{ ...animation(), kind: 'blink' }] }), messages: ['blink'] },
    { name: 'something small', seen: seen({ animations: [animation({ box: SMALL })] }), messages: ['animation'] },
    { name: 'a small picture', seen: seen({ images: [image({ box: SMALL })] }), messages: ['image'] },
    {
      name: 'a drawing whose frames are not known',
      seen: seen({ images: [image({ format: 'svg', frames: 0 })] }),
      messages: ['image'],
    },
    { name: 'a silent film', seen: seen({ media: [media({ kind: 'video', sound: 'no' })] }), messages: ['film'] },
    {
      name: 'a film that may have sound',
      seen: seen({ media: [media({ kind: 'video', sound: 'unknown' })] }),
      messages: ['sound'],
    },
    { name: 'sound of unknown length', seen: seen({ media: [media({ length: null })] }), messages: ['sound'] },
    {
      name: 'sound with a control elsewhere',
      seen: seen({ media: [media({ control: ELSEWHERE })] }),
      messages: ['soundMayStop'],
      data: [{ control: 'Stop animations' }],
    },
    {
      name: 'sound that a script may make',
      seen: seen({ sounds: [scriptSound()] }),
      messages: ['scriptSound'],
    },
    {
      name: 'sound that a script makes and something on the page may stop',
      seen: seen({ sounds: [scriptSound({ control: 'Music off' })] }),
      messages: ['soundMayStop'],
    },
    {
      name: 'a player in the page that a script has started',
      seen: seen({ media: [media({ asked: true })] }),
      messages: ['sound'],
    },
    { name: 'a player', seen: seen({ media: [media({ kind: 'embed', sound: 'unknown' })] }), messages: ['player'] },
    { name: 'slides', seen: seen({ changes: [change()] }), messages: ['updates'] },
    { name: 'a control elsewhere', seen: seen({ changes: [change({ control: ELSEWHERE })] }), messages: ['mayStop'] },
    {
      name: 'a countdown and the words around it, which are the same place',
      seen: seen({
        changes: [change({ what: 'text', counts: 'down', selector: '#p > span' })],
        timeWords: [{ ...place, selector: '#p', words: 'Held for 300 seconds' }],
      }),
      messages: ['countdown'],
    },
    {
      name: 'a countdown, and words in another place whose name begins alike',
      seen: seen({
        changes: [change({ what: 'text', counts: 'down', selector: '#p-2 > b' })],
        timeWords: [{ ...place, selector: '#p', words: 'You will be signed out' }],
      }),
      messages: ['countdown', 'timeWords'],
    },
    {
      name: 'a message that was gone before it could be read',
      seen: seen({ passing: [{ ...place, words: 'Your answers have been saved.' }] }),
      messages: ['soonGone'],
    },
    { name: 'a page that leaves', seen: seen({ left }), messages: ['leaves'] },
    {
      name: 'a script that leaves, seen doing it',
      seen: seen({ left, leavingTimers: [timer(2)] }),
      messages: ['leavingTimer'],
    },
    {
      name: 'a script with an unknown time',
      seen: seen({ leavingTimers: [timer(null)] }),
      messages: ['leavingTimerUnknown'],
    },
    {
      name: 'words about time',
      seen: seen({ timeWords: [{ ...place, words: 'You will be signed out' }] }),
      messages: ['timeWords'],
    },
    {
      name: 'files that were not read, in one question',
      seen: seen({ notSeen: [hidden('file'), hidden('file'), hidden('file', SMALL)] }),
      messages: ['file'],
      data: [{ count: 2 }],
    },
    {
      name: 'another script than that whose leaving has been looked at',
      seen: filledIn(60, timer(58), timer(600)),
      messages: ['leavingTimer'],
      data: [{ seconds: 600 }],
    },
    {
      name: 'what nobody could look into',
      seen: seen({ notSeen: [hidden('frame'), hidden('drawing'), hidden('closed')] }),
      messages: ['frame', 'drawing', 'closed'],
    },
  ],
  passed: [
    { name: 'nothing', seen: seen({}) },
    {
      name: 'what is certain is said elsewhere',
      seen: seen({ animations: [animation()], images: [image()], media: [media()] }),
    },
    { name: 'a pause button beside slides', seen: seen({ changes: [change({ control: BESIDE })] }) },
    { name: 'a short silent film', seen: seen({ media: [media({ kind: 'video', sound: 'no', length: 4 })] }) },
    { name: 'a reload that is known', seen: seen({ left, refresh: refresh(2) }) },
    { name: 'a script whose leaving has been looked at', seen: filledIn(60, timer(58), timer(null)) },
    { name: 'a small frame', seen: seen({ notSeen: [hidden('frame', SMALL)] }) },
    { name: 'a picture that stops', seen: seen({ images: [image({ lastsMs: 4800 })] }) },
  ],
});
