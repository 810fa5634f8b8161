import { cantTell, defineSiteCheck, type Finding, inapplicable, passed } from '../../src/model/check.ts';
import { byCodeUnit } from '../lib/grouping.ts';
import { byGuidance } from '../lib/guidance.ts';
import { hostOf } from '../lib/hosts.ts';
import { librariesOn } from '../lib/pattern-libraries.ts';

type Message = 'none' | 'some';

// Not knowing a library is no proof that there is none: councils keep libraries of their own. So this never fails.
export const patternLibrary = defineSiteCheck({
  meta: {
    ...byGuidance,
    id: 'consistency/pattern-library',
    title: 'Pages are built from a known pattern library',
    kind: 'automatic',
    why: 'Buttons, errors and forms that were tested with many people work better than new ones. People also know them from other services.',
    affects: 'Everyone who uses more than one public service, and the teams who would have to test it all again.',
    fix: 'Use the components of a library that is looked after, such as GOV.UK Frontend or LocalGov Drupal, in the council’s own colours.',
    severity: 'minor',
    points: ['lgdss:5', 'lgdss:11'],
    sources: ['https://design-system.service.gov.uk/get-started/'],
    messages: {
      none: 'No library that we know was recognised on {host} ({pages#page}). Ask whether the council has one of its own.',
      some: 'On {host}, {known} shows on {pages} of {of} pages only. Check what the others are built from.',
    },
  },
  siteNeeds: [],
  pageNeeds: ['response', 'document', 'requests'],
  collect: ({ response, document, requests }) => ({
    host: hostOf(response.url),
    libraries: librariesOn(document, requests),
  }),
  evaluate(_site, facts) {
    if (facts.length === 0) return inapplicable;
    const hosts = [...new Set(facts.map(({ fact }) => fact.host))].sort(byCodeUnit);
    const findings = hosts.flatMap((host): Finding<Message>[] => {
      const pages = facts.filter(({ fact }) => fact.host === host);
      const built = pages.filter(({ fact }) => fact.libraries.length > 0);
      if (built.length * 2 >= pages.length) return [];
      const at = { kind: 'page' } as const;
      if (built.length === 0) return [{ message: 'none', at, data: { host, pages: pages.length } }];
      const known = [...new Set(built.flatMap(({ fact }) => fact.libraries))].sort(byCodeUnit).join(', ');
      return [{ message: 'some', at, data: { host, known, pages: built.length, of: pages.length } }];
    });
    return findings.length > 0 ? cantTell(findings) : passed;
  },
});
