import { checkedBeforeSending } from '../../../checks/forms/checked-before-sending.ts';
import type { Field } from '../../../src/model/evidence.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { field, heading } from '../../helpers/evidence.ts';

function page(h1: string, asked: readonly Partial<Field>[] = [{}], method = 'post') {
  const forms = [{ selector: 'form', action: 'https://www.ambleford.example/form', method }];
  return { headings: [heading(1, h1), heading(2, 'Pay')], forms: { forms, fields: asked.map((one) => field(one)) } };
}

const titles: readonly (readonly [title: string, kind: 'money' | 'promise' | 'change'])[] = [
  ['Pay your council tax', 'money'],
  ['Set up a direct debit', 'money'],
  ['Talu treth y cyngor', 'money'],
  ['Apply for a school place', 'promise'],
  ['Claim housing benefit', 'promise'],
  ['Gwneud cais am le mewn ysgol', 'promise'],
  ['Change your details', 'change'],
  ['Cancel a bulky waste booking', 'change'],
];
const fields: readonly (readonly [field: Partial<Field>, kind: 'money' | 'promise', sign: string])[] = [
  [{ visibleLabel: 'Card number' }, 'money', 'Card number'],
  [{ visibleLabel: 'The long number', autocomplete: 'cc-number' }, 'money', 'The long number'],
  [{ visibleLabel: 'Sort code' }, 'money', 'Sort code'],
  [{ visibleLabel: '', accessibleName: '', autocomplete: 'cc-csc' }, 'money', 'cc-csc'],
  [{ visibleLabel: 'I declare that this is true', type: 'checkbox' }, 'promise', 'I declare that this is true'],
  [{ visibleLabel: 'Yes', legend: 'Declaration', type: 'radio' }, 'promise', 'Declaration'],
];

checkCases(checkedBeforeSending, {
  cantTell: [
    ...titles.map(([title, kind]) => ({
      name: title,
      seen: page(title),
      messages: [kind] as const,
      data: [{ sign: title }],
    })),
    ...fields.map(([one, kind, sign]) => ({
      name: `a field: ${sign}`,
      seen: page('About you', [{ visibleLabel: 'Full name' }, one]),
      messages: [kind] as const,
      data: [{ sign }],
    })),
    {
      name: 'a field says more than the title',
      seen: page('Apply for a permit', [{ visibleLabel: 'Account number' }]),
      messages: ['money'],
    },
    {
      name: 'a page for checking, which need ask nothing itself',
      seen: page('Check your answers before you send them', []),
      messages: ['checkPage'],
      data: [{ sign: 'Check your answers before you send them' }],
    },
    { name: 'the same in Welsh', seen: page('Gwirio eich atebion', []), messages: ['checkPage'] },
  ],
  inapplicable: [
    { name: 'a report that binds nobody', seen: page('Report a missed bin') },
    { name: 'a page about paying, with a search', seen: page('Pay your council tax', [{ type: 'search' }]) },
    { name: 'a form that only looks something up', seen: page('Pay a fine', [{}], 'get') },
    { name: 'no form', seen: { headings: [heading(1, 'Pay')], forms: { forms: [], fields: [] } } },
    { name: 'a form that asks nothing', seen: page('Pay your council tax', []) },
    { name: 'words that only look like it', seen: page('How payphones change') },
    { name: 'to check something else', seen: page('Check your bin day') },
  ],
});
