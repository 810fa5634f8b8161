import { textSpacing } from '../../../checks/accessibility/text-spacing.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { layoutsCutShort, layoutsSeen, lostIn } from '../../helpers/layouts.ts';

checkCases(textSpacing, {
  passed: [
    { name: 'nothing is lost', seen: layoutsSeen() },
    { name: 'dots are for a person', seen: layoutsSeen(lostIn('spacing', { kind: 'clamp', certain: false })) },
    { name: 'double text is another matter', seen: layoutsSeen(lostIn('text200', {})) },
  ],
  failed: [
    {
      name: 'text cut off and text on text',
      seen: layoutsSeen(lostIn('spacing', {}, { kind: 'overlap', other: 'Choose a day' })),
      messages: ['cut', 'overlap'],
      data: [{ words: 'Call us' }, { words: 'Call us', other: 'Choose a day' }],
    },
    { name: 'found before it was cut short', seen: layoutsCutShort(lostIn('spacing', {})), messages: ['cut'] },
  ],
  cantTell: [{ name: 'cut short', seen: layoutsCutShort(), messages: ['cutShort'] }],
  inapplicable: [{ name: 'a page without text', seen: layoutsSeen({ texts: { read: 0, capped: false } }) }],
});
