import { cantTell, defineSiteCheck, failedIf, passed } from '../../src/model/check.ts';
import { isHome, pageKey } from '../lib/hosts.ts';

export const notFoundStatus = defineSiteCheck({
  meta: {
    id: 'resilience/not-found-status',
    title: 'A missing page says that it is missing',
    kind: 'automatic',
    why: 'When a wrong address answers as if all were well, search engines list pages that do not exist, link checkers find nothing wrong, and people think they arrived.',
    affects: 'People who follow an old link or mistype an address, and the staff who look after links.',
    fix: 'Answer unknown addresses with HTTP status 404, or 410 for what has gone for good, together with a helpful page. Do not redirect them to the home page.',
    severity: 'moderate',
    basis: 'guidance',
    legal: [],
    points: ['lgdss:9'],
    criteria: [],
    sources: ['https://www.rfc-editor.org/rfc/rfc9110#name-404-not-found'],
    messages: {
      toHome: 'An address that does not exist leads to the home page.',
      saysFound: 'An address that does not exist answers with status {status}, as if the page were there.',
      serverError:
        'An address that does not exist answers with status {status}: the server fails instead of saying that the page is missing.',
      otherStatus: 'An address that does not exist answers with status {status}, not 404 or 410.',
      refused: 'The server refused the scanner (status {status}), so what people would see is not known.',
    },
  },
  siteNeeds: ['notFound'],
  pageNeeds: [],
  collect: () => null,
  evaluate({ notFound }, _facts, { start }) {
    const { status, url } = notFound.response;
    const at = { kind: 'request', url: notFound.requested } as const;
    const data = { status };
    const moved = pageKey(url) !== pageKey(notFound.requested);
    if (moved && (isHome(url) || start.some((page) => pageKey(page) === pageKey(url)))) {
      return failedIf([{ message: 'toHome', at }]);
    }
    if (status === 404 || status === 410) return passed;
    if ([401, 403, 429].includes(status)) return cantTell([{ message: 'refused', at, data }]);
    if (status >= 500) return failedIf([{ message: 'serverError', at, data }]);
    return failedIf([{ message: status < 300 ? 'saysFound' : 'otherStatus', at, data }]);
  },
});
