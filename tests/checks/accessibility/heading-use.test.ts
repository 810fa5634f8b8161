import { headingUse } from '../../../checks/accessibility/heading-use.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { block, blocks, titled } from './reading-evidence.ts';

checkCases(headingUse, {
  passed: [
    { name: 'a short one', seen: blocks([titled(2, 'Bins')]) },
    { name: 'a short sentence', seen: blocks([titled(2, 'Your bins are not collected on Monday.')]) },
    { name: 'a question of some length', seen: blocks([titled(1, `${'where '.repeat(18)}?`)]) },
  ],
  cantTell: [
    {
      name: 'a paragraph',
      seen: blocks([titled(2, 'word '.repeat(30))]),
      messages: ['paragraph'],
      data: [{ words: 30 }],
    },
    { name: 'a long sentence', seen: blocks([titled(3, `${'word '.repeat(14)}end.`)]), messages: ['paragraph'] },
  ],
  inapplicable: [{ name: 'no headings', seen: blocks([block('word '.repeat(30))]) }],
});
