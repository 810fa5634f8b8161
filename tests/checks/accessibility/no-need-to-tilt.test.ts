import { noNeedToTilt } from '../../../checks/accessibility/no-need-to-tilt.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { keyboardWalk, keyElement, keyUnseen } from '../../helpers/keyboard-evidence.ts';

const hears = (page: readonly string[]) => ({ keyboard: keyboardWalk({ movements: { on: [keyElement('a')], page } }) });

checkCases(noNeedToTilt, {
  cantTell: [
    { name: 'shaking', seen: hears(['devicemotion']), messages: ['moved'], data: [{ events: 'devicemotion' }] },
    {
      name: 'tilting, told once',
      seen: hears(['deviceorientation', 'deviceorientationabsolute', 'touchmove']),
      messages: ['moved'],
      data: [{ events: 'deviceorientation, deviceorientationabsolute' }],
    },
    {
      name: 'a frame of another site',
      seen: { keyboard: keyboardWalk({ movements: { on: [], page: [] }, unseen: [keyUnseen('map')] }) },
      messages: [],
    },
    { name: 'an older scan', seen: { keyboard: keyboardWalk() }, messages: [] },
  ],
  inapplicable: [
    { name: 'nobody listens', seen: hears([]) },
    { name: 'only fingers are listened to', seen: hears(['touchmove']) },
  ],
});
