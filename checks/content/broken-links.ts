import { cantTell, defineSiteCheck, type Finding, failedIf, inapplicable, passed } from '../../src/model/check.ts';
import type { Link, LinkCheck } from '../../src/model/evidence.ts';
import { byCodeUnit } from '../lib/grouping.ts';
import { isWeb } from '../lib/hosts.ts';

type Seen = Pick<Link, 'href' | 'selector' | 'html' | 'box'>;

export const brokenLinks = defineSiteCheck({
  meta: {
    id: 'content/broken-links',
    title: 'Links work',
    kind: 'automatic',
    why: 'A link that leads nowhere stops people in the middle of a task and costs the council a phone call.',
    affects: 'Everyone who follows the link.',
    fix: 'Correct the address, redirect the old address to the new one, or remove the link.',
    severity: 'moderate',
    basis: 'good-practice',
    legal: [],
    points: ['lgdss:4', 'lgdss:10'],
    criteria: [],
    sources: ['https://github.com/alphagov/local-links-manager/blob/main/docs/checking-links.md'],
    messages: {
      broken: 'This link leads to {url}, which answered with status {status}.',
      noAnswer: 'This link leads to {url}, which could not be reached. {reason}',
      notChecked: 'None of the links on these pages could be checked. Other sites may have turned the scanner away.',
    },
  },
  siteNeeds: ['linkChecks'],
  pageNeeds: ['links'],
  collect({ links }): readonly Seen[] {
    const first = new Map<string, Seen>();
    for (const { href, selector, html, box } of links) {
      const address = withoutFragment(href);
      if (isWeb(href) && !first.has(address)) first.set(address, { href: address, selector, html, box });
    }
    return [...first.values()];
  },
  evaluate({ linkChecks }, facts) {
    if (facts.every(({ fact }) => fact.length === 0)) return inapplicable;
    const checks = new Map(linkChecks.map((check) => [withoutFragment(check.url), check]));
    const findings = facts
      .toSorted((left, right) => byCodeUnit(left.url, right.url))
      .flatMap(({ url, fact }) => fact.flatMap((link) => brokenOn(url, link, checks.get(link.href))));
    if (findings.length > 0) return failedIf(findings);

    const opened = new Set(facts.map(({ url }) => withoutFragment(url)));
    const works = ({ href }: Seen) => opened.has(href) || checks.get(href)?.result === 'works';
    return facts.some(({ fact }) => fact.some(works))
      ? passed
      : cantTell([{ message: 'notChecked', at: { kind: 'page' } }]);
  },
});

/** A server that turned the scanner away, or a link beyond the budget, says nothing about the link. */
function brokenOn(page: string, link: Seen, check: LinkCheck | undefined): Finding<'broken' | 'noAnswer'>[] {
  if (check?.result !== 'broken') return [];
  const at = { kind: 'element', selector: link.selector, html: link.html, box: link.box } as const;
  return check.status === null
    ? [{ message: 'noAnswer', at, page, data: { url: link.href, reason: check.reason } }]
    : [{ message: 'broken', at, page, data: { url: link.href, status: check.status } }];
}

function withoutFragment(url: string): string {
  const hash = url.indexOf('#');
  return hash < 0 ? url : url.slice(0, hash);
}
