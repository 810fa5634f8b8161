import { colourAlone } from '../../../checks/accessibility/colour-alone.ts';
import type { ColourGroup, ColourLink, PixelFacts } from '../../../src/model/seen/pixels.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { operated, spot } from '../../helpers/operated.ts';
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
      name: 'rules for a password that turn green as they are met',
      seen: {
        ...seen({ linksSeen: 0 }),
        ...operated({ byColour: [{ ...spot('#long'), words: 'At least 10 letters', alike: 3 }] }),
      },
      messages: ['asTyped'],
      data: [{ words: 'At least 10 letters', alike: 3 }],
    },
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
    { name: 'nothing changes as something is typed', seen: { ...seen({}), ...operated() } },
  ],
  inapplicable: [{ name: 'nothing in colour', seen: seen({ linksSeen: 0 }) }],
});
