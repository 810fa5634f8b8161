import { webPageAndHeading } from '../../../checks/statement/web-page-and-heading.ts';
import { ORIGIN, siteCheckCases } from '../../helpers/check-cases.ts';
import { document } from '../../helpers/evidence.ts';
import { home, noStatement, notOpened, parts, site, statementOf, welshStatement } from './model.ts';
import { STATEMENT, to } from './pages.ts';

const titled = (title: string) => ({ document: document('<main></main>', { title }) });

siteCheckCases(webPageAndHeading, {
  passed: [
    { name: 'the model', site: {}, pages: site() },
    {
      name: 'a heading that begins otherwise',
      site: {},
      pages: site({ h1: '<h1>Website accessibility statement</h1>' }),
    },
    {
      name: 'the logo is a main heading too',
      site: {},
      pages: site({ h1: `<h1>Ambleford Council</h1>${parts.h1}` }),
    },
    {
      name: 'in Welsh',
      site: {},
      pages: [
        home([to('Hygyrchedd', '/cy/hygyrchedd')]),
        { ...welshStatement(), ...titled('Datganiad hygyrchedd - Cyngor Ambleford') },
      ],
    },
    {
      name: 'a web page and, beside it, the same as a document',
      site: {},
      pages: [
        home([to('Accessibility statement'), to('Accessibility statement (PDF)', '/statement.pdf')]),
        statementOf(),
      ],
    },
  ],
  failed: [
    {
      name: 'a document only',
      site: {},
      pages: [home([to('Accessibility statement', '/files/Accessibility-Statement.PDF')])],
      messages: ['document'],
      data: [{ link: `${ORIGIN}/files/Accessibility-Statement.PDF` }],
      at: [`${ORIGIN}/`],
    },
    {
      name: 'a vague heading',
      site: {},
      pages: site({ h1: '<h1>Accessibility</h1>' }),
      messages: ['heading'],
      data: [{ heading: 'Accessibility' }],
      at: [STATEMENT],
    },
    { name: 'no main heading', site: {}, pages: site({ h1: '' }), messages: ['noHeading'] },
    {
      name: 'a vague title',
      site: {},
      pages: site({}, titled('Using our website')),
      messages: ['title'],
      data: [{ title: 'Using our website' }],
    },
  ],
  cantTell: [
    notOpened,
    {
      name: 'a document that may be about something else',
      site: {},
      pages: [home([to('Accessibility', '/files/access.pdf')])],
      messages: ['notOpened'],
    },
  ],
  inapplicable: noStatement,
});
