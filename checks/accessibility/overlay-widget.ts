import { cantTell, defineSiteCheck, inapplicable, passed } from '../../src/model/check.ts';
import { group, type Seen } from '../lib/grouping.ts';
import { short } from '../lib/headers.ts';
import { overlayOf } from '../lib/overlays.ts';

interface Loaded {
  readonly by: string;
  readonly url: string;
}

export const overlayWidget = defineSiteCheck({
  meta: {
    id: 'accessibility/overlay-widget',
    title: 'The site does not lean on an accessibility toolbar',
    kind: 'needs-review',
    why: 'A toolbar that changes colours or reads aloud does not repair the page below it. Some of them get in the way of the software that people already have.',
    affects:
      'People who use a screen reader or settings of their own, and people who are told that the toolbar is the answer.',
    fix: 'Make the pages themselves accessible. Test them with the toolbar switched off. Then ask users whether they still need it.',
    severity: 'minor',
    basis: 'guidance',
    since: '2026-11-29',
    legal: ['psbar'],
    points: ['lgdss:5', 'lgdss:10'],
    criteria: [],
    sources: ['https://github.com/HTTPArchive/wappalyzer'],
    messages: {
      loaded: '{by} is loaded on {pages#page}. Check that the site meets the rules with it switched off.',
    },
  },
  siteNeeds: [],
  pageNeeds: ['requests'],
  collect: ({ requests }): readonly Loaded[] =>
    requests.flatMap(({ url, type }) => {
      const by = type === 'script' ? overlayOf(url) : undefined;
      return by ? [{ by, url: short(url) }] : [];
    }),
  evaluate(_site, facts) {
    if (facts.length === 0) return inapplicable;
    const seen = facts.flatMap(({ url, fact }) => fact.map((item): Seen<Loaded> => ({ page: url, item })));
    if (seen.length === 0) return passed;
    return cantTell(
      group(seen, ({ by }) => by).map(({ item: { by, url }, page, pages }) => ({
        message: 'loaded' as const,
        at: { kind: 'request' as const, url },
        page,
        data: { by, pages },
      })),
    );
  },
});
