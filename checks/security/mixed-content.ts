import { definePageCheck, type Finding, failedIf, inapplicable } from '../../src/model/check.ts';
import { byCodeUnit } from '../lib/grouping.ts';
import { short } from '../lib/headers.ts';
import { isHttp, isHttps } from '../lib/hosts.ts';

type Message = 'insecureRequest' | 'insecureForm';

export const mixedContent = definePageCheck({
  meta: {
    id: 'security/mixed-content',
    title: 'Nothing on a secure page is fetched or sent insecurely',
    kind: 'automatic',
    why: 'One file fetched over plain HTTP, or one form sent over it, undoes the protection of the whole page. Browsers also block such files, so parts of the page go missing.',
    affects: 'Everyone, most of all people who fill in forms on shared or public wifi.',
    fix: 'Change http:// to https:// in the addresses of images, styles, scripts, frames and forms, or use addresses without a host.',
    severity: 'serious',
    basis: 'guidance',
    legal: ['uk-gdpr'],
    points: ['lgdss:6'],
    criteria: [],
    sources: ['https://developer.mozilla.org/en-US/docs/Web/Security/Mixed_content'],
    messages: {
      insecureRequest: 'The page asks for this {type} over plain HTTP: {url}.',
      insecureForm: 'A form sends what people enter over plain HTTP, to {url}.',
    },
  },
  needs: ['response', 'requests', 'forms'],
  evaluate({ response, requests, forms }, context) {
    if (!isHttps(response.url)) return inapplicable;
    // The way to the page itself may begin on plain HTTP; that is for security/https-only.
    const way = new Set([context.url, response.url, ...response.redirects.map((hop) => hop.url)]);
    const insecure = new Map(
      requests.filter(({ url }) => isHttp(url) && !way.has(url)).map((request) => [request.url, request]),
    );
    const findings: Finding<Message>[] = [...insecure.values()]
      .toSorted((left, right) => byCodeUnit(left.url, right.url))
      .map(({ url, type }) => ({
        message: 'insecureRequest',
        at: { kind: 'request', url },
        data: { type, url: short(url) },
      }));
    for (const { selector, action, method } of forms.forms) {
      if (!isHttp(action)) continue;
      // The evidence keeps a form's parts, not its source; this is what they amount to.
      const html = `<form method="${method}" action="${short(action)}">`;
      findings.push({ message: 'insecureForm', at: { kind: 'element', selector, html }, data: { url: short(action) } });
    }
    return failedIf(findings);
  },
});
