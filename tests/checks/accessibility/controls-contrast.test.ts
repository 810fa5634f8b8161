import { controlsContrast } from '../../../checks/accessibility/controls-contrast.ts';
import type { ControlSeen } from '../../../src/model/seen/pixels.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { control, plain } from './probe-evidence.ts';

const seen = (controls: readonly ControlSeen[], controlsSeen = controls.length) => ({
  pixels: plain({ controls, controlsSeen }),
});

/** An empty field in and around which nothing stands out. */
const lost = (contrast: number, rest: Partial<ControlSeen> = {}) =>
  control('field', contrast, { around: 1.3, empty: true, ...rest });

checkCases(controlsContrast, {
  failed: [
    {
      name: 'a field that hardly shows',
      seen: seen([lost(1.3)]),
      messages: ['fieldSurely'],
      data: [{ contrast: 1.3 }],
    },
    { name: 'at the worst that is sure', seen: seen([lost(2.5, { around: 2.9 })]), messages: ['fieldSurely'] },
    {
      name: 'beside a faint box',
      seen: seen([lost(1.2), control('choice', 1.3, { selector: '#box' })]),
      messages: ['fieldSurely'],
    },
  ],
  cantTell: [
    ...[
      { name: 'something is drawn at it', one: lost(1.3, { around: 3 }) },
      { name: 'something lies over it', one: lost(1.3, { around: 1 }) },
      { name: 'it has no line at all', one: lost(1.05) },
      { name: 'only somewhat too faint', one: lost(2.6) },
      { name: 'there are words in it', one: control('field', 1.3, { around: 1.3 }) },
    ].map(({ name, one }) => ({ name, seen: seen([one]), messages: ['field' as const] })),
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
