import { listsByLook } from '../../../checks/accessibility/lists-by-look.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { block, blocks, broken, listed } from './reading-evidence.ts';

const paragraphs = (...texts: readonly string[]) => blocks(texts.map((text) => block(text)));

const drawn = (...texts: readonly string[]) => blocks(texts.map((text) => block(text, { mark: 'dot' })));
const side = (x: number) => ({ mark: 'dot', box: { x, y: 100, width: 90, height: 24 } });

checkCases(listsByLook, {
  passed: [
    { name: 'two with a dot', seen: drawn('a bill', 'a photo') },
    { name: 'dots side by side', seen: blocks([20, 120, 220].map((x) => block('Parks', side(x)))) },
    {
      name: 'a sign of its own before each',
      seen: blocks(['"☎"', '"✉"', '"⌂"'].map((mark) => block('Here', { mark }))),
    },
    { name: 'plain text', seen: paragraphs('Put paper into the blue box') },
    { name: 'an address', seen: blocks([broken('1 Market Square', 'Ambleford', 'AM1 1AA')]) },
    {
      name: 'an address after a colon',
      seen: blocks([block('Write to:'), broken('1 Market Square', 'Ambleford', 'AM1')]),
    },
    { name: 'lines of a verse', seen: blocks([block('It ends so'), broken('by the mill', 'at night', 'in May')]) },
    { name: 'an address without numbers', seen: blocks([broken('Town Hall', 'Market Square', 'Ambleford')]) },
    {
      name: 'an address under its heading',
      seen: blocks([block('Our address'), broken('The Mill', 'Nether', 'Dale')]),
    },
    { name: 'lines that run on', seen: blocks([broken('The bins, all of them,', 'Go out,', 'In May')]) },
    { name: 'one dot between two words', seen: paragraphs('4 May • News • three minutes') },
    { name: 'a footnote', seen: paragraphs('* Prices may change', 'Bring a card') },
    { name: 'hours', seen: paragraphs('1 - 2pm', '2 - 3pm', '3 - 4pm') },
    { name: 'two dashes', seen: blocks([broken('- yes', '- no')]) },
    { name: 'a day of the month', seen: paragraphs('12. May is a holiday', 'Bins go out') },
    { name: 'numbers that do not follow', seen: paragraphs('1. May', '5. May', '9. May') },
    { name: 'numbered in a real list', seen: blocks([{ ...broken('1. a word', '2. word', '3. word'), inside: 'li' }]) },
    { name: 'bullets have failed already', seen: blocks([broken('• paper', '• card', '• cans')]) },
    { name: 'two lists of many', seen: blocks([block('x')], { lists: [listed({ items: 4 })] }) },
    { name: 'single lists in navigation', seen: blocks([block('x')], { lists: [listed({ inNav: true })] }) },
  ],
  cantTell: [
    {
      name: 'dashes',
      seen: blocks([broken('- paper', '- card', '– cans')]),
      messages: ['dash'],
      data: [{ items: 3, text: '- paper' }],
    },
    { name: 'numbers', seen: paragraphs('1. Rinse', '2. Dry', '3. Sort'), messages: ['number'] },
    { name: 'steps', seen: paragraphs('Step 1: Rinse', 'Step 2: Dry', 'Step 3: Sort'), messages: ['number'] },
    { name: 'numbers and dashes', seen: paragraphs('1 - Rinse', '2 - Dry', '3 - Sort'), messages: ['number'] },
    { name: 'small pictures', seen: paragraphs('✅ Paper', '✅ Card', '✅Cans'), messages: ['dash'] },
    { name: 'signs', seen: blocks([broken('> paper', '> card', '> cans')]), messages: ['dash'] },
    { name: 'letters', seen: blocks([broken('a) Rinse', 'b) Dry', 'c) Sort')]), messages: ['number'] },
    { name: 'Roman numbers', seen: blocks([broken('i. Rinse', 'ii. Dry', 'iii. Sort')]), messages: ['number'] },
    {
      name: 'lines after a colon',
      seen: blocks([block('You need:'), broken('your bill', 'a card', 'ten minutes')]),
      messages: ['lines'],
      data: [{ items: 3, text: 'your bill a card ten minutes' }],
    },
    {
      name: 'lines that begin alike, after no colon',
      seen: blocks([block('Bins'), broken('Brown bin', 'Green bin', 'Food box')]),
      messages: ['lines'],
    },
    {
      name: 'words with a colon in the first line',
      seen: blocks([broken('You need:', 'your bill', 'a card', 'ten minutes')]),
      messages: ['lines'],
    },
    {
      name: 'dots that a style sheet draws',
      seen: drawn('a bill', 'a photo', 'a form'),
      messages: ['drawn'],
      data: [{ items: 3, text: 'a bill' }],
    },
    { name: 'bullets in one line', seen: paragraphs('Bring • a bill • a photo • a form'), messages: ['inline'] },
    { name: 'numbers in one line', seen: paragraphs('You must 1) rinse 2) dry 3) sort'), messages: ['inline'] },
    { name: 'lists of one', seen: blocks([block('x')], { lists: [listed()] }), messages: ['split'] },
  ],
  inapplicable: [{ name: 'no text', seen: blocks([]) }],
});
