import { cantTell, defineSiteCheck, type Finding, passed } from '../../src/model/check.ts';
import { datesIn, dayOf, yearAfter } from '../lib/dates.ts';
import { byCodeUnit } from '../lib/grouping.ts';
import { byGuidance } from '../lib/guidance.ts';
import { short } from '../lib/headers.ts';
import { isWeb } from '../lib/hosts.ts';

type Message = 'nothing' | 'some' | 'undated' | 'link';
interface Fact {
  readonly named: readonly string[];
  readonly newest: string;
  readonly link: string | null;
}

const FIGURES: readonly (readonly [name: string, words: RegExp])[] = [
  ['completion rate', /\bcompletion rates?\b/i],
  ['user satisfaction', /\b(?:user|customer) satisfaction\b/i],
  ['cost per transaction', /\bcosts? per transaction\b/i],
  ['digital take-up', /\bdigital take-?up\b/i],
];
const LINK =
  /\b(?:(?:service|digital|website) performance|performance (?:data|figures|dashboard|indicators)|key performance|kpis?)\b/i;
const MOST_FINDINGS = 10;

export const kpisPublished = defineSiteCheck({
  meta: {
    ...byGuidance,
    id: 'measurement/kpis-published',
    title: 'Figures on how well the service works are published',
    kind: 'needs-review',
    why: 'Figures that anybody can see show whether a service works for people, and whether it gets better.',
    affects: 'Residents and councillors who want to know, and other councils who could learn from it.',
    fix: 'Publish four figures for the service, with their dates: completion rate, user satisfaction, cost per transaction and digital take-up.',
    severity: 'minor',
    points: ['lgdss:13'],
    sources: ['https://www.gov.uk/service-manual/measuring-success/using-data-to-improve-your-service-an-introduction'],
    messages: {
      nothing:
        'None of the {pages} scanned pages names one of the four figures. Ask whether they are published elsewhere.',
      some: 'This page names {named}, out of the four figures. Check whether the others are published too.',
      undated: 'This page names all four figures, with no date of the last 12 months. Check how old they are.',
      link: 'This link may lead to figures on the service: {url}. Check whether the four are there, and of this year.',
    },
  },
  siteNeeds: [],
  pageNeeds: ['text', 'links'],
  collect({ text, links }): Fact {
    const named = FIGURES.filter(([, words]) => words.test(text.main)).map(([name]) => name);
    const link = links.find(({ text: words, href }) => isWeb(href) && LINK.test(words));
    const newest =
      named.length > 0
        ? (datesIn(text.main)
            .map(({ to }) => to)
            .sort(byCodeUnit)
            .at(-1) ?? '')
        : '';
    return { named, newest, link: link ? short(link.href) : null };
  },
  evaluate(_site, facts, { visitedAt }) {
    const today = dayOf(visitedAt);
    const pages = facts.toSorted((left, right) => byCodeUnit(left.url, right.url));
    const whole = pages.filter(({ fact }) => fact.named.length === FIGURES.length);
    if (whole.some(({ fact }) => fact.newest !== '' && yearAfter(fact.newest) >= today)) return passed;
    const at = { kind: 'page' } as const;
    const candidates = pages.flatMap(({ url: page, fact: { named } }): Finding<Message>[] => {
      if (named.length === FIGURES.length) return [{ message: 'undated', at, page }];
      return named.length > 0 ? [{ message: 'some', at, page, data: { named: named.join(', ') } }] : [];
    });
    if (candidates.length > 0) return cantTell(candidates.slice(0, MOST_FINDINGS));
    const linked = pages.find(({ fact }) => fact.link);
    if (linked?.fact.link) {
      const { link } = linked.fact;
      return cantTell([{ message: 'link', at: { kind: 'request', url: link }, page: linked.url, data: { url: link } }]);
    }
    return cantTell([{ message: 'nothing', at, data: { pages: facts.length } }]);
  },
});
