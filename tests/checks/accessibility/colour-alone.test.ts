import { colourAlone } from '../../../checks/accessibility/colour-alone.ts';
import type { ColourGroup, ColourLink, PixelFacts } from '../../../src/model/seen/pixels.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { axeSaying, LARGE, plain } from './probe-evidence.ts';

const seen = (rest: Partial<PixelFacts>, rule?: string) => ({
  pixels: plain({ linksSeen: 1, ...rest }),
  axe: axeSaying(rule),
});
const link = (contrast: number, changesOnHover: boolean): ColourLink => {
  return { selector: 'a', html: '<a>', box: LARGE, words: 'recycling', contrast, changesOnHover };
};
const group = (kind: ColourGroup['kind']): ColourGroup => {
  return { selector: 'ul', html: '<ul>', box: LARGE, kind, count: 3, colours: [] };
};

checkCases(colourAlone, {
  cantTell: [
    {
      name: 'a link like its words, underlined under the pointer',
      seen: seen({ links: [link(1.4, true)] }),
      messages: ['link'],
    },
    { name: 'a link that never gets a line', seen: seen({ links: [link(3.2, false)] }), messages: ['linkNoChange'] },
    {
      name: 'groups of colours',
      seen: seen({ groups: (['marks', 'key', 'cells', 'words', 'required', 'border', 'current'] as const).map(group) }),
      messages: ['marks', 'key', 'cells', 'words', 'required', 'border', 'current'],
    },
  ],
  passed: [
    { name: 'a link with contrast and a line under the pointer', seen: seen({ links: [link(3, true)] }) },
    { name: 'axe has said so', seen: seen({ links: [link(1.4, true)] }, 'link-in-text-block') },
    { name: 'underlined links', seen: seen({}) },
  ],
  inapplicable: [{ name: 'nothing in colour', seen: seen({ linksSeen: 0 }) }],
});
