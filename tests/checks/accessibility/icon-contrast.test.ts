import { iconContrast } from '../../../checks/accessibility/icon-contrast.ts';
import type { ControlSeen } from '../../../src/model/seen/pixels.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { control, plain } from './probe-evidence.ts';

const seen = (controls: readonly ControlSeen[], controlsSeen = controls.length) => ({
  pixels: plain({ controls, controlsSeen }),
});

checkCases(iconContrast, {
  failed: [
    {
      name: 'a faint drawing, beside one that nobody could measure',
      seen: seen([control('icon', 1.6), control('icon', null)]),
      messages: ['faint'],
      data: [{ contrast: 1.6 }],
    },
  ],
  cantTell: [
    { name: 'from pixels', seen: seen([control('icon', 1.6, { measured: 'pixels' })]), messages: ['looksFaint'] },
    { name: 'a logo', seen: seen([control('icon', 2, { html: '<a class="logo">' })]), messages: ['looksFaint'] },
    { name: 'not known', seen: seen([control('icon', null)]), messages: ['unclear'] },
  ],
  passed: [{ name: 'all stand out', seen: seen([], 3) }],
  inapplicable: [
    { name: 'no controls', seen: seen([]) },
    { name: 'faint fields are another matter', seen: seen([control('field', 1.2)]) },
  ],
});
