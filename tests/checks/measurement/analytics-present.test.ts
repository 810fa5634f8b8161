import { analyticsPresent } from '../../../checks/measurement/analytics-present.ts';
import { siteCheckCases } from '../../helpers/check-cases.ts';
import { asked, chosen, consentOf, kept } from '../../helpers/consent-evidence.ts';
import { cookie, request } from '../../helpers/site-evidence.ts';

const URL = 'https://www.ambleford.example/';
const page = (requests: readonly ReturnType<typeof request>[], names: readonly string[] = []) => ({
  url: URL,
  requests,
  cookies: names.map((name) => cookie(name)),
});
const site = { consent: consentOf() };

siteCheckCases(analyticsPresent, {
  passed: [
    { name: 'a product’s script', site, pages: [page([request('https://www.googletagmanager.com/gtag/js?id=G-1')])] },
    { name: 'an endpoint of the council’s own', site, pages: [page([request(`${URL}stats/matomo.php?rec=1`)])] },
    { name: 'a product’s cookie', site, pages: [page([], ['nmstat'])] },
    {
      name: 'only after accepting',
      site: {
        consent: consentOf({ accepted: chosen({ there: kept({ requests: [asked('https://www.clarity.ms/tag')] }) }) }),
      },
      pages: [page([])],
    },
  ],
  cantTell: [
    {
      name: 'nothing seen',
      site,
      pages: [page([request(`${URL}site.js`), request('https://fonts.googleapis.com/css')], ['session'])],
      messages: ['notSeen'],
    },
  ],
});
