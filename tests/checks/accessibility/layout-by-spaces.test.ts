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
    { name: 'a row of links', seen: blocks([broken('Home | Bins | Parks', 'Ambleford Council')]) },
    { name: 'sentences that trail off', seen: blocks([broken('Well.....', 'so', 'Well.....', 'Then.....')]) },
    { name: 'numbers with signs', seen: blocks([broken('+44 1632 960001', '+44 1632 960002', '+44 1632 960003')]) },
  ],
  cantTell: [
    { name: 'columns', seen: blocks([{ ...broken(...rows), spaced: true }]), messages: ['columns'] },
    {
      name: 'columns of paragraphs',
      seen: blocks([row('Monday      £4'), row('Tuesday      £4'), row('Sunday      £5')]),
      messages: ['columns'],
    },
    {
      name: 'dots that lead across',
      seen: blocks([broken('Monday ..... 9 to 5', 'Tuesday .... 9 to 5', 'Friday ..... 9 to 1')]),
      messages: ['columns'],
    },
    {
      name: 'strokes between columns',
      seen: blocks([broken('Name | Fee', 'Small hall | £10', 'Large hall | £20')]),
      messages: ['columns'],
    },
    { name: 'a picture of signs', seen: blocks([broken(...cat)]), messages: ['art'] },
  ],
  inapplicable: [{ name: 'no text', seen: blocks([]) }],
});
