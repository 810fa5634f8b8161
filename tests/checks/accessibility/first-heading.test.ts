import { firstHeading } from '../../../checks/accessibility/first-heading.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { block, blocks, titled } from './reading-evidence.ts';

checkCases(firstHeading, {
  passed: [{ name: 'the main heading first', seen: blocks([block('Back'), titled(1, 'Bins'), titled(2, 'Missed')]) }],
  cantTell: [
    {
      name: 'another one first',
      seen: blocks([titled(2, 'News'), titled(1, 'Bins')]),
      messages: ['late'],
      data: [{ text: 'News', level: 2 }],
    },
  ],
  inapplicable: [
    { name: 'no headings', seen: blocks([block('Bins')]) },
    { name: 'no main heading is reported by axe', seen: blocks([titled(2, 'Bins')]) },
  ],
});
