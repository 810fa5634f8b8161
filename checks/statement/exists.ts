import { cantTell, defineSiteCheck, failedIf, inapplicable, passed } from '../../src/model/check.ts';
import { byCodeUnit } from '../lib/grouping.ts';
import { isStatement, leadsToStatement, sectionNames, statementFact, statementPages } from '../lib/statement.ts';

export const exists = defineSiteCheck({
  meta: {
    id: 'statement/exists',
    title: 'An accessibility statement is published',
    kind: 'automatic',
    why: 'The statement tells people what may not work for them, how to get it in another form, and whom to tell. The law requires every public body to publish one.',
    affects: 'Disabled people who meet a barrier and need another way.',
    fix: 'Publish a statement that follows the government model. It has six parts: how accessible the site is, feedback and contact, the enforcement procedure, technical information, what is not accessible, and how the statement was made.',
    severity: 'critical',
    basis: 'law',
    legal: ['psbar'],
    points: ['lgdss:10'],
    criteria: [],
    sources: ['https://www.legislation.gov.uk/uksi/2018/952'],
    messages: {
      missing: 'No accessibility statement was found, and no link to one.',
      notWorking: 'The page of the accessibility statement answered with status {status}.',
      incomplete:
        'This page has {found} of the six parts that such a statement tends to have. At least three were expected. Not found: {absent}.',
      notOpened: 'There is a link to an accessibility statement, but its page was not opened in this scan: {link}',
    },
  },
  siteNeeds: [],
  pageNeeds: ['headings', 'links', 'response', 'text'],
  collect: (seen, { url }) => statementFact(seen, url),
  evaluate(_site, facts) {
    if (facts.length === 0) return inapplicable;
    const pages = statementPages(facts);
    if (pages.some(isStatement)) return passed;

    const opened = new Set(facts.flatMap(({ fact }) => fact.keys));
    const [unopened] = facts
      .flatMap(({ url, fact }) => fact.links.filter(leadsToStatement).map((link) => ({ ...link, url })))
      .filter((link) => !opened.has(link.key))
      .toSorted((left, right) => byCodeUnit(left.href, right.href) || byCodeUnit(left.url, right.url));
    if (unopened) {
      return cantTell([
        { message: 'notOpened', at: { kind: 'page' }, page: unopened.url, data: { link: unopened.href } },
      ]);
    }

    const [best] = pages;
    if (!best) return failedIf([{ message: 'missing', at: { kind: 'page' } }]);
    const at = { kind: 'page' } as const;
    if (best.status !== 200) {
      return failedIf([{ message: 'notWorking', at, page: best.url, data: { status: best.status } }]);
    }
    const absent = sectionNames.filter((name) => !best.sections.includes(name)).join('; ');
    return failedIf([{ message: 'incomplete', at, page: best.url, data: { found: best.sections.length, absent } }]);
  },
});
