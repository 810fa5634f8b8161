import { definePageCheck, failedIf, inapplicable, passed } from '../../src/model/check.ts';
import type { Component, Form, PageArtifacts } from '../../src/model/evidence.ts';
import { standsIn } from '../../src/model/selector.ts';
import { isHome, pathOf } from '../lib/hosts.ts';

type Message = 'both' | 'noBackLink' | 'noBreadcrumbs';

export const wayfinding = definePageCheck({
  meta: {
    id: 'consistency/wayfinding',
    title: 'People can tell where they are and how to go back',
    kind: 'automatic',
    why: 'Breadcrumbs show where a page belongs. Inside a form a back link is safer, because it leads to the last question. Both together leave people guessing which one keeps their answers.',
    affects: 'People who arrive from a search engine, and people in the middle of a form.',
    fix: 'Show breadcrumbs on information pages below the home page, and a back link instead of them on the steps of a form.',
    severity: 'minor',
    basis: 'guidance',
    legal: [],
    points: ['lgdss:11'],
    criteria: [],
    sources: [
      'https://design-system.service.gov.uk/components/breadcrumbs/',
      'https://design-system.service.gov.uk/components/back-link/',
    ],
    messages: {
      both: 'The page shows breadcrumbs and a back link.',
      noBackLink: 'The page is a step of a form but has no back link.',
      noBreadcrumbs: 'The page gives information but has no breadcrumbs.',
    },
  },
  needs: ['response', 'components', 'forms'],
  evaluate({ response, components, forms }) {
    if (isHome(response.url)) return inapplicable;
    const breadcrumbs = components.find(({ kind }) => kind === 'breadcrumbs');
    const backLink = components.find(({ kind }) => kind === 'back-link');
    if (breadcrumbs && backLink) {
      const { selector, html } = backLink;
      return failedIf<Message>([{ message: 'both', at: { kind: 'element', selector, html } }]);
    }
    const type = typeOf(forms, components);
    // A page with a small lookup, say bin day by postcode, may be either; it has only to choose one of the two.
    if (type === 'lookup') return breadcrumbs || backLink ? passed : inapplicable;
    if (type === 'step' ? backLink : breadcrumbs) return passed;
    return failedIf<Message>([{ message: type === 'step' ? 'noBackLink' : 'noBreadcrumbs', at: { kind: 'page' } }]);
  },
});

type PageType = 'step' | 'information' | 'lookup';

const NOT_ASKED = new Set(['hidden', 'submit', 'button', 'image', 'reset', 'search']);
/** Often made invisible and drawn anew beside it, so that being invisible says nothing. */
const DRAWN_ANEW = new Set(['radio', 'checkbox', 'file']);
/** Forms that come with the page's surroundings and do not make it a step of anything. */
const SURROUNDINGS = /(?<![a-z])(?:search|chwilio|feedback|adborth|newsletter|subscribe|cookie|consent)/i;

function typeOf({ forms, fields }: PageArtifacts['forms'], components: readonly Component[]): PageType {
  const asking = fields.filter(({ form, name, type, visible }) => {
    if (NOT_ASKED.has(type) || !(visible || DRAWN_ANEW.has(type))) return false;
    if (/^(?:q|query|search)$/i.test(name)) return false;
    const owner = form === null ? undefined : forms[form];
    return !owner || !isSurrounding(owner, components);
  });
  if (asking.length === 0) return 'information';
  return asking.some(({ form }) => form !== null && forms[form]?.method.toLowerCase() === 'post') ? 'step' : 'lookup';
}

function isSurrounding({ selector, action }: Form, components: readonly Component[]): boolean {
  if (SURROUNDINGS.test(`${selector} ${pathOf(action)}`)) return true;
  const inside = (inner: string, outer: string) => inner === outer || standsIn(inner, outer);
  return components.some(({ kind, selector: other }) => {
    if (kind === 'search' || kind === 'cookie-banner') return inside(selector, other);
    // The question "Is this page useful?" may stand around the form or in it.
    return kind === 'feedback-control' && (inside(selector, other) || inside(other, selector));
  });
}
