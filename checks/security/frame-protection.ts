import { cantTell, definePageCheck, failedIf, inapplicable, passed } from '../../src/model/check.ts';
import { isBareScheme, isWildcard, policies } from '../lib/csp.ts';
import { all, isCut, isHtml, listOf, short } from '../lib/headers.ts';

const FRAME_OPTIONS = 'x-frame-options';
const POLICY = 'content-security-policy';

export const frameProtection = definePageCheck({
  meta: {
    id: 'security/frame-protection',
    title: 'Other sites cannot put this page in a frame',
    kind: 'automatic',
    why: 'A page that anybody may frame can be laid over another one without being seen. People then press its buttons and do not know it.',
    affects: 'People who are signed in or who press a button that does something.',
    fix: "Send Content-Security-Policy: frame-ancestors 'self', or 'none' if you never frame the page yourself. A form that is meant to stand on other sites lists those sites.",
    severity: 'moderate',
    basis: 'guidance',
    legal: [],
    points: ['lgdss:6'],
    criteria: [],
    sources: ['https://developer.mozilla.org/en-US/docs/Web/Security/Attacks/Clickjacking'],
    messages: {
      missing: 'The page has neither frame-ancestors in a Content-Security-Policy nor X-Frame-Options.',
      anySite: 'The frame-ancestors directive lets any site frame the page: {value}.',
      notUnderstood: 'Browsers do not act on this X-Frame-Options value: {value}.',
      cutShort:
        'The Content-Security-Policy was too long to be kept whole. What it says of frames may be further down.',
    },
  },
  needs: ['response'],
  evaluate({ response }) {
    if (!isHtml(response)) return inapplicable;
    const limits = policies(response).flatMap((policy) => {
      const sources = policy.directives['frame-ancestors'];
      return sources ? [sources] : [];
    });
    const cut = isCut(response, POLICY);
    const cutShort = () => cantTell([{ message: 'cutShort', at: { kind: 'header', name: POLICY } }]);
    // Where frame-ancestors is present browsers no longer look at X-Frame-Options, so neither do we.
    if (limits.length > 0) {
      if (limits.some((sources) => !sources.some((source) => isWildcard(source) || isBareScheme(source))))
        return passed;
      if (cut) return cutShort();
      const at = { kind: 'header', name: POLICY } as const;
      return failedIf([{ message: 'anySite', at, data: { value: short(limits.flat().join(' ')) } }]);
    }
    const options = listOf(response, FRAME_OPTIONS).map((option) => option.toLowerCase());
    if (options.includes('deny') || options.includes('sameorigin')) return passed;
    if (cut) return cutShort();
    const value = short(all(response, FRAME_OPTIONS).join(', '));
    const at = { kind: 'header', name: FRAME_OPTIONS } as const;
    return failedIf([
      value ? { message: 'notUnderstood', at: { ...at, value }, data: { value } } : { message: 'missing', at },
    ]);
  },
});
