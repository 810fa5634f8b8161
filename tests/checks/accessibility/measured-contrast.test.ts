import { measuredContrast } from '../../../checks/accessibility/measured-contrast.ts';
import type { PixelFacts } from '../../../src/model/seen/pixels.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { axeSaying, LARGE, plain, ratios, SHOT, text } from './probe-evidence.ts';

const seen = (rest: Partial<PixelFacts>, rule?: string) => ({ pixels: plain(rest), axe: axeSaying(rule) });
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
