import { imagesOfText } from '../../../checks/accessibility/images-of-text.ts';
import type { TextCue } from '../../../src/model/seen/pixels.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { LARGE, plain } from './probe-evidence.ts';

const seen = (...images: readonly (readonly TextCue[])[]) => ({
  pixels: plain({
    imagesSeen: images.length,
    textImages: images
      .filter((cues) => cues.length > 0)
      .map((cues) => ({ selector: 'img', html: '<img>', box: LARGE, cues, words: '' })),
  }),
});

checkCases(imagesOfText, {
  cantTell: [
    { name: 'rows of letters', seen: seen(['lines', 'address']), messages: ['lines'] },
    {
      name: 'a name and an alternative that speak of text',
      seen: seen(['address', 'alternative'], []),
      messages: ['spoken'],
    },
    {
      name: 'some were not looked into',
      seen: { pixels: plain({ imagesSeen: 9, imagesLeft: 2 }) },
      messages: ['left'],
      data: [{ count: 2 }],
    },
  ],
  passed: [
    { name: 'photos', seen: seen([], []) },
    { name: 'all looked into', seen: { pixels: plain({ imagesSeen: 9, imagesLeft: 0 }) } },
  ],
  inapplicable: [{ name: 'no images', seen: seen() }],
});
