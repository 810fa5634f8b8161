import { noNeedToSwipe } from '../../../checks/accessibility/no-need-to-swipe.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { keyboardWalk, keyElement, keyUnseen } from '../../helpers/keyboard-evidence.ts';

const hears = (on: readonly string[], page: readonly string[] = []) => ({
  keyboard: keyboardWalk({ movements: { on: on.map((id) => keyElement(id)), page } }),
});

checkCases(noNeedToSwipe, {
  cantTell: [
    { name: 'pictures to swipe', seen: hears(['photos']), messages: ['swiped'], data: [{ name: 'photos' }] },
    { name: 'each of two', seen: hears(['photos', 'map'], ['touchmove']), messages: ['swiped', 'swiped'] },
    {
      name: 'the whole page hears of fingers, which may be to keep it still',
      seen: hears([], ['touchmove']),
      messages: [],
    },
    { name: 'two fingers anywhere', seen: hears([], ['gesturechange']), messages: [] },
    {
      name: 'a frame of another site',
      seen: { keyboard: keyboardWalk({ movements: { on: [], page: [] }, unseen: [keyUnseen('map')] }) },
      messages: [],
    },
    { name: 'an older scan', seen: { keyboard: keyboardWalk() }, messages: [] },
  ],
  inapplicable: [
    { name: 'nobody listens for fingers', seen: hears([]) },
    { name: 'only the device is listened to', seen: hears([], ['devicemotion']) },
  ],
});
