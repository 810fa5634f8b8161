import { ownSettings } from '../../../checks/accessibility/own-settings.ts';
import type { Moving } from '../../../src/model/seen/layouts.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { faintThing, layoutsCutShort, layoutsSeen, somePlace } from '../../helpers/layouts.ts';

const moving: Moving = { ...somePlace, name: 'turn', properties: ['transform'], endless: true, seconds: 0 };

checkCases(ownSettings, {
  passed: [{ name: 'nothing is lost and nothing moves', seen: layoutsSeen() }],
  cantTell: [
    {
      name: 'each thing that may vanish',
      seen: layoutsSeen({
        forced: [
          faintThing(),
          faintThing({ kind: 'icon' }),
          faintThing({ kind: 'mask' }),
          faintThing({ kind: 'state' }),
        ],
      }),
      messages: ['text', 'icon', 'mask', 'state'],
    },
    {
      name: 'movement, named or not',
      seen: layoutsSeen({ moving: [moving, { ...moving, name: '' }] }),
      messages: ['moving', 'moving'],
      data: [{ name: 'turn' }, { name: 'transform' }],
    },
    { name: 'cut short', seen: layoutsCutShort(), messages: ['cutShort'] },
  ],
  inapplicable: [{ name: 'a page without text', seen: layoutsSeen({ texts: { read: 0, capped: false } }) }],
});
