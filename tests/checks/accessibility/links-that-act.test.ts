import { linksThatAct } from '../../../checks/accessibility/links-that-act.ts';
import type { LinkContext } from '../../../src/model/seen/link-context.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { link } from '../../helpers/evidence.ts';
import { contextLink } from './reading-evidence.ts';

const seen = (...linkContext: readonly LinkContext[]) => ({ links: [link('Bins', '/bins')], linkContext });

checkCases(linksThatAct, {
  passed: [
    { name: 'nothing special', seen: seen() },
    { name: 'a new window only', seen: seen(contextLink('Rules', { newWindow: true })) },
    { name: 'said to be a button', seen: seen(contextLink('Show all', { acts: true, role: 'button' })) },
    { name: 'a tab without its panel', seen: seen(contextLink('Tab 1', { lost: true, role: 'tab' })) },
  ],
  cantTell: [
    {
      name: 'a script',
      seen: seen(contextLink('Show all', { acts: true, written: 'javascript:show()' })),
      messages: ['acts'],
      data: [{ text: 'Show all' }],
    },
    {
      name: 'a place that is not there',
      seen: seen(contextLink('Costs', { lost: true, written: '#costs' })),
      messages: ['lost'],
      data: [{ text: 'Costs', place: '#costs' }],
    },
    {
      name: 'an address that is no place at all',
      seen: seen(contextLink('Get the leaflet', { dead: true, written: '#' })),
      messages: ['dead'],
      data: [{ text: 'Get the leaflet' }],
    },
  ],
  inapplicable: [{ name: 'no links', seen: { links: [], linkContext: [] } }],
});
