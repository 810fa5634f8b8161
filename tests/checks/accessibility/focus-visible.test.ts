import { focusVisible } from '../../../checks/accessibility/focus-visible.ts';
import type { Screenshot } from '../../../src/model/evidence.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { keyboardWalk, keyStop, keyUnseen } from '../../helpers/keyboard-evidence.ts';

const walk = (rest: Parameters<typeof keyboardWalk>[0] = {}) => ({ keyboard: keyboardWalk(rest) });
const shot: Screenshot = {
  blob: `sha256:${'a'.repeat(64)}`,
  bytes: 9,
  mediaType: 'image/jpeg',
  width: 1280,
  height: 720,
};
const box = { x: 1, y: 2, width: 3, height: 4 };
const same = { changes: [], pixels: 'same' } as const;

checkCases(focusVisible, {
  passed: [
    { name: 'an outline', seen: walk() },
    {
      name: 'no style changes, but pixels do',
      seen: walk({ stops: [keyStop('a', { changes: [], pixels: 'differ' })] }),
    },
    { name: 'a field with a text cursor', seen: walk({ stops: [keyStop('a', { ...same, editable: true })] }) },
    { name: 'like one that was looked at', seen: walk({ stops: [keyStop('a', { changes: [], pixels: 'alike' })] }) },
  ],
  failed: [
    {
      name: 'nothing shows it in any colours, which is told once',
      seen: walk({ stops: [keyStop('a', { ...same, forced: 'gone' })] }),
      messages: ['nothing'],
    },
    {
      name: 'not one pixel',
      seen: walk({ stops: [keyStop('a'), keyStop('b', { ...same, picture: { shot, box } })] }),
      messages: ['nothing'],
      data: [{ name: 'b' }],
    },
    {
      name: 'not to be seen at all',
      seen: walk({ stops: [keyStop('a', { ...same, shown: false })] }),
      messages: ['unseen'],
    },
    {
      name: 'a field that is hidden',
      seen: walk({ stops: [keyStop('a', { ...same, shown: false, editable: true })] }),
      messages: ['unseen'],
    },
  ],
  cantTell: [
    {
      name: 'what shows it is not drawn in forced colours: one question for all',
      seen: walk({ stops: [keyStop('a'), keyStop('b', { forced: 'gone' }), keyStop('c', { forced: 'gone' })] }),
      messages: ['forced'],
      data: [{ name: 'b', count: 2 }],
    },
    {
      name: 'no style changes, and nobody looked',
      seen: walk({ stops: [keyStop('a'), keyStop('b', { changes: [], pixels: 'not-compared' })] }),
      messages: ['uncompared'],
      data: [{ name: 'b' }],
    },
    { name: 'the walk was cut short', seen: walk({ ended: 'cut' }), messages: ['cut'] },
    {
      name: 'a frame, which hands the focus on to what is inside',
      seen: walk({ stops: [keyStop('a', { ...same, html: '<iframe title="Map" src="/map"></iframe>' })] }),
      messages: ['frame'],
    },
    {
      name: 'a frame of another site and closed parts',
      seen: walk({ unseen: [keyUnseen('map'), keyUnseen('chat')] }),
      messages: ['inside'],
      data: [{ count: 2 }],
    },
  ],
  inapplicable: [{ name: 'nothing to reach', seen: walk({ stops: [] }) }],
});
