import { analyticsBeforeChoice } from '../../../checks/privacy/analytics-before-choice.ts';
import { siteCheckCases } from '../../helpers/check-cases.ts';
import { chosen, consentOf, keptCookie } from '../../helpers/consent-evidence.ts';
import { response } from '../../helpers/evidence.ts';
import { cookie } from '../../helpers/site-evidence.ts';

const URL = 'https://www.ambleford.example/';
const page = (...names: readonly string[]) => ({
  url: URL,
  response: response({}, { url: URL }),
  cookies: names.map((name) => cookie(name)),
});

siteCheckCases(analyticsBeforeChoice, {
  inapplicable: [
    { name: 'no cookie that counts', site: { consent: consentOf() }, pages: [page('session', '_gaming', 'saga')] },
  ],
  cantTell: [
    {
      name: 'two cookies of one product, and no way to refuse',
      site: { consent: consentOf() },
      pages: [page('_ga', '_ga_8F2KQ1')],
      messages: ['cannotBeRefused'],
      data: [{ product: 'Google Analytics', names: '_ga, _ga_8F2KQ1', pages: 1 }],
    },
    {
      name: 'a banner that can be refused',
      site: { consent: consentOf({ rejected: chosen() }, { cookies: [keptCookie('_pk_id.1.2f')] }) },
      pages: [page()],
      messages: ['canBeRefused'],
    },
  ],
});
