import { noEndlessMovement } from '../../../checks/accessibility/no-endless-movement.ts';
import type { MotionFacts } from '../../../src/model/seen/motion.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { response } from '../../helpers/evidence.ts';
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

const seen = (rest: Partial<MotionFacts>, headers: Readonly<Record<string, string>> = {}) => ({
  motion: still(rest),
  response: response(headers),
});
const old = (kind: 'marquee' | 'blink') => ({ ...animation(), kind });

checkCases(noEndlessMovement, {
  failed: [
    { name: 'a marquee', seen: seen({ oldMovers: [old('marquee')] }), messages: ['marquee'] },
    { name: 'a large movement without end', seen: seen({ animations: [animation()] }), messages: ['animation'] },
    { name: 'one of six seconds', seen: seen({ animations: [animation({ lastsMs: 6000 })] }), messages: ['animation'] },
    {
      name: 'blinking',
      seen: seen({ animations: [animation({ effect: 'fades', flashesPerSecond: 1 })] }),
      messages: ['animation'],
    },
    { name: 'a moving picture', seen: seen({ images: [image()] }), messages: ['image'] },
    { name: 'sound', seen: seen({ media: [media()] }), messages: ['sound'] },
    {
      name: 'a short sound again and again',
      seen: seen({ media: [media({ length: 1, loops: true })] }),
      messages: ['sound'],
    },
    {
      name: 'a page that reloads',
      seen: seen({ refresh: refresh(300) }),
      messages: ['reloads'],
      data: [{ seconds: 300 }],
    },
    { name: 'one that sends on', seen: seen({ refresh: refresh(10, 'https://x.example/') }), messages: ['movesOn'] },
    { name: 'a header that reloads', seen: seen({}, { refresh: '60' }), messages: ['reloads'] },
    {
      name: 'the element, where there is a header too',
      seen: seen({ refresh: refresh(20) }, { refresh: '60' }),
      messages: ['reloads'],
      data: [{ seconds: 20 }],
    },
  ],
  cantTell: [
    {
      name: 'a control elsewhere is for a person',
      seen: seen({ animations: [animation({ control: ELSEWHERE })] }),
      messages: [],
    },
    { name: 'a small thing is for a person', seen: seen({ images: [image({ box: SMALL })] }), messages: [] },
    {
      name: 'a slow change of colour is for a person',
      seen: seen({ animations: [animation({ effect: 'fades' })] }),
      messages: [],
    },
    {
      name: 'a sign of loading is for a person',
      seen: seen({ animations: [animation({ loading: true })] }),
      messages: [],
    },
    {
      name: 'a silent film is for a person',
      seen: seen({ media: [media({ kind: 'video', sound: 'no' })] }),
      messages: [],
    },
    { name: 'sound that a script makes', seen: seen({ sounds: [scriptSound()] }), messages: [] },
    {
      name: 'sound that a script has asked for and the browser keeps back',
      seen: seen({ media: [media({ asked: true })] }),
      messages: [],
    },
    { name: 'what a script changes is for a person', seen: seen({ changes: [change()] }), messages: [] },
    { name: 'a frame that was not looked into', seen: seen({ notSeen: [hidden('frame')] }), messages: [] },
    {
      name: 'a picture that was not read, beside one that stops',
      seen: seen({ images: [image({ lastsMs: 400 })], notSeen: [hidden('file')] }),
      messages: [],
    },
  ],
  passed: [
    {
      name: 'a movement of five seconds',
      seen: seen({ refresh: refresh(0), animations: [animation({ lastsMs: 5000 })] }),
    },
    {
      name: 'a pause button beside it',
      seen: seen({ refresh: refresh(0), animations: [animation({ control: BESIDE })] }),
    },
    { name: 'three seconds of sound', seen: seen({ media: [media({ length: 3 })] }) },
    { name: 'sound with controls', seen: seen({ media: [media({ control: BESIDE })] }) },
    { name: 'a reload at once', seen: seen({ refresh: refresh(0, 'https://x.example/') }) },
    { name: 'a reload after a day', seen: seen({ refresh: refresh(86_400) }) },
  ],
  inapplicable: [{ name: 'nothing moves', seen: seen({}) }],
});
