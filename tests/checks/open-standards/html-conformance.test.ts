import { htmlConformance } from '../../../checks/open-standards/html-conformance.ts';
import type { Markup } from '../../../src/model/seen/markup.ts';
import { checkCases } from '../../helpers/check-cases.ts';
import { response } from '../../helpers/evidence.ts';

const seen = (rest: Partial<Markup> = {}) => ({
  response: response({ 'content-type': 'text/html' }),
  markup: { doctype: 'html' as const, encoding: 'utf-8', mistakes: [], total: 0, repeatedIds: [], cut: false, ...rest },
});
const mistakes = (count: number) => ({
  total: count,
  mistakes: Array.from({ length: Math.min(count, 50) }, (_, index) => ({
    code: 'duplicate-attribute',
    line: index + 1,
    column: 1,
  })),
});

checkCases(htmlConformance, {
  passed: [
    { name: 'well written', seen: seen() },
    { name: 'twenty slips', seen: seen(mistakes(20)) },
    { name: 'the other way to write it', seen: seen({ encoding: 'utf8' }) },
  ],
  failed: [
    {
      name: 'no doctype, no encoding',
      seen: seen({ doctype: 'none', encoding: '' }),
      messages: ['noDoctype', 'encoding'],
      data: [undefined, { encoding: 'nothing' }],
    },
    {
      name: 'of 1999',
      seen: seen({ doctype: 'old', encoding: 'iso-8859-1' }),
      messages: ['oldDoctype', 'encoding'],
      data: [undefined, { encoding: 'iso-8859-1' }],
    },
    {
      name: 'many mistakes',
      seen: seen(mistakes(21)),
      messages: ['mistakes'],
      data: [
        {
          total: 21,
          list: [1, 2, 3, 4, 5].map((line) => `duplicate attribute (line ${line})`).join(', '),
        },
      ],
    },
    {
      name: 'one id for two',
      seen: seen({ repeatedIds: [{ id: 'name', count: 2 }], cut: true }),
      messages: ['repeatedIds'],
      data: [{ list: 'name (2 times)' }],
    },
  ],
  cantTell: [
    { name: 'not read', seen: { ...seen(), markup: null }, messages: [] },
    { name: 'only its beginning was read', seen: seen({ cut: true }), messages: [] },
  ],
  inapplicable: [{ name: 'no HTML', seen: { ...seen(), response: response({ 'content-type': 'image/svg+xml' }) } }],
});
