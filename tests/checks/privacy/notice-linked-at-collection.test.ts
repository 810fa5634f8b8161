import { noticeLinkedAtCollection } from '../../../checks/privacy/notice-linked-at-collection.ts';
import { siteCheckCases } from '../../helpers/check-cases.ts';
import { field, link, response } from '../../helpers/evidence.ts';

const URL = 'https://www.ambleford.example/';
const PRIVACY = link('Privacy notice', '/privacy');
const page = (
  path: string,
  fields: readonly ReturnType<typeof field>[],
  links: readonly ReturnType<typeof link>[] = [],
  action = `${URL}send`,
) => ({
  url: URL + path,
  response: response({}, { url: URL + path }),
  forms: { forms: [{ selector: 'form', action, method: 'post' }], fields },
  links,
});
const NAME = field({ visibleLabel: 'Full name' });
const site = {};

siteCheckCases(noticeLinkedAtCollection, {
  passed: [
    { name: 'linked on the page', site, pages: [page('form', [NAME], [PRIVACY])] },
    {
      name: 'linked on the page before',
      site,
      pages: [page('start', [], [PRIVACY, link('Start', '/form')]), page('form', [NAME])],
    },
    {
      name: 'linked on the step before, which sends its form here',
      site,
      pages: [page('one', [NAME], [link('Preifatrwydd', '/p')], `${URL}two`), page('two', [NAME])],
    },
  ],
  failed: [
    {
      name: 'nowhere',
      site,
      pages: [
        page('start', [], [link('Start', '/form')]),
        page('form', [NAME, field({ type: 'email', visibleLabel: 'E-mail' })]),
      ],
      messages: ['notLinked'],
      data: [{ fields: '“Full name”, “E-mail”' }],
      at: [`${URL}form`],
    },
    {
      name: 'a date of birth',
      site,
      pages: [page('form', [field({ visibleLabel: 'Date of birth' })])],
      messages: ['notLinked'],
    },
  ],
  cantTell: [
    ...[
      link('Terms and your data', '/terms'),
      link('GDPR', '/gdpr'),
      link('What we do with your information', '/info'),
      link('Legal', '/legal/privacy-policy'),
    ].map((other) => ({
      name: `another name for it: ${other.text}`,
      site,
      pages: [page('form', [NAME], [other])],
      messages: ['otherName' as const],
    })),
  ],
  inapplicable: [
    {
      name: 'nothing about a person is asked',
      site,
      pages: [
        page('form', [
          field({ visibleLabel: 'Street' }),
          field({ type: 'search', visibleLabel: 'Name' }),
          field({ visibleLabel: 'Full name', visible: false }),
        ]),
      ],
    },
  ],
});
