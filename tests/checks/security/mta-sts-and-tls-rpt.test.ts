import { mtaStsAndTlsRpt } from '../../../checks/security/mta-sts-and-tls-rpt.ts';
import type { DnsFacts, PolicyFile } from '../../../src/model/seen/dns.ts';
import { siteCheckCases } from '../../helpers/check-cases.ts';
import { dnsFacts, found, looked, tagged } from '../../helpers/dns-evidence.ts';

const domain = 'ambleford.example';
const good = dnsFacts();
const site = (rest: Partial<DnsFacts> = {}) => ({ site: { dns: dnsFacts(rest) }, pages: [] });
const policy = (rest: Partial<PolicyFile>, more: Partial<DnsFacts> = {}) => {
  if (good.mtaSts.policy === null) throw new Error('the good domain has a policy');
  return site({ mtaSts: { ...good.mtaSts, policy: { ...good.mtaSts.policy, ...rest } }, ...more });
};
const body = (more: Partial<DnsFacts>, ...lines: string[]) => policy({ body: lines.join('\n') }, more);
const mx = (...exchanges: string[]) => found(...exchanges.map((exchange) => ({ preference: 10, exchange })));

siteCheckCases(mtaStsAndTlsRpt, {
  passed: [
    { name: 'both', ...site() },
    {
      name: 'a star for one label',
      ...body(
        { mx: mx('a.mail.example', 'b.mail.example') },
        'version: STSv1',
        'mode: enforce',
        'mx: *.mail.example',
        'max_age: 86400',
      ),
    },
  ],
  failed: [
    {
      name: 'neither',
      ...site({ mtaSts: { looked: looked('no-name'), policy: null }, tlsRpt: looked('no-data') }),
      messages: ['noRecord', 'noReports'],
      data: [{ domain }, { domain }],
    },
    {
      name: 'two of each',
      ...site({
        mtaSts: { looked: found(tagged('v=STSv1; id=1'), tagged('v=STSv1; id=2')), policy: null },
        tlsRpt: found(tagged('v=TLSRPTv1'), tagged('v=TLSRPTv1; rua=x')),
      }),
      messages: ['severalRecords', 'severalReports'],
    },
    {
      name: 'no file',
      ...policy({ status: 404 }),
      messages: ['noPolicy'],
      data: [{ why: 'the server answers with status 404' }],
    },
    {
      name: 'no host for it',
      ...policy({ host: 'no-name', status: null, problem: 'There is no such host.' }),
      messages: ['noPolicy'],
      data: [{ why: 'its host does not exist' }],
    },
    { name: 'a redirect', ...policy({ status: 301 }), messages: ['noPolicy'] },
    {
      name: 'a web page',
      ...body({}, '<html>'),
      messages: ['badPolicy'],
      data: [{ why: 'it has no line "version: STSv1"' }],
    },
    { name: 'a mode nobody knows', ...body({}, 'version: STSv1', 'mode: strict'), messages: ['badPolicy'] },
    {
      name: 'for ever',
      ...body({}, 'version: STSv1', 'mode: enforce', 'mx: a', 'max_age: 99999999'),
      messages: ['badPolicy'],
    },
    { name: 'no server', ...body({}, 'version: STSv1', 'mode: enforce', 'max_age: 86400'), messages: ['badPolicy'] },
    {
      name: 'testing',
      ...body({}, 'version: STSv1', 'mode: testing', 'mx: a', 'max_age: 86400'),
      messages: ['notEnforced'],
      data: [{ mode: 'testing' }],
    },
    { name: 'switched off', ...body({}, 'version: STSv1', 'mode: none', 'max_age: 86400'), messages: ['notEnforced'] },
    {
      name: 'a server that the policy leaves out, and a star that is too short',
      ...body({}, 'version: STSv1', 'mode: enforce', 'mx: mx2.ambleford.example', 'mx: *.example', 'max_age: 86400'),
      messages: ['notCovered'],
      data: [{ server: 'mx.ambleford.example' }],
    },
    {
      name: 'a fault before a doubt',
      ...site({ mtaSts: { looked: looked('failed'), policy: null }, tlsRpt: looked('no-name') }),
      messages: ['noReports'],
    },
  ],
  cantTell: [
    {
      name: 'we may not see the file',
      ...policy({ status: 403 }),
      messages: ['policyNotRead'],
      data: [{ why: 'the server answers with status 403.' }],
    },
    { name: 'a file without end', ...policy({ truncated: true }), messages: ['policyNotRead'] },
    {
      name: 'no connection',
      ...policy({ status: null, problem: 'The page did not load in time.' }),
      messages: ['policyNotRead'],
      data: [{ why: 'The page did not load in time.' }],
    },
    {
      name: 'reports to the service that closed',
      ...site({ tlsRpt: found(tagged('v=TLSRPTv1;rua=mailto:tls-rua@mailcheck.service.ncsc.gov.uk')) }),
      messages: ['closedService'],
    },
    {
      name: 'no answers',
      ...site({ mtaSts: { looked: looked('timed-out'), policy: null }, tlsRpt: looked('failed') }),
      messages: ['notTested', 'notTested'],
    },
    { name: 'whether it takes mail is not known', ...site({ mx: looked('failed') }), messages: ['notTested'] },
  ],
  inapplicable: [
    { name: 'an address', site: { dns: null }, pages: [] },
    { name: 'no mail servers', ...site({ mx: looked('no-data') }) },
    { name: 'a domain that takes no mail', ...site({ mx: mx('') }) },
    { name: 'a name on a platform', ...site({ platform: true }) },
  ],
});
