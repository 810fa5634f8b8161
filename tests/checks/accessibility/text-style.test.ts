import { textStyle } from '../../../checks/accessibility/text-style.ts';
import type { Block } from '../../../src/model/seen/blocks.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { block, blocks } from './reading-evidence.ts';

const long = (count: number, rest: Partial<Block> = {}) => blocks([block('word '.repeat(count).trim(), rest)]);
const one = (text: string, rest: Partial<Block> = {}) => blocks([block(text, rest)]);

checkCases(textStyle, {
  passed: [
    { name: 'plain', seen: long(60) },
    { name: 'short names in capitals', seen: one('BBC, NHS, DVLA and HMRC') },
    { name: 'a script without capitals', seen: one('تُجمع النفايات كل يوم اثنين في الصباح') },
    { name: 'such a script in capitals by style', seen: one('يوم اثنين في الصباح الباكر', { capitals: true }) },
    { name: 'letters of an index', seen: one('A B C D E F') },
    { name: 'a button in capitals', seen: one('PAY YOUR COUNCIL TAX NOW', { inside: 'button' }) },
    { name: 'a word in italics', seen: long(60, { italic: 2 }) },
    { name: 'a small note', seen: one('Prices do not include the fee', { size: 13 }) },
    { name: 'a centred line', seen: long(8, { align: 'center' }) },
    { name: 'an address', seen: long(20, { italic: 20, inside: 'address' }) },
    { name: 'an underlined control', seen: one('Help with this page', { underlined: 4, inside: 'summary' }) },
  ],
  cantTell: [
    { name: 'both sides', seen: long(30, { align: 'justify' }), messages: ['justified'] },
    { name: 'centred', seen: long(50, { align: 'center' }), messages: ['centred'], data: [{ words: 50 }] },
    { name: 'capitals', seen: one('DO NOT PARK HERE ON MONDAY'), messages: ['capitals'] },
    { name: 'made capitals', seen: one('Do not park here on Monday', { capitals: true }), messages: ['capitals'] },
    { name: 'italics', seen: long(30, { italic: 30 }), messages: ['italic'], data: [{ words: 30 }] },
    { name: 'underlined', seen: one('Please move your car', { underlined: 3 }), messages: ['underlined'] },
    { name: 'tiny', seen: one('Not with the fee', { size: 9 }), messages: ['tiny'], data: [{ size: 9 }] },
    {
      name: 'a dozen of a kind are enough',
      seen: blocks(Array.from({ length: 20 }, () => block('word '.repeat(30), { align: 'justify' }))),
      messages: Array.from({ length: 12 }, () => 'justified' as const),
    },
  ],
  inapplicable: [
    { name: 'no text', seen: blocks([]) },
    { name: 'code', seen: one('SELECT NAME FROM PEOPLE WHERE AGE', { inside: 'code' }) },
  ],
});
