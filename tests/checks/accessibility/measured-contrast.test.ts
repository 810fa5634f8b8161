import { measuredContrast } from '../../../checks/accessibility/measured-contrast.ts';
import type { MeasuredText, PixelFacts } from '../../../src/model/seen/pixels.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { axeSaying, LARGE, plain, ratios, SHOT, text } from './probe-evidence.ts';

const seen = (rest: Partial<PixelFacts>, rule?: string) => ({ pixels: plain(rest), axe: axeSaying(rule) });
/** Clear where it is best, and like this in its faintest word. */
const mixed = (stretch: number, rest: Partial<MeasuredText> = {}) => text({ ...ratios(1, 9), stretch }, rest);
const placeholder = { selector: '#f', html: '<input>', box: LARGE, words: 'Postcode', contrast: 2.1 };

checkCases(measuredContrast, {
  failed: [
    {
      name: 'too faint even where it is best',
      seen: seen({ text: [text(ratios(1.2, 2.9))], picture: SHOT }),
      messages: ['faint'],
      data: [{ words: 'School places', best: 2.9, needed: 4.5 }],
    },
    {
      name: 'large text, beside text that is clear and text that is mixed',
      seen: seen({ text: [text(ratios(1.1, 2.6), { large: true }), text(ratios(7)), text(ratios(1, 9))] }),
      messages: ['faint'],
    },
    {
      name: 'a word of it lost in the picture',
      seen: seen({ text: [mixed(2.9)], picture: SHOT }),
      messages: ['partly'],
      data: [{ words: 'School places', stretch: 2.9, needed: 4.5 }],
    },
    { name: 'a word of a large title', seen: seen({ text: [mixed(2, { large: true })] }), messages: ['partly'] },
    {
      name: 'the end of a line on a colour run, beside text that is too faint altogether',
      seen: seen({ text: [mixed(1.3, { over: 'gradient' }), text(ratios(1.2, 2.9))] }),
      messages: ['partly', 'faint'],
    },
    { name: 'an empty field', seen: seen({ placeholders: [placeholder] }), messages: ['placeholder'] },
  ],
  cantTell: [
    { name: 'clear in places', seen: seen({ text: [text(ratios(1.1, 9))] }), messages: [] },
    { name: 'a little too faint at best: drawing is not exact', seen: seen({ text: [text(ratios(4, 4.3))] }) },
    {
      name: 'what may be a logo',
      seen: seen({ text: [{ ...text(ratios(1.2)), html: '<a class="site-logo" href="/">' }] }),
    },
    {
      name: 'what a screen reader is not told',
      seen: seen({ text: [{ ...text(ratios(1.2)), html: '<span aria-hidden="true">' }] }),
    },
    { name: 'its faintest word is only a little too faint', seen: seen({ text: [mixed(3.1)] }), messages: [] },
    { name: 'a large title, the same', seen: seen({ text: [mixed(2.1, { large: true })] }), messages: [] },
    {
      name: 'its words are mixed with the picture',
      seen: seen({ text: [mixed(1.2, { blended: true })] }),
      messages: [],
    },
    { name: 'a sign of an icon font', seen: seen({ text: [text(ratios(1.2), { words: '\uf00c' })] }), messages: [] },
    { name: 'words in a drawing', seen: seen({ text: [mixed(1.2, { over: 'drawing' })] }), messages: [] },
    { name: 'a word of it over a film', seen: seen({ text: [mixed(1.2, { moves: true })] }), messages: [] },
    { name: 'not measured', seen: seen({ text: [text(null)] }) },
    { name: 'over a film', seen: seen({ text: [text(ratios(1.2), { moves: true })] }) },
    { name: 'some left over', seen: seen({ text: [text(ratios(7))], textLeft: 3 }) },
    { name: 'there was time for none', seen: seen({ textLeft: 3 }) },
    { name: 'axe has said so', seen: seen({ text: [text(ratios(1.2))] }, 'color-contrast') },
  ],
  passed: [
    { name: 'clear everywhere', seen: seen({ text: [text(ratios(4.5, 12))] }) },
    { name: 'large and clear', seen: seen({ text: [text(ratios(3, 4), { large: true })] }) },
  ],
  inapplicable: [
    { name: 'nothing to measure', seen: seen({}) },
    { name: 'a field that axe has named', seen: seen({ placeholders: [placeholder] }, 'color-contrast') },
  ],
});
