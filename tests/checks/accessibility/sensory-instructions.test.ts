import { sensoryInstructions } from '../../../checks/accessibility/sensory-instructions.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { quoted, text } from '../../helpers/evidence.ts';

const wording = (...pointing: readonly string[]) => ({
  paragraphs: 0,
  odd: [],
  pointing: pointing.map((one) => quoted(one)),
});

checkCases(sensoryInstructions, {
  passed: [{ name: 'no such sentence', seen: { wording: wording(), text: text('Select Continue.') } }],
  cantTell: [
    {
      name: 'two of them',
      seen: { wording: wording('Click the green button.', 'See the menu on the right.'), text: text('Words.') },
      messages: ['pointing', 'pointing'],
      data: [{ text: 'Click the green button.' }, { text: 'See the menu on the right.' }],
    },
  ],
  inapplicable: [{ name: 'no words', seen: { wording: wording(), text: text('') } }],
});
