import { cantTell, defineSiteCheck, inapplicable } from '../../src/model/check.ts';
import type { Component } from '../../src/model/evidence.ts';
import { byCodeUnit } from '../lib/grouping.ts';
import { byGuidance } from '../lib/guidance.ts';
import { short } from '../lib/headers.ts';
import { isHome } from '../lib/hosts.ts';
import { startControls } from '../lib/start-controls.ts';

interface Fact {
  readonly search: Pick<Component, 'selector' | 'html'> | null;
  readonly name: string;
  /** A task starts here. */
  readonly starts: boolean;
}

// A search is a request that nobody follows a link to, often kept from robots, and each one costs the council's server. So a
// person searches, for the page that is named here.
export const siteSearch = defineSiteCheck({
  meta: {
    ...byGuidance,
    id: 'inclusion/site-search',
    title: 'The search of the site finds the service',
    kind: 'needs-review',
    why: 'Many people search before they read. If the service is not among the first results, they take it that there is none.',
    affects: 'People who do not know where the council would file the service, and people on a phone.',
    fix: 'Name the service in the words that people use. Put these words into the title, and look at what people search for.',
    severity: 'minor',
    points: ['lgdss:12'],
    sources: ['https://www.gov.uk/service-manual/design/naming-your-service'],
    messages: {
      search: 'Search the site for “{name}”. Check that this page is among the first 5 results: {url}',
    },
  },
  siteNeeds: [],
  pageNeeds: ['components', 'headings', 'links'],
  collect({ components, headings, links }): Fact {
    const search = components.find(({ kind }) => kind === 'search');
    return {
      search: search ? { selector: search.selector, html: short(search.html, 500) } : null,
      name: short((headings.find(({ level }) => level === 1)?.text ?? '').trim(), 100),
      starts: startControls(links).length > 0,
    };
  },
  evaluate(_site, facts, { start }) {
    const pages = facts.toSorted((left, right) => byCodeUnit(left.url, right.url));
    const box = pages.find(({ fact }) => fact.search);
    const named = pages.filter(({ url, fact }) => fact.name && !isHome(url));
    const asked = named.find(({ url }) => start.includes(url)) ?? named.find(({ fact }) => fact.starts) ?? named[0];
    if (!box?.fact.search || !asked) return inapplicable;
    const at = { kind: 'element' as const, ...box.fact.search };
    const data = { name: asked.fact.name, url: short(asked.url) };
    return cantTell([{ message: 'search', at, page: box.url, data }]);
  },
});
