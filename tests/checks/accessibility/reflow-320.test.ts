import { reflow320 } from '../../../checks/accessibility/reflow-320.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import {
  fixedPart,
  goneThing,
  layoutsCutShort,
  layoutsSeen,
  lostIn,
  narrow,
  somePlace,
  wideThing,
} from '../../helpers/layouts.ts';

checkCases(reflow320, {
  passed: [
    { name: 'nothing sticks out', seen: layoutsSeen() },
    {
      name: 'the page is wide, for the sake of a table of data',
      seen: layoutsSeen(narrow({ scrollWidth: 1300 })),
    },
    {
      name: 'what is not certain is for a person',
      seen: layoutsSeen({
        ...narrow({
          wide: [wideThing({ kind: 'media', certain: false })],
          gone: [goneThing()],
          sideways: [{ ...somePlace, words: 'Call us', share: 20 }],
          fixed: [fixedPart()],
          covered: 50,
        }),
        ...lostIn('zoom400', { kind: 'ellipsis', certain: false }),
      }),
    },
    { name: 'what double text loses is another matter', seen: layoutsSeen(lostIn('text200', {})) },
    {
      name: 'cut short after the narrow window',
      seen: layoutsCutShort({ done: ['normal', 'zoom400'] }),
    },
  ],
  failed: [
    {
      name: 'each way to be too wide',
      seen: layoutsSeen(
        narrow({
          wide: [
            wideThing(),
            wideThing({ kind: 'row' }),
            wideThing({ kind: 'nowrap' }),
            wideThing({ kind: 'control' }),
            wideThing({ kind: 'position' }),
            wideThing({ kind: 'table' }),
            wideThing({ cut: true }),
            wideThing({ certain: false }),
          ],
        }),
      ),
      messages: ['width', 'row', 'nowrap', 'control', 'position', 'width', 'atEdge'],
    },
    {
      name: 'text cut off and text on text',
      seen: layoutsSeen(lostIn('zoom400', {}, { kind: 'overlap', other: 'Choose a day' })),
      messages: ['cut', 'overlap'],
      data: [{ words: 'Call us' }, { words: 'Call us', other: 'Choose a day' }],
    },
    {
      name: 'the page itself scrolls sideways',
      seen: layoutsSeen(narrow({ sideways: [{ ...somePlace, words: 'Call us', share: 96 }] })),
      messages: ['sideways'],
    },
    {
      name: 'a fixed part that is taller than the window',
      seen: layoutsSeen(narrow({ fixed: [fixedPart({ unreachable: 'Accept' })], covered: 100 })),
      messages: ['unreachable'],
      data: [{ words: 'Accept' }],
    },
    {
      name: 'what was found before it was cut short stands',
      seen: layoutsCutShort(narrow({ wide: [wideThing()] })),
      messages: ['width'],
    },
  ],
  cantTell: [{ name: 'cut short before the narrow window', seen: layoutsCutShort(), messages: ['cutShort'] }],
  inapplicable: [{ name: 'a page without text', seen: layoutsSeen({ texts: { read: 0, capped: false } }) }],
});
