import { publicSectorDomain } from '../../../checks/security/public-sector-domain.ts';
import { siteCheckCases } from '../../helpers/check-cases.ts';
import { link, response, text } from '../../helpers/evidence.ts';

interface Shown {
  readonly words?: string;
  readonly buttons?: readonly string[];
  readonly forms?: readonly string[];
  readonly region?: 'main' | 'footer';
}

function page(url: string, { words = 'Pay your council tax.', buttons = [], forms = [], region = 'main' }: Shown = {}) {
  return {
    url,
    response: response({}, { url }),
    links: buttons.map((href) =>
      link('Start now', new URL(href, url).href, { region, html: `<a href="${href}" role="button">Start now</a>` }),
    ),
    forms: {
      forms: forms.map((action, n) => ({ selector: `form:nth-of-type(${n + 1})`, action, method: 'post' })),
      fields: [],
    },
    text: text(words),
  };
}
const pages = (...seen: ReturnType<typeof page>[]) => ({ site: {}, pages: seen });
const COUNCIL = 'https://www.ambleford.gov.uk/pay';
const SUPPLIER = 'https://forms.paywell.example/ambleford';

siteCheckCases(publicSectorDomain, {
  passed: [
    { name: 'a council', ...pages(page(COUNCIL)) },
    ...[
      'https://www.ambleford.gov.wales/',
      'https://www.ambleford.llyw.cymru/',
      'https://www.ambleford.gov.scot/',
      'https://clinic.nhs.uk/',
    ].map((url) => ({ name: url, ...pages(page(url)) })),
    {
      name: 'a button that stays',
      ...pages(page(COUNCIL, { buttons: ['/next', 'https://pay.ambleford.gov.uk/', 'https://pay.service.gov.uk/x'] })),
    },
    {
      name: 'a supplier by name',
      ...pages(page(COUNCIL, { words: 'You will pay with Pay-Well.', buttons: [SUPPLIER], forms: [SUPPLIER] })),
    },
    {
      name: 'a supplier in general',
      ...pages(page(COUNCIL, { words: 'This form is on an external site.', buttons: [SUPPLIER] })),
    },
    { name: 'a button in the footer', ...pages(page(COUNCIL, { buttons: [SUPPLIER], region: 'footer' })) },
    { name: 'a form that goes nowhere', ...pages(page(COUNCIL, { forms: ['javascript:void(0)'] })) },
  ],
  cantTell: [
    {
      name: 'another ending',
      ...pages(page('https://ambleford-council.example/b'), page('https://ambleford-council.example/a')),
      messages: ['ownName'],
      data: [{ host: 'ambleford-council.example', pages: 2 }],
      at: ['https://ambleford-council.example/a'],
    },
    { name: 'a name that only looks like it', ...pages(page('https://amblefordgov.uk/')), messages: ['ownName'] },
    {
      name: 'a supplier that nobody names',
      ...pages(page(COUNCIL, { buttons: [SUPPLIER], forms: [SUPPLIER] })),
      messages: ['formSent', 'handedOver'],
      data: [
        { host: 'forms.paywell.example', pages: 1 },
        { host: 'forms.paywell.example', pages: 1 },
      ],
    },
    {
      name: 'from a copy on this machine',
      ...pages(page('https://127.0.0.1:8443/', { buttons: [SUPPLIER] })),
      messages: ['handedOver'],
    },
  ],
  inapplicable: [
    { name: 'a copy on this machine', ...pages(page('https://127.0.0.1:8443/'), page('http://localhost/')) },
  ],
});
