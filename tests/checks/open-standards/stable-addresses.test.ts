import { stableAddresses } from '../../../checks/open-standards/stable-addresses.ts';
import { ORIGIN, siteCheckCases } from '../../helpers/check-cases.ts';
import { response } from '../../helpers/evidence.ts';

const ASKED = `${ORIGIN}/pay`;
const page = (to: string, statuses: readonly number[] = [], asked = ASKED) => ({
  url: asked,
  response: response({}, { url: to, redirects: statuses.map((status, hop) => ({ url: `${ORIGIN}/${hop}`, status })) }),
});
const seen = (...pages: readonly ReturnType<typeof page>[]) => ({ site: {}, pages, context: { start: [ASKED] } });
const data = (more: Readonly<Record<string, string | number>>) => [{ asked: ASKED, ...more }];

siteCheckCases(stableAddresses, {
  inapplicable: [{ name: 'no address was given', site: {}, pages: [page(ASKED)], context: { start: [] } }],
  passed: [
    { name: 'straight there', ...seen(page(ASKED)) },
    { name: 'two permanent redirects', ...seen(page(`${ORIGIN}/payments/`, [301, 308])) },
    { name: 'another host of the site', ...seen(page('https://pay.ambleford.example/', [301])) },
    {
      name: 'pages that nobody was given',
      ...seen(page(ASKED), page(`${ORIGIN}/x;jsessionid=1`, [301, 302, 301], `${ORIGIN}/x`)),
    },
    { name: 'a number that names the content', ...seen(page(`${ORIGIN}/pay?id=12&sid=parking`)) },
  ],
  failed: [
    {
      name: 'three redirects',
      ...seen(page(`${ORIGIN}/payments`, [301, 301, 301])),
      messages: ['tooManyRedirects'],
      data: data({ count: 3 }),
      at: [ASKED],
    },
    {
      name: 'the number of a visit behind the path',
      ...seen(page(`${ORIGIN}/pay;jsessionid=AB12`)),
      messages: ['sessionInAddress'],
      data: data({ part: 'jsessionid' }),
    },
    { name: 'in the query', ...seen(page(`${ORIGIN}/pay?a=1&PHPSESSID=x`)), messages: ['sessionInAddress'] },
    { name: 'as a segment', ...seen(page(`${ORIGIN}/(S(abc123))/pay.aspx`)), messages: ['sessionInAddress'] },
    {
      name: 'failures stand before doubts',
      ...seen(page(`${ORIGIN}/pay?cfid=1`, [302])),
      messages: ['sessionInAddress'],
    },
  ],
  cantTell: [
    {
      name: 'for the time being only',
      ...seen(page(`${ORIGIN}/payments`, [301, 302])),
      messages: ['temporary'],
      data: data({ status: 302 }),
    },
    {
      name: 'to another site',
      ...seen(page('https://supplier.example/ambleford', [301])),
      messages: ['otherSite'],
      data: data({ host: 'supplier.example' }),
    },
    { name: 'to no page that was scanned', ...seen(page(`${ORIGIN}/x`, [], `${ORIGIN}/x`)), messages: [] },
  ],
});
