import { cantTell, definePageCheck, type Finding, failedIf, inapplicable, passed } from '../../src/model/check.ts';
import { all, header, short } from '../lib/headers.ts';
import { hostOf, isHttp, isHttps, isLoopback, sameSite } from '../lib/hosts.ts';

const ORIGIN = 'access-control-allow-origin';
const CREDENTIALS = 'access-control-allow-credentials';

type Message = 'anySandbox' | 'plainHttp' | 'anySite' | 'otherSite' | 'severalOrigins';

export const cors = definePageCheck({
  meta: {
    id: 'security/cors',
    title: 'Other sites cannot read the page as the person who is signed in',
    kind: 'automatic',
    why: 'A page can allow other sites to fetch it together with a person’s cookies. A site that should not be trusted can then read what only that person may see.',
    affects: 'Everyone with an account.',
    fix: 'Leave out Access-Control-Allow-Credentials where nobody needs it. Where a partner needs it, answer with that partner’s HTTPS address alone. Never send back whatever address asks.',
    severity: 'serious',
    basis: 'guidance',
    since: '2026-11-29',
    legal: [],
    points: ['lgdss:6'],
    criteria: [],
    sources: ['https://developer.mozilla.org/en-US/docs/Web/Security/Practical_implementation_guides/CORS'],
    messages: {
      anySandbox:
        'The page lets the origin “null” read it with a person’s cookies. Any site can take on that name in a frame.',
      plainHttp:
        'The page lets {origin} read it with a person’s cookies. That address is plain HTTP, so anybody on the way can pose as it.',
      anySite:
        'The page asks browsers to let every site read it with a person’s cookies. Browsers refuse that. Check that the server does not name whoever asks instead.',
      otherSite: 'The page lets {origin} read it with a person’s cookies. Check that this site is a partner.',
      severalOrigins:
        'Browsers do not act on this Access-Control-Allow-Origin header. It must hold one address: {value}',
    },
  },
  needs: ['response'],
  evaluate({ response }) {
    const [value, ...more] = all(response, ORIGIN);
    // Without the header there is nothing to judge. How the server answers to other sites is not tried out.
    if (!value) return inapplicable;
    // Spelled in small letters or not at all: browsers know no other word.
    if (header(response, CREDENTIALS) !== 'true') return passed;
    const at = { kind: 'header', name: ORIGIN, value: short(value) } as const;
    const told = (message: Message, data: Finding['data'] = {}): Finding<Message> => ({ message, at, data });
    if (more.length > 0 || /[\s,]/.test(value)) {
      return cantTell([told('severalOrigins', { value: short([value, ...more].join(', ')) })]);
    }
    if (value === '*') return cantTell([told('anySite')]);
    if (value === 'null') return failedIf([told('anySandbox')]);
    const origin = short(value);
    if (isHttp(value) && isHttps(response.url) && !isLoopback(hostOf(value))) {
      return failedIf([told('plainHttp', { origin })]);
    }
    return sameSite(value, response.url) ? passed : cantTell([told('otherSite', { origin })]);
  },
});
