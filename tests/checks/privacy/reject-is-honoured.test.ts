import { rejectIsHonoured } from '../../../checks/privacy/reject-is-honoured.ts';
import type { AfterChoice, KeptState } from '../../../src/model/seen/consent.ts';
import { siteCheckCases } from '../../helpers/check-cases.ts';
import { ACCEPT, asked, banner, chosen, consentOf, kept, keptCookie, REJECT } from '../../helpers/consent-evidence.ts';

const URL = 'https://www.ambleford.example/';
const after = (rest: Partial<AfterChoice>, before: Partial<KeptState> = {}) => ({
  site: { consent: consentOf({ banner: banner([ACCEPT, REJECT]), rejected: chosen(rest) }, before) },
  pages: [],
});
const later = (state: Partial<KeptState> = {}, back = false) => ({
  url: `${URL}bins`,
  banner: back,
  state: kept(state),
});
const CHOICE = keptCookie('cookie_choice');

siteCheckCases(rejectIsHonoured, {
  passed: [
    {
      name: 'only the choice is kept',
      ...after({ there: kept({ cookies: [CHOICE] }), later: [later({ cookies: [CHOICE] })] }),
    },
    { name: 'a counter that stores nothing', ...after({ there: kept({ requests: [asked(`${URL}matomo.js`)] }) }) },
  ],
  failed: [
    {
      name: 'a cookie for counting, new on both pages',
      ...after({ there: kept({ cookies: [keptCookie('_ga')] }), later: [later({ cookies: [keptCookie('_ga')] })] }),
      messages: ['stored'],
      data: [{ kind: 'the cookie', name: '_ga', host: 'www.ambleford.example', pages: 2 }],
    },
    {
      name: 'a tracker on the next page',
      ...after({ later: [later({ requests: [asked('https://connect.facebook.net/x.js')] })] }),
      messages: ['tracker'],
      at: [`${URL}bins`],
    },
    { name: 'the banner is back', ...after({ later: [later({}, true)] }), messages: ['comesBack'] },
  ],
  cantTell: [
    {
      name: 'a cookie from before the choice is left',
      ...after({ there: kept({ cookies: [keptCookie('_ga')] }) }, { cookies: [keptCookie('_ga')] }),
      messages: ['leftOver'],
    },
    {
      name: 'the banner stays, so the click may have missed',
      ...after({ gone: false, later: [later({}, true)] }),
      messages: ['stays'],
    },
    {
      name: 'the answer was to be sent, so what follows proves nothing',
      ...after({
        there: kept({ blocked: ['https://consent.somebody.example/choice'], cookies: [keptCookie('_ga')] }),
        later: [later({}, true)],
      }),
      messages: ['heldBack', 'stored'],
    },
    {
      name: 'it could not be refused',
      site: {
        consent: consentOf({
          rejected: {
            clicks: [],
            after: { ok: false, error: { code: 'other', message: 'The banner could not be used.' } },
          },
        }),
      },
      pages: [],
      messages: ['notTried'],
    },
  ],
  inapplicable: [{ name: 'no way to refuse', site: { consent: consentOf({ banner: banner([ACCEPT]) }) }, pages: [] }],
});
