import { cantTell, defineSiteCheck, inapplicable, type Place } from '../../src/model/check.ts';
import { group, type Seen } from '../lib/grouping.ts';
import { byGuidance } from '../lib/guidance.ts';
import { short } from '../lib/headers.ts';
import { hostOf, isWeb } from '../lib/hosts.ts';
import { startControls } from '../lib/start-controls.ts';

interface Step {
  readonly host: string;
  readonly to: string;
  readonly at: Place;
}

const MOST_FINDINGS = 20;

// Each host is scanned as a site of its own, so two of them are never seen side by side here. What shows from one side is
// where people are sent on; whether they would still know where they are is for a person to say.
export const sameLookAcrossHosts = defineSiteCheck({
  meta: {
    ...byGuidance,
    id: 'consistency/same-look-across-hosts',
    title: 'A task keeps one look from host to host',
    kind: 'needs-review',
    why: 'When logo, header and menu change halfway, people wonder whether they are still dealing with the council. Some stop there.',
    affects:
      'People who are careful with their details, people with learning or memory difficulties, and people who use a screen reader.',
    fix: 'Give the next host the logo, header, navigation and footer of this one. Ask the supplier for it.',
    severity: 'moderate',
    basis: 'guidance',
    legal: ['psbar'],
    points: ['lgdss:11'],
    criteria: ['3.2.3', '3.2.4'],
    sources: ['https://www.gov.uk/service-manual/service-standard/point-13-use-common-standards-components-patterns'],
    messages: {
      goesOn:
        'From here a task goes on at {to}, as on {pages#page}. Check that logo, header, navigation and footer are still the same.',
    },
  },
  siteNeeds: [],
  pageNeeds: ['response', 'links', 'forms'],
  collect({ response, links, forms }): readonly Step[] {
    const host = hostOf(response.url);
    const step = (url: string, selector: string, html: string): readonly Step[] => {
      const to = hostOf(url);
      if (!isWeb(url) || to === host) return [];
      return [{ host, to, at: { kind: 'element', selector, html: short(html, 500) } }];
    };
    return [
      ...startControls(links).flatMap(({ href, selector, html }) => step(href, selector, html)),
      // A search is often somebody else's, and people come back from it.
      ...forms.forms
        .filter(({ method }) => method === 'post')
        .flatMap(({ action, selector }) => step(action, selector, `<form action="${action}">`)),
    ];
  },
  evaluate(_site, facts) {
    const seen = facts.flatMap(({ url, fact }) => fact.map((item): Seen<Step> => ({ page: url, item })));
    if (seen.length === 0) return inapplicable;
    return cantTell(
      group(seen, ({ host, to }) => `${host} ${to}`)
        .slice(0, MOST_FINDINGS)
        .map(({ item: { to, at }, page, pages }) => ({ message: 'goesOn' as const, at, page, data: { to, pages } })),
    );
  },
});
