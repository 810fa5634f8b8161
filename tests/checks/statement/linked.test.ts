import { linked } from '../../../checks/statement/linked.ts';
import { ORIGIN, siteCheckCases } from '../../helpers/check-cases.ts';
import { response } from '../../helpers/evidence.ts';
import { HOME, page, STATEMENT, statement, to } from './pages.ts';

const footer = { links: [to('Accessibility statement')] };

siteCheckCases(linked, {
  passed: [
    { name: 'on the home page only', site: {}, pages: [page('/', footer), page('/bins'), statement()] },
    {
      name: 'on the home page, with words of its own',
      site: {},
      pages: [
        page('/', { links: [to('How we make this site work: accessibility', '/accessibility-statement', 'main')] }),
        statement(),
      ],
    },
    {
      name: 'in the footer of every page, home page not scanned',
      site: {},
      pages: [page('/bins', footer), page('/parks', footer), statement()],
    },
    {
      name: 'the service page given as the start counts as home',
      site: {},
      context: { start: [`${ORIGIN}/bins`] },
      pages: [page('/bins', footer), page('/parks'), statement()],
    },
    {
      name: 'the home page was asked for by another address',
      site: {},
      context: { start: ['https://ambleford.example/'] },
      pages: [
        { ...page('/', footer), url: 'https://ambleford.example/', response: response({}, { url: HOME }) },
        statement(),
      ],
    },
    {
      name: 'a statement on another host, named by the link',
      site: {},
      pages: [page('/', { links: [to('Accessibility statement', 'https://council.example/accessibility')] })],
    },
    {
      name: 'an old address of this site that was not opened, but named in the link',
      site: {},
      pages: [page('/', { links: [to('Accessibility statement', '/old-accessibility')] }), statement()],
    },
  ],
  failed: [
    {
      name: 'on no page at all',
      site: {},
      pages: [page('/parks'), page('/'), statement()],
      messages: ['notOnHome', 'notOnPage'],
      at: [HOME, `${HOME}parks`],
    },
    {
      name: 'on some pages but not on the home page',
      site: {},
      pages: [page('/'), page('/bins', footer), page('/parks'), statement()],
      messages: ['notOnHome', 'notOnPage'],
      at: [HOME, `${HOME}parks`],
    },
    {
      name: 'a link that nobody can see',
      site: {},
      pages: [
        page('/', { links: [to('Accessibility statement', '/accessibility-statement', 'footer', { visible: false })] }),
        statement(),
      ],
      messages: ['notOnHome'],
      at: [HOME],
    },
    {
      name: 'a link to the accessibility of buildings, or to the statement of another site',
      site: {},
      pages: [
        page('/', {
          links: [
            to('Accessibility of our libraries', '/libraries', 'main'),
            to('Accessibility statement', 'https://forms.ambleford-forms.example/accessibility', 'main'),
          ],
        }),
        statement(),
      ],
      messages: ['notOnHome'],
      at: [HOME],
    },
  ],
  cantTell: [
    {
      name: 'missing on one page, and the home page was not scanned',
      site: {},
      pages: [page('/bins', footer), page('/parks'), statement()],
      messages: ['homeNotSeen'],
    },
    {
      name: 'in a different place on each page, and the home page was not scanned',
      site: {},
      pages: [
        page('/bins', footer),
        page('/parks', { links: [to('Accessibility statement', STATEMENT, 'main')] }),
        statement(),
      ],
      messages: ['homeNotSeen'],
    },
  ],
  inapplicable: [
    { name: 'there is no statement to link to', site: {}, pages: [page('/'), page('/bins')] },
    { name: 'no page was scanned', site: {}, pages: [] },
  ],
});
