import { storageBeforeChoice } from '../../../checks/privacy/storage-before-choice.ts';
import { siteCheckCases } from '../../helpers/check-cases.ts';
import { consentOf, keptCookie } from '../../helpers/consent-evidence.ts';
import { response } from '../../helpers/evidence.ts';
import { cookie } from '../../helpers/site-evidence.ts';

const URL = 'https://www.ambleford.example/';
const page = (cookies: readonly ReturnType<typeof cookie>[] = [], url = URL) => ({
  url,
  response: response({}, { url }),
  cookies,
});
const site = (before: Parameters<typeof consentOf>[1] = {}) => ({ consent: consentOf({}, before) });
const foreign = (name: string, domain: string, session = false) => cookie(name, { domain, session });

siteCheckCases(storageBeforeChoice, {
  passed: [
    { name: 'nothing stored', site: site(), pages: [page()] },
    {
      name: 'cookies of the site itself, one for counting',
      site: site({ cookies: [keptCookie('_ga')] }),
      pages: [page([cookie('session'), cookie('_pk_id.1')])],
    },
    {
      name: 'of another host of the same council',
      site: site(),
      pages: [page([foreign('choice', '.ambleford.example')])],
    },
    {
      name: 'of a company that is known for something else',
      site: site(),
      pages: [page([foreign('VISITOR', '.youtube.com')])],
    },
  ],
  failed: [
    {
      name: 'an advertiser, on two pages',
      site: site(),
      pages: [page([foreign('IDE', '.doubleclick.net')]), page([foreign('IDE', '.doubleclick.net')], `${URL}bins`)],
      messages: ['advertising'],
      data: [{ kind: 'the cookie', name: 'IDE', host: 'doubleclick.net', pages: 2, owner: 'Google/Doubleclick Ads' }],
      at: [URL],
    },
    {
      name: 'a cookie of the site that serves advertising',
      site: site({ cookies: [keptCookie('_fbp')] }),
      pages: [page()],
      messages: ['advertising'],
    },
    {
      name: 'local storage of somebody unknown',
      site: site({ storage: [{ origin: 'https://map.somebody.example', kind: 'local', name: 'visitor' }] }),
      pages: [page()],
      messages: ['unknown'],
      data: [{ kind: 'the local storage', name: 'visitor', host: 'map.somebody.example', pages: 1 }],
    },
    {
      name: 'beside a failure, a session cookie is a doubt',
      site: site(),
      pages: [page([foreign('s', 'a.example', true), foreign('t', 'b.example')])],
      messages: ['unknown'],
    },
  ],
  cantTell: [
    ...['__cf_bm', 'AWSALBCORS', 'visid_incap_12345', 'ak_bmsc', 'TS0123abcd', 'BIGipServerpool'].map((name) => ({
      name: `what a balancer or a guard in front of a server keeps: ${name}`,
      site: site(),
      pages: [page([foreign(name, '.forms.somebody.example')])],
      messages: ['unknownGuard' as const],
    })),
    {
      name: 'somebody unknown until the browser is closed',
      site: site({ storage: [{ origin: 'https://form.somebody.example', kind: 'session', name: 'step' }] }),
      pages: [page([foreign('sid', 'form.somebody.example', true)])],
      messages: ['unknownSession', 'unknownSession'],
    },
  ],
});
