import { lineBreaksAsParagraphs } from '../../../checks/accessibility/line-breaks-as-paragraphs.ts';
import type { Block } from '../../../src/model/seen/blocks.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { block, blocks, broken } from './reading-evidence.ts';

const long = 'You need a permit to park in the streets around the market on weekdays.';
const gap = (rest: Partial<Block> = {}) => blocks([{ ...broken(long, '', long), gaps: 1, ...rest }]);

checkCases(lineBreaksAsParagraphs, {
  passed: [
    { name: 'no gaps', seen: blocks([broken(long, long)]) },
    { name: 'an address', seen: gap({ inside: 'address' }) },
    { name: 'two verses', seen: blocks([{ ...broken(...Array(8).fill('by the mill at night')), gaps: 1 }]) },
    { name: 'two short lines', seen: blocks([{ ...broken('Short.', '', 'Also short.'), gaps: 1 }]) },
  ],
  cantTell: [
    { name: 'two parts', seen: gap(), messages: ['gaps'], data: [{ parts: 2 }] },
    { name: 'in a list item', seen: gap({ inside: 'li' }), messages: ['gaps'] },
    { name: 'three parts', seen: gap({ gaps: 2 }), messages: ['gaps'], data: [{ parts: 3 }] },
  ],
  inapplicable: [
    { name: 'no text', seen: blocks([]) },
    { name: 'only headings', seen: blocks([block('Bins', { level: 1 })]) },
  ],
});
