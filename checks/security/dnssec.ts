import { cantTell, defineSiteCheck, failedIf, inapplicable, passed } from '../../src/model/check.ts';
import { atRecord, isAnswered, notLookedUp } from '../lib/dns.ts';

type Message = 'unsigned' | 'wrong' | 'notTrusted' | 'notTested';

export const dnssec = defineSiteCheck({
  meta: {
    id: 'security/dnssec',
    title: 'The domain is signed with DNSSEC',
    kind: 'automatic',
    why: 'Answers of DNS that are not signed can be forged on the way. People and their mail are then sent to somebody else.',
    affects: 'Everyone who visits the site or writes to the council.',
    fix: 'Ask whoever runs your DNS to sign the domain, and whoever registered it to publish the DS record.',
    severity: 'minor',
    basis: 'guidance',
    since: '2026-11-29',
    legal: [],
    points: ['lgdss:6'],
    criteria: [],
    sources: ['https://www.rfc-editor.org/rfc/rfc9364'],
    messages: {
      unsigned: '{domain} is not signed: the domain above it has no DS record for it.',
      notTrusted: '{domain} has a DS record, but the DNS server did not confirm the signature of its answer.',
      wrong:
        'A DNS server that checks signatures gives no answer for {domain}, and without the check it does. Are its signatures wrong or out of date? Many people then cannot reach it.',
      notTested: 'The answers for {name} could not be checked: {why}.',
    },
  },
  siteNeeds: ['dnssec'],
  pageNeeds: [],
  collect: () => null,
  evaluate({ dnssec: seen }) {
    if (seen === null) return inapplicable;
    const { domain, status, authentic, unchecked, ds } = seen;
    const at = atRecord(domain, 'DS');
    if (unchecked !== null && isAnswered(unchecked))
      return cantTell<Message>([{ message: 'wrong', at, data: { domain } }]);
    if (!isAnswered(status)) return cantTell<Message>([notLookedUp('notTested', domain, 'SOA', seen)]);
    if (authentic) return passed;
    if (ds === 'no-data' || ds === 'no-name') return failedIf<Message>([{ message: 'unsigned', at, data: { domain } }]);
    if (ds === 'found') return cantTell<Message>([{ message: 'notTrusted', at, data: { domain } }]);
    return cantTell<Message>([notLookedUp('notTested', domain, 'DS', { status: ds })]);
  },
});
