import { oneThingPerPage } from '../../../checks/forms/one-thing-per-page.ts';
import type { Field } from '../../../src/model/evidence.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { field, text } from '../../helpers/evidence.ts';

const form = (fields: readonly Partial<Field>[], words = '', method = 'post') => ({
  forms: {
    forms: [{ selector: 'form', action: '/send', method }],
    fields: fields.map((one, index) => field({ selector: `#f${index}`, name: `f${index}`, ...one })),
  },
  text: text(words),
});
const label = (visibleLabel: string): Partial<Field> => ({ visibleLabel });
const six = ['One', 'Two', 'Three', 'Four', 'Five', 'Six'].map(label);

checkCases(oneThingPerPage, {
  passed: [
    { name: 'one question of a step', seen: form([label('Your street')], 'Question 2 of 3') },
    {
      name: 'choices, drawn anew',
      seen: form(
        ['Yes', 'No'].map((words) => ({ visibleLabel: words, type: 'radio', name: 'own', visible: false })),
        'Step 1 of 2',
      ),
    },
    {
      name: 'a fieldset',
      seen: form(
        [
          { ...label('Day'), legend: 'When?' },
          { ...label('Month'), legend: 'When?' },
        ],
        'Page 1 / 4',
      ),
    },
    {
      name: 'an address, and what is not asked',
      seen: form(
        [
          { ...label('Street'), autocomplete: 'address-line1' },
          { ...label('Postcode'), autocomplete: 'billing postal-code' },
          { type: 'hidden', visible: false },
          { type: 'text', visible: false },
          { type: 'submit' },
          { type: 'search' },
        ],
        'Cam 2 o 3',
      ),
    },
  ],
  cantTell: [
    {
      name: 'two questions of a step of a journey, which does not say that it is one',
      seen: form([label('Your street'), label('Your car')]),
      context: { journey: { journey: 'bins', step: 'Where', number: 2 } },
      messages: ['step'],
      data: [{ step: 'Where', questions: 2, list: 'Your street; Your car' }],
    },
    {
      name: 'two questions of a step',
      seen: form([label('Your street'), label('Your car')], 'Question 2 of 3: where'),
      messages: ['step'],
      data: [{ step: 'Question 2 of 3', questions: 2, list: 'Your street; Your car' }],
    },
    {
      name: 'six on a page',
      seen: form(six),
      messages: ['long'],
      data: [{ questions: 6, list: 'One; Two; Three; Four; Five; Six' }],
    },
  ],
  inapplicable: [
    { name: 'a short form on one page', seen: form(six.slice(1)) },
    { name: 'a filter of a list', seen: form(six, 'Page 2 of 9', 'get') },
    { name: 'a list of several pages', seen: form([], 'Page 2 of 9') },
  ],
});
