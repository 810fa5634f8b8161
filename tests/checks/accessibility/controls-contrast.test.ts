import { controlsContrast } from '../../../checks/accessibility/controls-contrast.ts';
import type { ControlSeen } from '../../../src/model/seen/pixels.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { control, plain } from './probe-evidence.ts';

const seen = (controls: readonly ControlSeen[], controlsSeen = controls.length) => ({
  pixels: plain({ controls, controlsSeen }),
});

checkCases(controlsContrast, {
  cantTell: [
    { name: 'a faint field', seen: seen([control('field', 1.3)]), messages: ['field'], data: [{ contrast: 1.3 }] },
    {
      name: 'a faint box and a faint chart',
      seen: seen([control('choice', 1.3), control('graphic', 2)]),
      messages: ['choice', 'graphic'],
    },
    { name: 'a field on a photo', seen: seen([control('field', null)]), messages: ['unclear'] },
  ],
  passed: [
    { name: 'fields that stand out', seen: seen([], 2) },
    { name: 'icons are another matter', seen: seen([control('icon', 1.2)]) },
  ],
  inapplicable: [{ name: 'no controls', seen: seen([]) }],
});
