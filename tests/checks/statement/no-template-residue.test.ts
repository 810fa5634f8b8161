import { noTemplateResidue } from '../../../checks/statement/no-template-residue.ts';
import { siteCheckCases } from '../../helpers/check-cases.ts';
import { home, noStatement, notOpened, pageOf, parts, site, welshStatement } from './model.ts';
import { to } from './pages.ts';

const withText = (words: string) => site({ how: `${parts.how}<p>${words}</p>` });

siteCheckCases(noTemplateResidue, {
  passed: [
    { name: 'the model', site: {}, pages: site() },
    ...[
      'Write to [email protected] please.',
      'Our page [opens in a new window] and [external link].',
      'Download it [PDF, 2MB] or read note [1].',
      'Ask for a copy <b>to be sent</b> to you.',
      'We still have things to do.',
      'See [https://www.ambleford.example/help] for more.',
    ].map((words) => ({ name: words, site: {}, pages: withText(words) })),
  ],
  failed: [
    ...[
      '[name of organisation]',
      '[Note: this wording is required by law]',
      '[insert date]',
      '[your website]',
      '[organisation’s name]',
      '{{name of website}}',
      '&lt;insert email address&gt;',
      'lorem ipsum',
      'delete as appropriate',
      'TODO',
      'DD/MM/YYYY',
    ].map((words) => ({
      name: words,
      site: {},
      pages: withText(`Here is ${words} for you.`),
      messages: ['placeholder'] as const,
      data: [{ found: words.replace('&lt;', '<').replace('&gt;', '>') }],
    })),
    {
      name: 'one that is certain, and brackets with words of their own beside it',
      site: {},
      pages: withText('Here is [insert date] for you. We test [most of] our pages.'),
      messages: ['placeholder'],
      open: ['maybe'],
    },
    {
      name: 'a date left out',
      site: {},
      pages: site({
        preparation: '<h2>Preparation</h2><p>This statement was prepared on . It was last reviewed on 2 May 2026.</p>',
      }),
      messages: ['noDate'],
      data: [{ found: 'This statement was prepared on .' }],
    },
    {
      name: 'in Welsh',
      site: {},
      pages: [
        home([to('Datganiad hygyrchedd', '/cy/hygyrchedd')]),
        pageOf(welshStatement().document.html.replace('y rhif hwn', '[rhowch y rhif]'), { url: welshStatement().url }),
      ],
      messages: ['placeholder'],
      data: [{ found: '[rhowch y rhif]' }],
    },
    {
      name: 'the same twice is one finding',
      site: {},
      pages: withText('[insert name] and [insert name]'),
      messages: ['placeholder'],
    },
  ],
  cantTell: [
    notOpened,
    {
      name: 'brackets with words of their own',
      site: {},
      pages: withText('We test [most of] our pages.'),
      messages: ['maybe'],
      data: [{ found: '[most of]' }],
    },
    { name: 'to be confirmed', site: {}, pages: withText('Our next audit: TBC.'), messages: ['maybe'] },
    { name: 'a line to write on', site: {}, pages: withText('Call us on ________.'), messages: ['maybe'] },
  ],
  inapplicable: noStatement,
});
