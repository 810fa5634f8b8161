import { longBlocksOfText } from '../../../checks/accessibility/long-blocks-of-text.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { block, blocks, broken } from './reading-evidence.ts';

const words = (count: number) => 'word '.repeat(count).trim();

checkCases(longBlocksOfText, {
  passed: [
    { name: 'a paragraph', seen: blocks([block(words(90))]) },
    { name: 'long and broken up', seen: blocks([broken(words(90), words(90))]) },
  ],
  cantTell: [{ name: 'a wall', seen: blocks([block(words(180))]), messages: ['wall'], data: [{ words: 180 }] }],
  inapplicable: [{ name: 'no text', seen: blocks([]) }],
});
