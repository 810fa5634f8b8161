import { headingText } from '../../../checks/accessibility/heading-text.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { block, blocks, titled } from './reading-evidence.ts';

const framed = (frame: string, ...texts: readonly string[]) =>
  texts.map((text, at) => ({ level: 2, text, selector: `${frame} >> #h${at}`, html: '<h2>', box: null }));
const withFramed = (...all: readonly ReturnType<typeof framed>[]) => ({
  blocks: { blocks: [], cut: false, framed: all.flat() },
});

checkCases(headingText, {
  passed: [
    { name: 'the same words in two frames', seen: withFramed(framed('#one', 'Bins'), framed('#two', 'Bins')) },
    { name: 'topics', seen: blocks([titled(1, 'Bins'), titled(2, 'Missed bins'), titled(2, 'New bins')]) },
    {
      name: 'the same words under different headings',
      seen: blocks([titled(2, 'Mill ward'), titled(3, 'Members'), titled(2, 'Abbey ward'), titled(3, 'Members')]),
    },
    { name: 'the same words at another level', seen: blocks([titled(1, 'Bins'), titled(2, 'Bins')]) },
    { name: 'a vague word with a topic', seen: blocks([titled(2, 'More about bins')]) },
    {
      name: 'a part of a page builder with a topic',
      seen: blocks([titled(3, 'Accordion lessons'), titled(3, 'Tab 2 of the rent book')]),
    },
    { name: 'a year', seen: blocks([titled(2, '2026')]) },
    { name: 'a numbered step', seen: blocks([titled(2, 'Step 1')]) },
  ],
  cantTell: [
    {
      name: 'words for anything, and the same words twice, in a frame',
      seen: withFramed(framed('#one', 'Bins', 'More', 'Bins')),
      messages: ['vague', 'twice'],
    },
    { name: 'more', seen: blocks([titled(2, 'More…')]), messages: ['vague'], data: [{ text: 'More…' }] },
    { name: 'a number only', seen: blocks([titled(2, 'Section 3')]), messages: ['vague'] },
    { name: 'a word for anything', seen: blocks([titled(2, 'Details')]), messages: ['vague'] },
    { name: 'filler', seen: blocks([titled(2, 'Lorem ipsum dolor')]), messages: ['vague'] },
    { name: 'a level', seen: blocks([titled(2, 'Heading level 2')]), messages: ['vague'] },
    { name: 'a sign', seen: blocks([titled(2, '–')]), messages: ['vague'] },
    {
      name: 'left from the parts of a page builder',
      seen: blocks([titled(3, 'Accordion Title'), titled(3, 'Tab #2'), titled(3, 'Your Title Goes Here')]),
      messages: ['vague', 'vague', 'vague'],
    },
    { name: 'left from the template', seen: blocks([titled(2, 'Your heading')]), messages: ['vague'] },
    {
      name: 'twice in one part',
      seen: blocks([titled(2, 'Mill ward'), titled(3, 'Members'), titled(3, 'members')]),
      messages: ['twice'],
      data: [{ text: 'members' }],
    },
  ],
  inapplicable: [{ name: 'no headings', seen: blocks([block('More')]) }],
});
