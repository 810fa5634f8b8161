import { styledHeadings } from '../../../checks/accessibility/styled-headings.ts';
import type { AxeFindings } from '../../../src/model/evidence.ts';
import type { Block } from '../../../src/model/seen/blocks.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { block, blocks, bold, broken, noAxe, titled } from './reading-evidence.ts';

const text = () => block('The council meets in the town hall on the first Tuesday of each month.');
const seen = (...list: readonly Block[]) => ({ ...blocks([text(), ...list]), axe: noAxe });
const posing = bold('How to take part');
const asked: AxeFindings = {
  ...noAxe,
  rules: [
    {
      id: 'p-as-heading',
      outcome: 'cantTell',
      impact: null,
      nodeCount: 1,
      nodes: [{ selector: 'p', html: '<p>', summary: '', box: posing.box, inactive: false }],
    },
  ],
};

checkCases(styledHeadings, {
  passed: [
    { name: 'a real heading', seen: seen(titled(2, 'How to take part'), text()) },
    {
      name: 'the error message of a field',
      seen: seen(
        { ...bold('Error: enter your name'), html: '<p id="name-error" class="govuk-error-message">' },
        text(),
      ),
    },
    { name: 'a bold sentence', seen: seen(bold('You must bring your own papers.'), text()) },
    { name: 'a bold warning that is long', seen: seen(bold('do not '.repeat(10)), text()) },
    { name: 'a date', seen: seen(bold('4 May 2026'), text()) },
    { name: 'a day and a date', seen: seen(bold('Tuesday 4 May 2026'), text()) },
    { name: 'a number', seen: seen(bold('£4.00'), text()) },
    { name: 'a label of what follows', seen: seen(bold('Phone'), block('01632 960 001')) },
    { name: 'a bold lead-in', seen: seen(bold('Note:'), text()) },
    { name: 'a label of a field', seen: seen(bold('Your ward', { inside: 'label' }), text()) },
    { name: 'a cell', seen: seen(bold('Mill ward', { inside: 'td' }), text()) },
    { name: 'the last thing on the page', seen: seen(bold('Thank you')) },
    { name: 'a bold word within text', seen: seen(block('Ask for the clerk there', { bold: 1 }), text()) },
    {
      name: 'text beside it, not under it',
      seen: seen(bold('Open now', { box: { x: 0, y: 9e9, width: 90, height: 24 } }), text()),
    },
    { name: 'an address with a bold name', seen: seen({ ...broken('Ambleford Council', '1 Market Square'), bold: 2 }) },
    { name: 'axe asks about it already', seen: { ...blocks([text(), posing, text()]), axe: asked } },
  ],
  cantTell: [
    {
      name: 'bold',
      seen: seen(bold('How to take part'), text()),
      messages: ['posing'],
      data: [{ text: 'How to take part' }],
    },
    { name: 'large', seen: seen(block('Dates this year', { size: 24, tag: 'div' }), text()), messages: ['posing'] },
    { name: 'underlined', seen: seen(block('How to take part', { underlined: 4 }), text()), messages: ['posing'] },
    {
      name: 'in bold capitals over a few words',
      seen: seen(bold('Where to go', { capitals: true }), block('The town hall.')),
      messages: ['posing'],
    },
    { name: 'in capitals', seen: seen(block('HOW TO TAKE PART'), text()), messages: ['posing'] },
    {
      name: 'over a short sentence',
      seen: seen(bold('Opening hours'), block('We never close here.')),
      messages: ['posing'],
    },
    { name: 'over a table', seen: seen(bold('Prices'), block('Adult', { inside: 'td' })), messages: ['posing'] },
    { name: 'large with a colon', seen: seen(block('Dates:', { size: 24 }), text()), messages: ['posing'] },
    {
      name: 'over a list',
      seen: seen(bold('Bring these'), block('papers and pens and a cup too', { inside: 'li' })),
      messages: ['posing'],
    },
    {
      name: 'the first line of a paragraph',
      seen: seen({ ...broken('Where to sit', 'There are chairs for visitors at the back of the room'), bold: 3 }),
      messages: ['firstLine'],
      data: [{ text: 'Where to sit' }],
    },
  ],
  inapplicable: [{ name: 'hardly any text', seen: { ...blocks([text()]), axe: noAxe } }],
});
