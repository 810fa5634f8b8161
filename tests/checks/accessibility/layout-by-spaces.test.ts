import { layoutBySpaces } from '../../../checks/accessibility/layout-by-spaces.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { block, blocks, broken } from './reading-evidence.ts';

const rows = ['Day        Adult     Child', 'Monday     £4.00     £2.00'];
const row = (text: string) => block(text.replaceAll('  ', '\u00a0\u00a0'), { spaced: true });
const cat = ['  /\\_/\\', ' ( o.o )', '  > ^ <'];

checkCases(layoutBySpaces, {
  passed: [
    { name: 'plain text', seen: blocks([block('Prices of the pool')]) },
    { name: 'code', seen: blocks([{ ...broken(...rows), spaced: true, inside: 'code' }]) },
    { name: 'a gap in one line', seen: blocks([{ ...broken('Day      Adult', 'Monday'), spaced: true }]) },
    { name: 'hidden from screen readers', seen: blocks([{ ...broken(...cat), inside: 'hidden' }]) },
    { name: 'two paragraphs with gaps', seen: blocks([row('Monday      £4'), row('Tuesday      £4')]) },
    { name: 'numbers with signs', seen: blocks([broken('+44 1632 960001', '+44 1632 960002', '+44 1632 960003')]) },
  ],
  cantTell: [
    { name: 'columns', seen: blocks([{ ...broken(...rows), spaced: true }]), messages: ['columns'] },
    {
      name: 'columns of paragraphs',
      seen: blocks([row('Monday      £4'), row('Tuesday      £4'), row('Sunday      £5')]),
      messages: ['columns'],
    },
    { name: 'a picture of signs', seen: blocks([broken(...cat)]), messages: ['art'] },
  ],
  inapplicable: [{ name: 'no text', seen: blocks([]) }],
});
