import { textOverImages } from '../../../checks/accessibility/text-over-images.ts';
import type { PixelFacts } from '../../../src/model/seen/pixels.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { plain, ratios, SHOT, text } from './probe-evidence.ts';

const seen = (rest: Partial<PixelFacts>) => ({ pixels: plain(rest) });

checkCases(textOverImages, {
  cantTell: [
    {
      name: 'clear in places',
      seen: seen({ text: [text(ratios(1.2, 9))], picture: SHOT }),
      messages: ['mixed'],
      data: [{ words: 'School places', worst: 1.2, middle: 5.1, best: 9, needed: 4.5 }],
    },
    { name: 'over a film', seen: seen({ text: [text(ratios(9), { moves: true })] }), messages: ['moves'] },
    { name: 'slides that are not shown', seen: seen({ text: [text(null), text(null)] }), messages: ['unseen'] },
    {
      name: 'too many',
      seen: seen({ text: [text(ratios(9))], textLeft: 7 }),
      messages: ['left'],
      data: [{ count: 7 }],
    },
    { name: 'there was time for none', seen: seen({ textLeft: 3 }), messages: ['left'] },
  ],
  passed: [
    { name: 'clear', seen: seen({ text: [text(ratios(5))] }) },
    {
      name: 'of which a word is surely faint, as is said elsewhere',
      seen: seen({ text: [text({ ...ratios(1, 9), stretch: 1.2 })] }),
    },
    { name: 'what is surely faint is said elsewhere', seen: seen({ text: [text(ratios(1.1, 2))] }) },
  ],
  inapplicable: [{ name: 'no such text', seen: seen({}) }],
});
