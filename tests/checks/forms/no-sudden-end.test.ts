import { noSuddenEnd } from '../../../checks/forms/no-sudden-end.ts';
import type { EndedForm, Outlasted } from '../../../src/model/seen/field-errors.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { text } from '../../helpers/evidence.ts';
import { forms, spot } from '../../helpers/operated.ts';

const SUDDEN: EndedForm = {
  ...{ how: 'emptied', seconds: 240, before: null, dialog: false, offers: false },
  ...{ saved: false, asked: false, guarded: false, frames: false },
};
const seen = (outlasted: Outlasted | undefined, words = '') => ({
  fieldErrors: { ...forms().fieldErrors, ...(outlasted ? { outlasted } : {}) },
  text: text(words),
});
const ended = (rest: Partial<EndedForm> = {}, words = 'Hardship fund. © All rights reserved.') => {
  const end = { ...SUDDEN, ...rest };
  return seen({ form: spot('#fund'), ended: end }, words);
};
const warned = (ahead: number) => ({ ...spot('#ask'), text: 'Do you need longer?', ahead });

checkCases(noSuddenEnd, {
  passed: [
    {
      name: 'people are asked two minutes before whether they need longer',
      seen: ended({ seconds: 1200, before: warned(120), offers: true }),
    },
  ],
  failed: [
    {
      name: 'all is gone after four minutes',
      seen: ended(),
      messages: ['emptied'],
      data: [{ time: '4 minutes' }],
    },
    {
      name: 'after ninety seconds',
      seen: ended({ seconds: 90 }),
      messages: ['emptied'],
      data: [{ time: '90 seconds' }],
    },
    { name: 'after three hours', seen: ended({ seconds: 10_800 }), messages: ['emptied'], data: [{ time: '3 hours' }] },
    { name: 'the page goes somewhere else', seen: ended({ how: 'left' }), messages: ['left'] },
    {
      name: 'listening for being left keeps nobody from emptying a form',
      seen: ended({ guarded: true }),
      messages: ['emptied'],
    },
  ],
  cantTell: [
    { name: 'people are told of it', seen: ended({ before: warned(120) }), messages: ['mayEmpty'] },
    {
      name: 'people are asked too late',
      seen: ended({ before: warned(10), offers: true }),
      messages: ['mayEmpty'],
    },
    { name: 'something changed that nobody saw', seen: ended({ stirred: true }), messages: ['mayEmpty'] },
    {
      name: 'people may have been told out of sight of what can be read',
      seen: ended({ aside: true }),
      messages: ['mayEmpty'],
    },
    { name: 'something on the page offers more time', seen: ended({ offers: true }), messages: ['mayEmpty'] },
    { name: 'a box of the browser came up', seen: ended({ dialog: true }), messages: ['mayEmpty'] },
    { name: 'the words are kept in the browser', seen: ended({ saved: true }), messages: ['mayEmpty'] },
    { name: 'a server did not answer', seen: ended({ asked: true }), messages: ['mayEmpty'] },
    { name: 'the page drew by another clock', seen: ended({ frames: true }), messages: ['mayEmpty'] },
    { name: 'so soon that it may be part of the loading', seen: ended({ seconds: 15 }), messages: ['mayEmpty'] },
    {
      name: 'the page loads again, and the browser may put back what was typed',
      seen: ended({ how: 'reloaded' }),
      messages: ['mayLeave'],
    },
    { name: 'the browser asks before it leaves', seen: ended({ how: 'left', guarded: true }), messages: ['mayLeave'] },
    ...[
      'Your seats are held for 10 minutes.',
      'Bidding ends at noon.',
      'Enter the one-time code.',
      'Your basket is empty in 10 minutes.',
    ].map((words) => ({
      name: `the time may be needed: ${words}`,
      seen: ended({}, words),
      messages: ['mayEmpty' as const],
    })),
    { name: 'words that nobody has read', seen: { fieldErrors: ended().fieldErrors }, messages: ['mayEmpty'] },
  ],
  inapplicable: [
    { name: 'nothing that may end a form', seen: seen(undefined) },
    { name: 'it was as before in the end', seen: seen({ form: spot('#fund') }) },
    { name: 'a day', seen: ended({ seconds: 86_400 }) },
  ],
});
