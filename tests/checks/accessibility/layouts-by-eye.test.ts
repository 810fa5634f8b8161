import { layoutsByEye } from '../../../checks/accessibility/layouts-by-eye.ts';
import type { LossKind, OrientationSeen } from '../../../src/model/seen/layouts.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import {
  fixedPart,
  goneThing,
  layoutsCutShort,
  layoutsSeen,
  lostIn,
  narrow,
  smallText,
  somePlace,
  wideThing,
} from '../../helpers/layouts.ts';

const upright: OrientationSeen = { layout: 'portrait', share: 100, message: null, turned: null, gone: [] };
const sideways: OrientationSeen = { ...upright, layout: 'landscape' };
const message = { ...somePlace, words: 'Please turn your phone', covers: false };
/** One text lost in each way, and in each at another place. */
const each = (['cut', 'ellipsis', 'overlap', 'spill'] as readonly LossKind[]).map((kind) => ({
  kind,
  certain: false,
  selector: `main > .${kind}`,
}));
const part = (share: number) => ({ ...somePlace, words: 'Call us', share });

checkCases(layoutsByEye, {
  passed: [
    { name: 'nothing found', seen: layoutsSeen() },
    { name: 'what is certain is said elsewhere', seen: layoutsSeen(lostIn('zoom400', {})) },
    { name: 'certain in a narrow window', seen: layoutsSeen(narrow({ wide: [wideThing()], sideways: [part(90)] })) },
    { name: 'a low bar', seen: layoutsSeen(narrow({ fixed: [fixedPart({ height: 60 })], covered: 23 })) },
    { name: 'text that does not grow', seen: layoutsSeen({ small: [smallText()] }) },
    {
      name: 'covered by a request to turn the phone',
      seen: layoutsSeen({
        orientation: [{ ...upright, message: { ...message, covers: true }, gone: [goneThing()] }, sideways],
      }),
    },
    {
      name: 'gone on a phone, as in any narrow window, is said once',
      seen: layoutsSeen({ orientation: [{ ...upright, gone: [] }, sideways] }),
    },
  ],
  cantTell: [
    {
      name: 'at a zoom of 200%',
      seen: layoutsSeen(lostIn('zoom200', ...each)),
      messages: ['cutZoomed', 'dotsZoomed', 'overlapZoomed', 'spillZoomed'],
    },
    {
      name: 'at a zoom of 400%',
      seen: layoutsSeen(lostIn('zoom400', ...each)),
      messages: ['cutNarrow', 'dotsNarrow', 'overlapNarrow', 'spillNarrow'],
    },
    {
      name: 'with more space',
      seen: layoutsSeen(lostIn('spacing', ...each)),
      messages: ['cutSpaced', 'dotsSpaced', 'overlapSpaced', 'spillSpaced'],
    },
    {
      name: 'with double text, where nothing is certain',
      seen: layoutsSeen(lostIn('text200', ...each.map((one) => ({ ...one, certain: true })))),
      messages: ['cutLarge', 'dotsLarge', 'overlapLarge', 'spillLarge'],
    },
    {
      name: 'dots by lines',
      seen: layoutsSeen(lostIn('zoom400', { kind: 'clamp', certain: false })),
      messages: ['dotsNarrow'],
    },
    {
      name: 'a low field',
      seen: layoutsSeen(lostIn('text200', { kind: 'field', certain: false })),
      messages: ['lowField'],
    },
    {
      name: 'cut off from the start, and said once',
      seen: layoutsSeen({
        lost: {
          ...layoutsSeen().layouts.lost,
          ...{ normal: lostIn('normal', { certain: false }).lost?.normal ?? [] },
          ...{ text200: lostIn('text200', {}).lost?.text200 ?? [] },
        },
      }),
      messages: ['cutAlready'],
    },
    {
      name: 'text that grows a little',
      seen: layoutsSeen({ small: [smallText({ growth: 133 })] }),
      messages: ['growsLittle'],
      data: [{ times: '1.3', words: 'Book' }],
    },
    {
      name: 'what is too wide, and may be meant to',
      seen: layoutsSeen(
        narrow({
          wide: (['media', 'table', 'word', 'box', 'width'] as const).map((kind) =>
            wideThing({ kind, certain: false }),
          ),
          sideways: [part(20)],
        }),
      ),
      messages: ['media', 'table', 'word', 'wide', 'wide', 'sideways'],
    },
    {
      name: 'pressed in a narrow window alone, without a key',
      seen: layoutsSeen(narrow({ bare: [{ ...somePlace, words: '' }] })),
      messages: ['bareNarrow'],
    },
    { name: 'gone in a narrow window', seen: layoutsSeen(narrow({ gone: [goneThing()] })), messages: ['goneNarrow'] },
    {
      name: 'little room left: the tallest of the fixed parts',
      seen: layoutsSeen(narrow({ fixed: [fixedPart({ height: 30 }), fixedPart()], covered: 59 })),
      messages: ['covered'],
      data: [{ covered: 59 }],
    },
    { name: 'held still', seen: layoutsSeen(narrow({ locked: somePlace })), messages: ['locked'] },
    {
      name: 'on a turned phone',
      seen: layoutsSeen({
        orientation: [
          { ...upright, message },
          { ...sideways, share: 70, gone: [goneThing()] },
        ],
      }),
      messages: ['asksToTurn', 'goneTurned'],
      data: [
        { way: 'upright', words: 'Please turn your phone' },
        { way: 'sideways', words: 'What it costs' },
      ],
    },
    { name: 'cut short', seen: layoutsCutShort(), messages: ['cutShort'] },
  ],
  inapplicable: [{ name: 'a page without text', seen: layoutsSeen({ texts: { read: 0, capped: false } }) }],
});
