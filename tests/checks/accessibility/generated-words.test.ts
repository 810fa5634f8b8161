import { generatedWords } from '../../../checks/accessibility/generated-words.ts';
import type { HiddenWords } from '../../../src/model/seen/hidden-words.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { text } from '../../helpers/evidence.ts';

const place = { selector: '#price', html: '<p id="price">', region: 'main', box: null } as const;
const seen = (...generated: HiddenWords['generated']) => ({
  hiddenWords: { generated, titles: [] },
  text: text('Fees'),
});

checkCases(generatedWords, {
  passed: [{ name: 'none', seen: seen() }],
  cantTell: [
    {
      name: 'before and after',
      seen: seen(
        { where: 'before', words: 'Sold out:', text: 'Tickets', ...place },
        { where: 'after', words: '(required)', text: 'Name', ...place },
      ),
      messages: ['words', 'words'],
      data: [
        { words: 'Sold out:', where: 'at the start of' },
        { words: '(required)', where: 'at the end of' },
      ],
    },
  ],
  inapplicable: [{ name: 'no text', seen: { ...seen(), text: text('') } }],
});
