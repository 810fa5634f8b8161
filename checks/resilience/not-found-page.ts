import { defineSiteCheck, type Finding, failedIf, inapplicable, type SiteContext } from '../../src/model/check.ts';
import type { SiteArtifacts } from '../../src/model/evidence.ts';
import { hostOf, isHome, pageKey } from '../lib/hosts.ts';

type Message = 'noHeading' | 'noWayOn' | 'jargon';

const JARGON: readonly (readonly [word: string, pattern: RegExp])[] = [
  // A 404 among other digits is part of a telephone number.
  ['404', /(?<![\w.]|\d[ -])404(?![\w]|[ -]\d)/],
  ['bad request', /\bbad request\b/i],
  ['oops', /\boops\b/i],
  ['exception', /\bexception\b/i],
];

export const notFoundPage = defineSiteCheck({
  meta: {
    id: 'resilience/not-found-page',
    title: 'The page for a missing address helps people on',
    kind: 'automatic',
    why: 'Somebody who lands here has a task to finish. Codes and jokes do not help; a plain heading and a way on do.',
    affects: 'People who follow an old link or mistype an address.',
    fix: 'Head the page “Page not found”, say in plain words what may have happened, and link to the home page or a search. Leave out codes and programmers’ words.',
    severity: 'minor',
    basis: 'guidance',
    legal: [],
    points: ['lgdss:9', 'lgdss:10'],
    criteria: [],
    sources: ['https://design-system.service.gov.uk/patterns/page-not-found-pages/'],
    messages: {
      noHeading: 'The page for a missing address has no level-one heading.',
      noWayOn: 'The page for a missing address has neither a link to the home page nor a search.',
      jargon: 'The page for a missing address says “{word}” in its text or title.',
    },
  },
  siteNeeds: ['notFound'],
  pageNeeds: [],
  collect: () => null,
  evaluate({ notFound }, _facts, context) {
    // Any other status is for resilience/not-found-status: then this may not be the page for missing addresses at all.
    if (notFound.response.status !== 404 && notFound.response.status !== 410) return inapplicable;
    const at = { kind: 'request', url: notFound.requested } as const;
    const findings: Finding<Message>[] = [];
    if (!notFound.headings.some(({ level, text }) => level === 1 && text.trim())) {
      findings.push({ message: 'noHeading', at });
    }
    if (!hasWayOn(notFound, context)) findings.push({ message: 'noWayOn', at });
    const words = `${notFound.title}\n${notFound.text}`;
    for (const [word, pattern] of JARGON) {
      if (pattern.test(words)) findings.push({ message: 'jargon', at, data: { word } });
    }
    return failedIf(findings);
  },
});

function hasWayOn({ links, components }: SiteArtifacts['notFound'], { origin, start }: SiteContext): boolean {
  if (components.some(({ kind }) => kind === 'search')) return true;
  const homes = new Set(start.map(pageKey));
  return links.some(({ href }) => homes.has(pageKey(href)) || (isHome(href) && hostOf(href) === hostOf(origin)));
}
