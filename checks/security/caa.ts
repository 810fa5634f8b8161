import { cantTell, defineSiteCheck, failedIf, inapplicable, passed } from '../../src/model/check.ts';
import { atRecord, isAnswered, notLookedUp } from '../lib/dns.ts';

type Message = 'missing' | 'noIssuer' | 'notTested';

export const caa = defineSiteCheck({
  meta: {
    id: 'security/caa',
    title: 'Certificate issuers are limited',
    kind: 'automatic',
    why: 'Hundreds of companies can make a certificate for any name. CAA records in DNS say which of them may make one for yours.',
    affects: 'Everyone who trusts the padlock of the site.',
    fix: 'Publish a CAA record with an issue property for each company that makes your certificates, for example: 0 issue "ca.example".',
    severity: 'minor',
    basis: 'good-practice',
    since: '2026-11-29',
    legal: [],
    points: ['lgdss:6'],
    criteria: [],
    sources: ['https://www.rfc-editor.org/rfc/rfc8659'],
    messages: {
      missing: 'No CAA record holds for {host}, so any company may make a certificate for it.',
      noIssuer: 'The CAA records of {name} do not say who may make certificates: they have no issue property.',
      notTested: 'The CAA records of {name} could not be looked up: {why}.',
    },
  },
  siteNeeds: ['dns'],
  pageNeeds: [],
  collect: () => null,
  evaluate({ dns }) {
    if (dns === null) return inapplicable;
    const top = dns.caa.at(-1);
    if (top && !isAnswered(top.looked.status))
      return cantTell<Message>([notLookedUp('notTested', top.name, 'CAA', top.looked)]);
    if (top?.looked.status !== 'found')
      return failedIf<Message>([{ message: 'missing', at: atRecord(dns.host, 'CAA'), data: { host: dns.host } }]);
    if (top.looked.records.some(({ tag }) => tag === 'issue')) return passed;
    return failedIf<Message>([{ message: 'noIssuer', at: atRecord(top.name, 'CAA'), data: { name: top.name } }]);
  },
});
