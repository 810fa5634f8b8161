import { wordsInTitles } from '../../../checks/accessibility/words-in-titles.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { text } from '../../helpers/evidence.ts';
import { images, picture } from './reading-evidence.ts';

const one = (words: string, control: boolean) => ({
  hiddenWords: {
    generated: [],
    titles: [{ title: 'Close', text: words, control, tag: 'span', selector: '#x', html: '<span>', box: null }],
  },
  ...images(),
  text: text('Fees'),
});
const none = { hiddenWords: { generated: [], titles: [] }, ...images(), text: text('Fees') };

checkCases(wordsInTitles, {
  passed: [
    { name: 'more about a link that has a name', seen: one('All fees', true) },
    { name: 'an empty box with a title', seen: one('', false) },
    { name: 'none', seen: none },
    { name: 'a picture with words of its own', seen: { ...none, ...images(picture('The hall')) } },
  ],
  cantTell: [
    {
      name: 'the name of a picture',
      seen: { ...none, ...images(picture('The hall', { from: 'title' })) },
      messages: ['onlyName'],
      data: [{ title: 'The hall' }],
    },
    { name: 'the name of a control', seen: one('', true), messages: ['onlyName'], data: [{ title: 'Close' }] },
    {
      name: 'words about text',
      seen: one('statutory fee', false),
      messages: ['onlyThere'],
      data: [{ title: 'Close' }],
    },
  ],
  inapplicable: [{ name: 'no text', seen: { ...none, text: text('') } }],
});
