import { soundByItself } from '../../../checks/accessibility/sound-by-itself.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { video } from './reading-evidence.ts';

checkCases(soundByItself, {
  passed: [
    { name: 'started by people', seen: { media: [video()] } },
    { name: 'muted', seen: { media: [video({ autoplay: true, muted: true })] } },
  ],
  cantTell: [
    { name: 'by itself', seen: { media: [video({ autoplay: true })] }, messages: ['starts'] },
    {
      name: 'and no controls',
      seen: { media: [video({ autoplay: true, controls: false })] },
      messages: ['noControls'],
    },
  ],
  inapplicable: [{ name: 'nothing to play', seen: { media: [] } }],
});
