import { exists } from '../../../checks/statement/exists.ts';
import { siteCheckCases } from '../../helpers/check-cases.ts';
import { heading, response, text } from '../../helpers/evidence.ts';
import { HOME, modelHeadings, page, STATEMENT, statement, to, welshHeadings } from './pages.ts';

siteCheckCases(exists, {
  passed: [
    {
      name: 'a full statement, linked from the footer',
      site: {},
      pages: [page('/', { links: [to('Accessibility statement')] }), statement()],
    },
    { name: 'a full statement that no scanned page links to', site: {}, pages: [page('/'), statement()] },
    {
      name: 'a statement with three of the six parts, and a title of its own making',
      site: {},
      pages: [
        page('/', { links: [to('Accessibility', '/access')] }),
        page('/access', {
          headings: [
            heading(1, 'Using our website'),
            heading(2, 'Report accessibility problems'),
            heading(2, 'Enforcement'),
            heading(2, 'What is not accessible'),
          ],
        }),
      ],
    },
    {
      name: 'headings in bold type only',
      site: {},
      pages: [
        page('/', { links: [to('Accessibility')] }),
        page('/accessibility-statement', {
          headings: [heading(1, 'Accessibility statement')],
          text: text(
            'Feedback and contact information\nTell us.\nEnforcement procedure\nThe body is named here.\nCompliance status\nPartly.',
          ),
        }),
      ],
    },
    {
      name: 'in Welsh',
      site: {},
      pages: [
        page('/', { links: [to('Hygyrchedd', '/cy/hygyrchedd')] }),
        page('/cy/hygyrchedd', { headings: welshHeadings }),
      ],
    },
    {
      name: 'a statement that is part of a larger page',
      site: {},
      pages: [
        page('/about', {
          headings: [heading(1, 'About this website'), ...modelHeadings.map((one) => heading(3, one.text))],
        }),
      ],
    },
    {
      name: 'the link redirects to the statement',
      site: {},
      pages: [
        page('/', { links: [to('Accessibility', '/access')] }),
        page('/access', {
          headings: modelHeadings.slice(1),
          response: response({}, { url: STATEMENT, redirects: [{ url: `${HOME}access`, status: 301 }] }),
        }),
      ],
    },
    {
      name: 'a vaguely named link in the main text leads to a real statement',
      site: {},
      pages: [
        page('/', { links: [to('Read about accessibility here', '/a', 'main')] }),
        page('/a', { headings: modelHeadings.slice(1) }),
      ],
    },
  ],
  failed: [
    {
      name: 'no statement and no link',
      site: {},
      pages: [page('/'), page('/bins')],
      messages: ['missing'],
      at: [undefined],
    },
    {
      name: 'links about the accessibility of buildings are not links to a statement',
      site: {},
      pages: [page('/', { links: [to('Accessibility of our town hall', '/town-hall', 'main')] })],
      messages: ['missing'],
    },
    {
      name: 'the button of a toolbar is a link within the page',
      site: {},
      pages: [page('/', { links: [to('Accessibility', `${HOME}#`), to('Accessibility tools', 'javascript:void(0)')] })],
      messages: ['missing'],
    },
    {
      name: 'a page on access to venues has too little of a statement',
      site: {},
      pages: [
        page('/', { links: [to('Accessibility', '/venues')] }),
        page('/venues', { headings: [heading(1, 'How accessible our venues are'), heading(2, 'Contact')] }),
      ],
      messages: ['incomplete'],
      at: [`${HOME}venues`],
    },
    {
      name: 'a stub says which parts it lacks',
      site: {},
      pages: [
        page('/', { links: [to('Accessibility statement')] }),
        statement({
          headings: modelHeadings.slice(0, 3),
          text: text('We want everyone to be able to use this website.'),
        }),
      ],
      messages: ['incomplete'],
      data: [
        {
          found: 2,
          absent:
            'enforcement procedure; technical information and compliance status; non-accessible content; preparation of the statement',
        },
      ],
      at: [STATEMENT],
    },
    {
      name: 'the statement answers with an error',
      site: {},
      pages: [
        page('/', { links: [to('Accessibility statement')] }),
        statement({ response: response({}, { url: STATEMENT, status: 404 }) }),
      ],
      messages: ['notWorking'],
      data: [{ status: 404 }],
    },
  ],
  cantTell: [
    {
      name: 'the link was found but its page was not opened',
      site: {},
      pages: [
        page('/bins', { links: [to('Accessibility statement')] }),
        page('/', { links: [to('Accessibility statement')] }),
      ],
      messages: ['notOpened'],
      data: [{ link: STATEMENT }],
      at: [HOME],
    },
    {
      name: 'the link leads to another host',
      site: {},
      pages: [page('/', { links: [to('Accessibility', 'https://council.example/accessibility')] })],
      messages: ['notOpened'],
    },
    {
      name: 'Welsh link, page not opened',
      site: {},
      pages: [page('/cy', { links: [to('Datganiad hygyrchedd', '/cy/datganiad', 'main')] })],
      messages: ['notOpened'],
    },
  ],
  inapplicable: [{ name: 'no page was scanned', site: {}, pages: [] }],
});
