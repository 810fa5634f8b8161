import { readingOrder } from '../../../checks/accessibility/reading-order.ts';
import type { Block } from '../../../src/model/seen/blocks.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { block, blocks } from './reading-evidence.ts';

const at = (x: number, y: number, rest: Partial<Block> = {}, text = 'Fill in the form') =>
  block(text, { box: { x, y, width: 200, height: 24 }, selector: `#at-${x}-${y}`, ...rest });
const moved = { moved: 'order' } as const;
const float = { moved: 'float' } as const;

checkCases(readingOrder, {
  passed: [
    { name: 'one below the other', seen: blocks([at(0, 0), at(0, 100)]) },
    { name: 'one beside the other', seen: blocks([at(0, 0), at(300, 0, moved)]) },
    { name: 'the next column', seen: blocks([at(0, 500), at(300, 0, moved)]) },
    { name: 'above, and not moved by a style', seen: blocks([at(0, 100), at(0, 0)]) },
    { name: 'a label of one word elsewhere', seen: blocks([at(0, 100), at(0, 0, { ...moved, parent: 2 }, 'New')]) },
    {
      name: 'a date over a heading',
      seen: blocks([at(0, 100, { level: 2 }, 'Budget meeting'), at(0, 0, { ...moved, parent: 2 }, '12 May')]),
    },
    {
      name: 'dates in boxes of their own',
      seen: blocks([at(300, 0, float, '14 May'), at(0, 0, { ...float, parent: 2 }, '12 May')]),
    },
    {
      name: 'steps from right to left as they are read',
      seen: blocks([
        at(300, 0, float, '1'),
        at(300, 30, {}, 'Fill in the form'),
        at(0, 0, { ...float, parent: 2 }, '2'),
      ]),
    },
    {
      name: 'a text that flows around a box with something else',
      seen: blocks([at(300, 0, {}, '3 car parks are there'), at(0, 0, { leads: true }, 'The hall has 5 rooms')]),
    },
    {
      name: 'the next step, flowing around the one before',
      seen: blocks([at(300, 0, {}, 'Step 1. Fill in the form'), at(0, 0, { leads: true }, 'Step 2. Pay')]),
    },
    { name: 'from right to left', seen: blocks([at(300, 0), at(0, 0, moved, 'مرحبا بكم')]) },
  ],
  cantTell: [
    {
      name: 'moved up',
      seen: blocks([at(0, 100), at(0, 0, moved, 'Pay')]),
      messages: ['earlier'],
      data: [{ text: 'Pay', before: 'Fill in the form' }],
    },
    { name: 'moved down', seen: blocks([at(0, 100, moved), at(0, 0)]), messages: ['earlier'] },
    { name: 'moved to the left', seen: blocks([at(300, 0), at(0, 5, moved)]), messages: ['earlier'] },
    { name: 'a column on the left', seen: blocks([at(300, 100), at(0, 0, moved)]), messages: ['earlier'] },
    {
      name: 'a step with a short heading, moved with it',
      seen: blocks([at(0, 100), at(0, 0, { ...moved, parent: 2, level: 2 }, 'To begin')]),
      messages: ['earlier'],
    },
    {
      name: 'a step whose number stands alone over its words',
      seen: blocks([
        at(300, 0, {}, '2'),
        at(300, 30, {}, 'Pay with your card'),
        at(0, 0, { ...float, parent: 2 }, '1'),
        at(0, 30, { parent: 2 }, 'Fill in the form'),
      ]),
      messages: ['earlier'],
      data: [{ text: '1', before: 'Pay with your card' }],
    },
    {
      name: 'an earlier step, flowing around a later one',
      seen: blocks([at(300, 0, {}, 'Step 2. Pay'), at(0, 0, { leads: true }, 'Step 1. Fill in the form')]),
      messages: ['earlier'],
    },
    {
      name: 'texts of different parents',
      seen: blocks([at(0, 100), at(0, 0, { ...moved, parent: 2 })]),
      messages: ['earlier'],
    },
  ],
  inapplicable: [{ name: 'hardly any text', seen: blocks([at(0, 0)]) }],
});
