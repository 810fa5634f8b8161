import { cantTell, defineSiteCheck, type Finding, inapplicable, passed } from '../../src/model/check.ts';
import type { NameMet } from '../../src/model/seen/dns.ts';
import { atRecord, isAnswered } from '../lib/dns.ts';
import { hostOf } from '../lib/hosts.ts';

type Message = 'alias' | 'gone' | 'lapsed' | 'notLooked';

export const danglingDns = defineSiteCheck({
  meta: {
    id: 'security/dangling-dns',
    title: 'Host names that the site uses lead to something',
    kind: 'needs-review',
    why: 'A name may still point to a service that was given up. Somebody else can then take that service and show pages in the name of the council.',
    affects: 'People who follow a link or a script to such a name.',
    fix: 'Remove records for services that have ended. Change links and scripts that use a name which is gone.',
    severity: 'serious',
    basis: 'guidance',
    since: '2026-11-29',
    legal: [],
    points: ['lgdss:6'],
    criteria: [],
    sources: ['https://www.rfc-editor.org/rfc/rfc1034#section-3.6.2'],
    messages: {
      alias: '{host} stands for {target}, and that leads nowhere. Can somebody else take {target}?',
      gone: 'The name {host} does not exist, but the site uses it.',
      lapsed:
        'The name {host} of another organisation does not exist any more, but the site uses it. Can somebody else register it?',
      notLooked: '{count#name} that the site uses could not be looked up, or too many were met.',
    },
  },
  siteNeeds: ['dns'],
  pageNeeds: ['links', 'requests'],
  collect: ({ links, requests }): readonly string[] =>
    [...new Set([...links.map(({ href }) => href), ...requests.map(({ url }) => url)].map(hostOf))].filter(Boolean),
  evaluate({ dns }, facts) {
    if (dns === null) return inapplicable;
    const { looked, total } = dns.names;
    // Such as where all of them were given an address for the scan.
    if (total === 0) return inapplicable;
    const told = looked.flatMap((name): Finding<Message>[] => {
      const message = doubtOf(name);
      if (message === undefined) return [];
      const { host, aliases } = name;
      const target = aliases.at(-1);
      const [page] = facts.flatMap(({ url, fact }) => (fact.includes(host) ? [url] : [])).toSorted();
      const at = atRecord(host, target === undefined ? 'A' : 'CNAME');
      return [{ message, at, ...(page && { page }), data: { host, ...(target !== undefined && { target }) } }];
    });
    const count = total - looked.filter(({ status }) => isAnswered(status)).length;
    const missed: Finding<Message>[] =
      count > 0 ? [{ message: 'notLooked', at: { kind: 'page' }, data: { count } }] : [];
    return told.length + missed.length > 0 ? cantTell<Message>([...told, ...missed]) : passed;
  },
});

function doubtOf({ status, aliases, own }: NameMet): Message | undefined {
  if (status !== 'no-name' && status !== 'no-data') return undefined;
  if (aliases.length > 0) return 'alias';
  // A name without an address of its own cannot be taken by others.
  if (status === 'no-data') return undefined;
  return own ? 'gone' : 'lapsed';
}
