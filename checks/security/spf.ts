import { cantTell, defineSiteCheck, type Finding, failedIf, inapplicable } from '../../src/model/check.ts';
import type { SpfSeen } from '../../src/model/seen/dns.ts';
import { atRecord, isAnswered, notLookedUp } from '../lib/dns.ts';
import { short } from '../lib/headers.ts';

type Message =
  | 'missing'
  | 'several'
  | 'notClosed'
  | 'noEnd'
  | 'tooMany'
  | 'broken'
  | 'unknown'
  | 'voids'
  | 'open'
  | 'notTested';

const MOST_LOOKUPS = 10;
/** RFC 7208, section 4.6.4: more should be an error, so some receivers make it one. */
const MOST_VOIDS = 2;

const BROKEN = {
  none: 'that domain has no SPF record',
  several: 'that domain has more than one SPF record',
  loop: 'it leads back to where it came from',
};
const OPEN = {
  'no-answer': 'DNS gave no answer',
  macro: 'it depends on each mail',
  limit: 'too many look-ups came before it',
};

export const spf = defineSiteCheck({
  meta: {
    id: 'security/spf',
    title: 'SPF is published and closed',
    kind: 'automatic',
    why: 'SPF lists the servers that may send mail for a domain. Without it, or with an open end, anybody can send mail in the name of the council.',
    affects: 'People who get a letter from the council by mail, and those who are cheated in its name.',
    fix: 'Publish one TXT record that begins with v=spf1, lists your mail servers, ends in -all or ~all and needs ten look-ups at the most. For a domain that sends no mail it is: v=spf1 -all.',
    severity: 'moderate',
    basis: 'guidance',
    since: '2026-11-29',
    legal: [],
    points: ['lgdss:6'],
    criteria: [],
    sources: ['https://www.rfc-editor.org/rfc/rfc7208'],
    messages: {
      missing: '{domain} has no SPF record.',
      several: '{domain} has {count} SPF records; there must be exactly one.',
      notClosed:
        'The SPF record of {domain} lets other servers send mail too: in the end it says {end}. The record: {record}',
      noEnd:
        'The SPF record of {domain} does not say what to do with mail from other servers: it does not end in -all or ~all. The record: {record}',
      tooMany:
        'The SPF record of {domain} needs {count} look-ups. Receivers stop after ten, and then it does not count. The record: {record}',
      broken: 'The SPF record of {domain} does not work: it says {term}, but {why}.',
      unknown: 'The SPF record of {domain} does not work: {term} is not a part that receivers know.',
      voids: 'The SPF record of {domain} asks for {count} names that lead nowhere ({terms}). Some receivers allow two.',
      open: 'The SPF record of {domain} could not be followed to its end at {term}: {why}.',
      notTested: 'The SPF record of {name} could not be looked up: {why}.',
    },
  },
  siteNeeds: ['dns'],
  pageNeeds: [],
  collect: () => null,
  evaluate({ dns }) {
    // On a platform the mail of the domain is the company's affair.
    if (dns === null || dns.platform) return inapplicable;
    const { domain, spf: seen } = dns;
    if (!isAnswered(seen.looked.status))
      return cantTell<Message>([notLookedUp('notTested', domain, 'TXT', seen.looked)]);
    const faults = faultsOf(domain, seen);
    const doubts = doubtsOf(domain, seen);
    return faults.length > 0 || doubts.length === 0 ? failedIf<Message>(faults) : cantTell<Message>(doubts);
  },
});

function faultsOf(domain: string, seen: SpfSeen): readonly Finding<Message>[] {
  const say = (message: Message, data: Finding['data'] = {}): Finding<Message> => ({
    message,
    at: atRecord(domain, 'TXT'),
    data: { domain, ...data },
  });
  const { records } = seen.looked;
  const record = short(records[0] ?? '', 300);
  if (records.length === 0) return [say('missing')];
  if (records.length > 1) return [say('several', { count: records.length })];
  // What a redirect that cannot be followed would have said is not known.
  const redirects = [...seen.broken, ...seen.open].some(({ term }) => /^redirect=/i.test(term));
  return [
    ...(seen.all === null && !redirects ? [say('noEnd', { record })] : []),
    ...(seen.all === '+' || seen.all === '?' ? [say('notClosed', { end: `${seen.all}all`, record })] : []),
    ...(seen.lookups > MOST_LOOKUPS ? [say('tooMany', { count: seen.lookups, record })] : []),
    ...seen.broken.map(({ term, why }) => say('broken', { term: short(term, 120), why: BROKEN[why] })),
    ...seen.unknown.map((term) => say('unknown', { term: short(term, 120) })),
  ];
}

function doubtsOf(domain: string, { voids, open }: SpfSeen): readonly Finding<Message>[] {
  const at = atRecord(domain, 'TXT');
  const terms = short(voids.join(', '), 200);
  return [
    ...(voids.length > MOST_VOIDS
      ? [{ message: 'voids', at, data: { domain, count: voids.length, terms } } as const]
      : []),
    ...open.map(
      ({ term, why }) => ({ message: 'open', at, data: { domain, term: short(term, 120), why: OPEN[why] } }) as const,
    ),
  ];
}
