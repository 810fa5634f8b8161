import { startPageTells } from '../../../checks/forms/start-page-tells.ts';
import type { Link } from '../../../src/model/evidence.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { link, text } from '../../helpers/evidence.ts';

const seen = (words: string, ...links: readonly Link[]) => ({ text: text(words), links });
const START = link('Start now', '/form/1');
const GOOD = 'Use this service if you live here. You need your postcode.';

checkCases(startPageTells, {
  passed: [
    { name: 'both topics', seen: seen(GOOD, START, START) },
    { name: 'other words', seen: seen('Who can apply: all. Before you start, find your bill.', START) },
    { name: 'in Welsh', seen: seen('Pwy all wneud cais. Bydd angen eich bil.', link('Dechrau nawr', '/cy/1')) },
    { name: 'a button by its look', seen: seen(GOOD, link('Permit', '/p', { html: '<a class="button--start">' })) },
  ],
  cantTell: [
    {
      name: 'nothing said, two buttons',
      seen: seen('Parking permits.', START, link('Apply online', '/form/2')),
      messages: ['missing', 'severalStarts'],
      data: [{ topics: 'who can use it, or what people need' }, { count: 2 }],
    },
    {
      name: 'what people need is not said',
      seen: seen('You can apply if you live here.', START),
      data: [{ topics: 'what people need' }],
    },
  ],
  inapplicable: [
    { name: 'no start', seen: seen('Parking permits.', link('Apply for a permit', '/permit')) },
    { name: 'in the menu', seen: seen('', link('Apply now', '/x', { region: 'nav' })) },
  ],
});
