import { cantTell, defineSiteCheck, type Finding, inapplicable, type Place, passed } from '../../src/model/check.ts';
import { group, type Seen } from '../lib/grouping.ts';
import { short } from '../lib/headers.ts';
import { hostOf, isWeb, sameSite } from '../lib/hosts.ts';
import { isPublicSector, isTelling, saysWhoIsNext } from '../lib/public-sector.ts';

type Message = 'ownName' | 'formSent' | 'handedOver';
interface Met {
  readonly message: Message;
  readonly host: string;
  readonly at: Place;
}

/** A link that looks like a button begins something; other links lead away and back. */
const BUTTON = /\brole=["']?button\b|\bclass=["'][^"']*\b(?:govuk-button|button|btn)\b/i;

export const publicSectorDomain = defineSiteCheck({
  meta: {
    id: 'security/public-sector-domain',
    title: 'The service runs on a public sector domain',
    kind: 'needs-review',
    why: 'People know a council by the end of its name. A service that goes on under the name of a company looks like the tricks of fraudsters.',
    affects: 'Everyone who must decide whether to trust a page with their details or money.',
    fix: 'Run the service under your own name, such as pay.council.gov.uk. Where that cannot be, say on the page before who runs the next one.',
    severity: 'minor',
    basis: 'guidance',
    since: '2026-11-29',
    legal: [],
    points: ['lgdss:6', 'lgdss:11'],
    criteria: [],
    sources: ['https://www.gov.uk/guidance/use-your-govuk-domain-name'],
    messages: {
      ownName: 'Pages stand on {host}, which does not end like the name of a public body (on {pages#page}).',
      formSent: 'A form sends what people enter to {host}, and the page does not say who that is (on {pages#page}).',
      handedOver: 'A button leads to {host}, and the page does not say who runs it (on {pages#page}).',
    },
  },
  siteNeeds: [],
  pageNeeds: ['response', 'links', 'forms', 'text'],
  collect({ response, links, forms, text }): readonly Met[] | null {
    const { url } = response;
    const strange = (to: string) => isWeb(to) && isTelling(hostOf(to)) && !isPublicSector(hostOf(to));
    const unannounced = (to: string) => strange(to) && !sameSite(to, url) && !saysWhoIsNext(text.main, to);
    const element = (selector: string, html: string): Place => ({ kind: 'element', selector, html: short(html, 500) });
    const met: Met[] = [
      ...(strange(url) ? [{ message: 'ownName', host: hostOf(url), at: { kind: 'page' } } as const] : []),
      ...forms.forms
        .filter(({ action }) => unannounced(action))
        .map(
          ({ action, selector }) =>
            ({
              message: 'formSent',
              host: hostOf(action),
              at: element(selector, `<form action="${action}">`),
            }) as const,
        ),
      ...links
        .filter(({ href, html, region }) => region === 'main' && BUTTON.test(html) && unannounced(href))
        .map(
          ({ href, selector, html }) =>
            ({ message: 'handedOver', host: hostOf(href), at: element(selector, html) }) as const,
        ),
    ];
    return met.length === 0 && !isTelling(hostOf(url)) ? null : met;
  },
  evaluate(_site, facts) {
    if (facts.every(({ fact }) => fact === null)) return inapplicable;
    const seen = facts.flatMap(({ url, fact }) => (fact ?? []).map((item): Seen<Met> => ({ page: url, item })));
    const findings = group(seen, ({ message, host }) => `${message} ${host}`).map(
      ({ item: { message, host, at }, page, pages }): Finding<Message> => ({
        message,
        at,
        page,
        data: { host, pages },
      }),
    );
    return findings.length > 0 ? cantTell(findings) : passed;
  },
});
