import { cantTell, defineSiteCheck, type Finding, failedIf, inapplicable, passed } from '../../src/model/check.ts';
import { dayInWords, dayOf } from '../lib/dates.ts';
import { group, type Seen } from '../lib/grouping.ts';
import { byGuidance } from '../lib/guidance.ts';
import { endOf, isSoldOn, KNOWN_UNTIL, type Software, softwareOn } from '../lib/software.ts';

type Message = 'ended' | 'endedElsewhere' | 'endedUnlessBought' | 'endedByName';

export const supportedSoftware = defineSiteCheck({
  meta: {
    ...byGuidance,
    id: 'iteration/supported-software',
    title: 'The software of the site still gets security fixes',
    kind: 'automatic',
    why: 'Software that nobody mends any more stays open to every hole found in it later. It is also a sign that a site has been left alone.',
    affects: 'Everyone whose details the site handles, and the team that has to move in a hurry one day.',
    fix: 'Move to a version that is looked after, and plan the next move before that one ends. If the supplier gives fixes of their own, write down until when.',
    severity: 'moderate',
    basis: 'good-practice',
    points: ['lgdss:4', 'lgdss:5'],
    sources: ['https://github.com/endoflife-date/endoflife.date'],
    messages: {
      ended: 'The site says that it runs {product} {version}. Fixes for it ended {when}. Seen in: {sign}',
      endedElsewhere:
        'The site says that it runs {product} {version}, from the makers of an operating system. Its own makers stopped fixes {when}. Check that the others still mend it. Seen in: {sign}',
      endedUnlessBought:
        'The site says that it runs {product} {version}. Its own makers stopped fixes {when}, and companies sell them since. Check whether the site gets those. Seen in: {sign}',
      endedByName: 'A file is named as {product} {version}, for which fixes ended {when}. Check the version: {sign}',
    },
  },
  siteNeeds: [],
  pageNeeds: ['response', 'document', 'requests'],
  collect: ({ response, document, requests }) => softwareOn(response, document.html, requests),
  evaluate(_site, facts, { visitedAt }) {
    const seen = facts.flatMap(({ url, fact }) => fact.map((item): Seen<Software> => ({ page: url, item })));
    const known = group(seen, ({ product, version, sure, packed }) => `${product} ${version} ${sure} ${packed}`).filter(
      ({ item }) => endOf(item) !== undefined,
    );
    if (known.length === 0) return inapplicable;
    const old = known.filter(({ item }) => (endOf(item) ?? '') < dayOf(visitedAt));
    const findings = old.map(({ item, page }): Finding<Message> => {
      const { product, version, sign } = item;
      const ended = endOf(item);
      const when = ended ? `on ${dayInWords(ended)}` : `before ${dayInWords(KNOWN_UNTIL)}`;
      return {
        message: messageOf(item),
        at: { kind: 'page' },
        page,
        data: { product, version, when, sign },
      };
    });
    if (findings.some(({ message }) => message === 'ended')) return failedIf(findings);
    return findings.length > 0 ? cantTell(findings) : passed;
  },
});

function messageOf(software: Software): Message {
  if (software.packed) return 'endedElsewhere';
  if (isSoldOn(software)) return 'endedUnlessBought';
  return software.sure ? 'ended' : 'endedByName';
}
