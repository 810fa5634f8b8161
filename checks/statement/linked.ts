import { cantTell, defineSiteCheck, type Finding, failedIf, inapplicable, passed } from '../../src/model/check.ts';
import type { Region } from '../../src/model/evidence.ts';
import { byCodeUnit } from '../lib/grouping.ts';
import { pageKey } from '../lib/hosts.ts';
import { isStatement, leadsToStatement, type StatementFact, statementFact, statementPages } from '../lib/statement.ts';

const REGIONS: readonly Region[] = ['header', 'nav', 'main', 'footer', 'other'];

export const linked = defineSiteCheck({
  meta: {
    id: 'statement/linked',
    title: 'The statement is linked from the home page or from every page',
    kind: 'automatic',
    why: 'A statement that nobody can find helps nobody. People look for it on the home page or at the foot of the page they are on.',
    affects: 'Disabled people who meet a barrier and want to know what to do.',
    fix: 'Link to the accessibility statement from the footer of every page, or at least from the home page.',
    severity: 'serious',
    basis: 'law',
    legal: ['psbar'],
    points: ['lgdss:10'],
    criteria: [],
    sources: [
      'https://www.gov.uk/government/publications/sample-accessibility-statement/sample-accessibility-statement-for-a-fictional-public-sector-website',
    ],
    messages: {
      notOnHome: 'The home page has no link to the accessibility statement.',
      notOnPage: 'This page has no link to the accessibility statement.',
      homeNotSeen:
        'Some pages have no link to the accessibility statement. The home page might have one, but it was not opened in this scan.',
    },
  },
  siteNeeds: [],
  pageNeeds: ['headings', 'links', 'response', 'text'],
  collect: (seen, { url }) => statementFact(seen, url),
  evaluate(_site, facts, { origin, start }) {
    const targets = statementKeys(facts, origin);
    if (targets.size === 0) return inapplicable; // no statement at all is for statement/exists to say
    const homeKeys = [start[0], `${origin}/`].flatMap((url) => (url ? [pageKey(url)] : []));
    const home = homeKeys.map((key) => facts.find(({ fact }) => fact.keys.includes(key))).find((fact) => fact);
    const regionsOn = (fact: StatementFact) =>
      fact.links.filter((link) => link.visible && targets.has(link.key)).map((link) => link.region);
    if (home && (regionsOn(home.fact).length > 0 || isTarget(home.fact, targets))) return passed;

    const others = facts.filter(({ fact }) => !isTarget(fact, targets));
    const everywhere = REGIONS.some((region) => others.every(({ fact }) => regionsOn(fact).includes(region)));
    if (others.length > 0 && everywhere) return passed;
    if (!home) return cantTell([{ message: 'homeNotSeen', at: { kind: 'page' } }]);

    const without = others.filter(({ fact }) => regionsOn(fact).length === 0);
    return failedIf(
      without
        .map(({ url }): Finding<'notOnHome' | 'notOnPage'> => {
          return { message: url === home.url ? 'notOnHome' : 'notOnPage', at: { kind: 'page' }, page: url };
        })
        .toSorted((left, right) => byCodeUnit(left.page ?? '', right.page ?? '')),
    );
  },
});

/** Addresses of the statement; if no scanned page is one, of what links promise to be one. */
function statementKeys(facts: Parameters<typeof statementPages>[0], origin: string): ReadonlySet<string> {
  const pages = statementPages(facts);
  const complete = pages.filter(isStatement);
  const promised = facts.flatMap(({ fact }) => fact.links.filter(leadsToStatement));
  if (complete.length === 0) {
    return new Set([...pages.flatMap((page) => page.keys), ...promised.map((link) => link.key)]);
  }
  // An address that was not opened may redirect to the statement. Its words are all we have, so they must name it.
  const opened = new Set(facts.flatMap(({ fact }) => fact.keys));
  const byName = promised.filter(
    (link) => link.likelihood === 'named' && !opened.has(link.key) && link.href.startsWith(`${origin}/`),
  );
  return new Set([...complete.flatMap((page) => page.keys), ...byName.map((link) => link.key)]);
}

const isTarget = (fact: StatementFact, targets: ReadonlySet<string>) => fact.keys.some((key) => targets.has(key));
