import { cantTell, defineSiteCheck, type PageFact, passed } from '../../src/model/check.ts';
import type { Consent } from '../../src/model/seen/consent.ts';
import { analyticsCookie, analyticsRequest } from '../lib/measuring.ts';

export const analyticsPresent = defineSiteCheck({
  meta: {
    id: 'measurement/analytics-present',
    title: 'Something counts how the site is used',
    kind: 'automatic',
    why: 'A team that knows where people give up can mend it. We look for known products, before any choice about cookies and after accepting them. Counting on the server cannot be seen from outside, so finding nothing proves nothing.',
    affects: 'People who get stuck where nobody notices.',
    fix: 'Measure how many people start and finish each service, in a way that respects their choice. If you measure on the server, there is nothing to change.',
    severity: 'minor',
    basis: 'guidance',
    since: '2026-11-29',
    legal: [],
    points: ['lgdss:13', 'lgdss:14'],
    criteria: [],
    sources: ['https://www.gov.uk/service-manual/measuring-success/using-data-to-improve-your-service-an-introduction'],
    messages: {
      notSeen: 'We saw nothing that counts visits on {pages#page}. Ask how the council measures the use of this site.',
    },
  },
  siteNeeds: ['consent'],
  pageNeeds: ['requests', 'cookies'],
  collect: ({ requests, cookies }): boolean =>
    requests.some(({ url }) => analyticsRequest(url) !== null) ||
    cookies.some(({ name }) => analyticsCookie(name) !== null),
  evaluate({ consent }, facts: readonly PageFact<boolean>[]) {
    if (facts.some(({ fact }) => fact) || isCounted(consent)) return passed;
    return cantTell([{ message: 'notSeen', at: { kind: 'page' }, data: { pages: facts.length } }]);
  },
});

function isCounted({ pages, accepted }: Consent): boolean {
  const after = accepted?.after.ok ? accepted.after.value : null;
  const states = [
    ...pages.map(({ before }) => before),
    ...(after ? [after.there, ...after.later.map(({ state }) => state)] : []),
  ];
  return states.some(
    ({ requests, cookies }) =>
      requests.some(({ url }) => analyticsRequest(url) !== null) ||
      cookies.some(({ name }) => analyticsCookie(name) !== null),
  );
}
