import { quotes } from '../../../checks/accessibility/quotes.ts';
import type { Block } from '../../../src/model/seen/blocks.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { block, blocks, quote } from './reading-evidence.ts';

const plain = block('We asked people what they think of the new library in town.');
const said = (rest: Partial<Block> = {}) => blocks([plain, block('“I come here every day because it is warm.”', rest)]);
const marked = (...rest: Parameters<typeof quote>) => blocks([plain], { quotes: [quote(...rest)] });

checkCases(quotes, {
  passed: [
    { name: 'a real quote after a colon', seen: marked('It is warm here.', { before: 'The mayor said:' }) },
    {
      name: 'a real quote that the text before leads to',
      seen: marked('It is warm.', { before: 'This is what she said' }),
    },
    { name: 'a real quote after a name in marks', seen: marked('It is warm.', { before: 'The “Bell” wrote:' }) },
    { name: 'a real quote between marks', seen: marked('“It is warm here.”') },
    { name: 'a real quote with its source', seen: marked('It is warm here.', { cites: true }) },
    { name: 'what people said, in a report', seen: said() },
    { name: 'a short one', seen: blocks([plain, block('“Lovely.”', { italic: 1 })]) },
    { name: 'in a blockquote', seen: said({ italic: 9, inside: 'blockquote' }) },
  ],
  cantTell: [
    {
      name: 'set in italics',
      seen: said({ italic: 9 }),
      messages: ['faked'],
      data: [{ text: '“I come here every day because it is warm.”' }],
    },
    { name: 'set large', seen: said({ size: 22 }), messages: ['faked'] },
    {
      name: 'indented',
      seen: said({ box: { x: 60, y: 90, width: 400, height: 24 } }),
      messages: ['faked'],
    },
    { name: 'set in the middle', seen: said({ align: 'center' }), messages: ['faked'] },
    {
      name: 'an indented list',
      seen: marked('Monday Tuesday', { holds: ['ul'], before: 'said:' }),
      messages: ['indented'],
    },
    {
      name: 'an indented paragraph after a quote',
      seen: marked('Bring your bill with you', { before: '“We want a town for all,” said the mayor last week.' }),
      messages: ['indented'],
    },
    { name: 'an indented paragraph', seen: marked('The library is open from nine.'), messages: ['indented'] },
  ],
  inapplicable: [{ name: 'no text', seen: blocks([]) }],
});
