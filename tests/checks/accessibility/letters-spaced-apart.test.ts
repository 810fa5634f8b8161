import { lettersSpacedApart } from '../../../checks/accessibility/letters-spaced-apart.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { block, blocks } from './reading-evidence.ts';

const one = (text: string, inside?: string) => blocks([block(text, inside ? { inside } : {})]);

checkCases(lettersSpacedApart, {
  passed: [
    { name: 'plain text', seen: one('Welcome to the pool') },
    { name: 'an index', seen: one('A B C D E F G') },
    { name: 'an index with gaps', seen: one('A C F I M O U') },
    { name: 'three letters', seen: one('Ask the N H S about it') },
    { name: 'grades', seen: one('A A B B C C') },
    { name: 'a phrase of short words', seen: one('I am a b c') },
    ...['Take routes X Y A B C D to town', 'Stops E D B A C and F', 'The answers are: B D A C E'].map((words) => ({
      name: `each stands for something: ${words}`,
      seen: one(words),
    })),
    { name: 'four capitals', seen: one('Ask the N A T O office') },
  ],
  failed: [
    { name: 'a word', seen: one('W e l c o m e to us'), messages: ['apart'], data: [{ text: 'W e l c o m e' }] },
    { name: 'a short word', seen: one('H e l p for people'), messages: ['apart'] },
    { name: 'a word after one of those', seen: one('Groups W e l c o m e'), messages: ['apart'] },
    { name: 'capitals', seen: one('A M B L E F O R D'), messages: ['apart'] },
    {
      name: 'spaces that do not break',
      seen: one('s\u00a0w\u00a0i\u00a0m\u00a0m\u00a0i\u00a0n\u00a0g'),
      messages: ['apart'],
    },
    { name: 'Welsh', seen: one('C r o e s o'), messages: ['apart'] },
  ],
  inapplicable: [
    { name: 'no text', seen: blocks([]) },
    { name: 'hidden from screen readers', seen: one('W e l c o m e', 'hidden') },
  ],
});
