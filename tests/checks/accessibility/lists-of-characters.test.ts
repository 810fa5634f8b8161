import { listsOfCharacters } from '../../../checks/accessibility/lists-of-characters.ts';
import type { Block } from '../../../src/model/seen/blocks.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { block, blocks, broken } from './reading-evidence.ts';

const items = (rest: Partial<Block> = {}) => blocks(['• paper', '• card', '• cans'].map((text) => block(text, rest)));

checkCases(listsOfCharacters, {
  passed: [
    { name: 'plain text', seen: blocks([block('Put paper into the blue box')]) },
    { name: 'a real list', seen: items({ inside: 'li' }) },
    { name: 'hidden from screen readers', seen: items({ inside: 'hidden' }) },
    { name: 'one line', seen: blocks([block('• paper'), block('and card')]) },
    { name: 'bullets between words', seen: blocks([block('Home • Parks'), block('Pools • Halls')]) },
    { name: 'bullets with text between', seen: blocks([block('• a'), block('And then'), block('• b')]) },
    { name: 'the key of a map', seen: blocks([block('■ Road closed'), block('■ Road open')]) },
    { name: 'a sign of its own for each', seen: blocks([block('● Open'), block('○ Closed')]) },
    { name: 'films to play', seen: blocks([block('▶ Watch the meeting'), block('▶ Watch the tour')]) },
    { name: 'dashes are for a person', seen: blocks([broken('- paper', '- card', '- cans')]) },
  ],
  failed: [
    {
      name: 'lines of a paragraph',
      seen: blocks([broken('Put in:', '• paper', '• card')]),
      messages: ['bullets'],
      data: [{ items: 2, text: '• paper' }],
    },
    { name: 'paragraphs', seen: items(), messages: ['bullets'], data: [{ items: 3, text: '• paper' }] },
    {
      name: 'each in a box of its own',
      seen: blocks([block('• a', { parent: 1 }), block('• b', { parent: 2 })]),
      messages: ['bullets'],
    },
    { name: 'without a space', seen: blocks([broken('●paper', '●card')]), messages: ['bullets'] },
    { name: 'in a cell', seen: blocks([{ ...broken('· paper', '· card'), inside: 'td' }]), messages: ['bullets'] },
  ],
  inapplicable: [{ name: 'no text', seen: blocks([]) }],
});
