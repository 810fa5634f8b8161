import { trackersBeforeChoice } from '../../../checks/privacy/trackers-before-choice.ts';
import { siteCheckCases } from '../../helpers/check-cases.ts';
import { asked, consentOf } from '../../helpers/consent-evidence.ts';
import { response } from '../../helpers/evidence.ts';
import { request } from '../../helpers/site-evidence.ts';

const URL = 'https://www.ambleford.example/';
const page = (requests: readonly ReturnType<typeof request>[] = [], url = URL) => ({
  url,
  response: response({}, { url }),
  requests,
});
const PIXEL = 'https://www.facebook.com/tr';

siteCheckCases(trackersBeforeChoice, {
  passed: [
    { name: 'nothing of others', site: { consent: consentOf() }, pages: [page([request(`${URL}site.js`)])] },
    {
      name: 'others that are no trackers',
      site: { consent: consentOf() },
      pages: [page([request('https://fonts.googleapis.com/css'), request('https://somebody.example/a.js')])],
    },
    {
      name: 'a map of a company that sells advertising as well',
      site: { consent: consentOf() },
      pages: [page([request('https://www.bing.com/api/maps/mapcontrol'), request('https://r.bing.com/rp/a.js')])],
    },
    {
      name: 'a request that the page’s own policy stopped',
      site: { consent: consentOf() },
      pages: [page([request(PIXEL, { status: 0 })])],
    },
  ],
  failed: [
    {
      name: 'a pixel on two pages, told once and without what it says',
      site: { consent: consentOf() },
      pages: [
        page([request(`${PIXEL}?id=7&dl=secret`), request(`${PIXEL}?id=8`)]),
        page([request(`${PIXEL}?id=7`)], `${URL}bins`),
      ],
      messages: ['tracker'],
      data: [{ host: 'www.facebook.com', owner: 'Facebook', kind: 'social', pages: 2 }],
      at: [URL],
    },
    {
      name: 'advertising of a company that has maps as well',
      site: { consent: consentOf() },
      pages: [page([request('https://bat.bing.com/bat.js')])],
      messages: ['tracker'],
    },
    {
      name: 'seen by the new visitor only',
      site: { consent: consentOf({}, { requests: [asked('https://ad.doubleclick.net/x')] }) },
      pages: [page()],
      messages: ['tracker'],
    },
  ],
});
