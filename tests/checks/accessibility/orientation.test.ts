import { orientation } from '../../../checks/accessibility/orientation.ts';
import type { OrientationSeen } from '../../../src/model/seen/layouts.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { goneThing, layoutsCutShort, layoutsSeen, narrow, somePlace } from '../../helpers/layouts.ts';

const upright: OrientationSeen = { layout: 'portrait', share: 100, message: null, turned: null, gone: [] };
const sideways: OrientationSeen = { ...upright, layout: 'landscape' };
const held = (first: Partial<OrientationSeen>, second: Partial<OrientationSeen> = {}) => ({
  orientation: [
    { ...upright, ...first },
    { ...sideways, ...second },
  ],
});
const message = { ...somePlace, words: 'Please turn your phone', covers: true };
const gone = [goneThing()];

checkCases(orientation, {
  passed: [
    { name: 'the same both ways', seen: layoutsSeen() },
    { name: 'a request that covers nothing', seen: layoutsSeen(held({ message: { ...message, covers: false } })) },
    { name: 'turned both ways, for looks', seen: layoutsSeen(held({ turned: somePlace }, { turned: somePlace })) },
    { name: 'a part that is gone', seen: layoutsSeen(held({ share: 60, gone })) },
    { name: 'gone both ways', seen: layoutsSeen(held({ share: 5, gone }, { share: 5, gone })) },
    { name: 'other words, the same parts', seen: layoutsSeen(held({ share: 5 })) },
  ],
  failed: [
    {
      name: 'covered by a request',
      seen: layoutsSeen(held({ message }, { message })),
      messages: ['coveredUpright', 'coveredSideways'],
      data: [{ words: 'Please turn your phone' }, { words: 'Please turn your phone' }],
    },
    { name: 'turned upright', seen: layoutsSeen(held({ turned: somePlace })), messages: ['turnedUpright'] },
    { name: 'turned sideways', seen: layoutsSeen(held({}, { turned: somePlace })), messages: ['turnedSideways'] },
    { name: 'gone upright', seen: layoutsSeen(held({ share: 5, gone })), messages: ['goneUpright'] },
    { name: 'gone sideways', seen: layoutsSeen(held({}, { share: 0, gone })), messages: ['goneSideways'] },
  ],
  cantTell: [
    {
      name: 'gone for want of width, maybe, which is asked about elsewhere',
      seen: layoutsSeen({ ...held({ share: 5, gone }), ...narrow({ gone }) }),
      messages: [],
    },
    {
      name: 'covered by a request that has a button',
      seen: layoutsSeen(
        held({ message: { ...message, hasControl: true } }, { message: { ...message, hasControl: true } }),
      ),
      messages: ['closableUpright', 'closableSideways'],
    },
    { name: 'cut short', seen: layoutsCutShort(), messages: ['cutShort'] },
    { name: 'one way only', seen: layoutsCutShort({ done: ['portrait'], orientation: [upright] }) },
  ],
  inapplicable: [{ name: 'a page without text', seen: layoutsSeen({ texts: { read: 0, capped: false } }) }],
});
