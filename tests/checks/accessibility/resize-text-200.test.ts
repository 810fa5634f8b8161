import { resizeText200 } from '../../../checks/accessibility/resize-text-200.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { layoutsCutShort, layoutsSeen, lostIn, smallText } from '../../helpers/layouts.ts';

checkCases(resizeText200, {
  passed: [
    { name: 'nothing is lost', seen: layoutsSeen() },
    { name: 'dots are for a person', seen: layoutsSeen(lostIn('zoom200', { kind: 'ellipsis', certain: false })) },
    { name: 'text alone, doubled, is for a person', seen: layoutsSeen(lostIn('text200', {})) },
    { name: 'a narrower window is another matter', seen: layoutsSeen(lostIn('zoom400', {})) },
    { name: 'text that grows a little', seen: layoutsSeen({ small: [smallText({ growth: 133 })] }) },
  ],
  failed: [
    {
      name: 'text cut off and text on text',
      seen: layoutsSeen(lostIn('zoom200', {}, { kind: 'overlap', other: 'Choose a day' })),
      messages: ['cut', 'overlap'],
    },
    {
      name: 'text measured by the window',
      seen: layoutsSeen({ small: [smallText(), smallText({ growth: 116 })] }),
      messages: ['still'],
      data: [{ words: 'Book' }],
    },
  ],
  cantTell: [
    { name: 'cut short', seen: layoutsCutShort(), messages: ['cutShort'] },
    {
      name: 'cut short before the last zoom, which tells what grows',
      seen: layoutsCutShort({ done: ['normal', 'zoom200'] }),
      messages: ['cutShort'],
    },
  ],
  inapplicable: [{ name: 'a page without text', seen: layoutsSeen({ texts: { read: 0, capped: false } }) }],
});
