import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SignedZone, serveSite } from '../../fixtures/serve.ts';
import type { ReportDocument } from '../../reports/lib/document-types.ts';
import { readReport, temporaryFolder, WHOLE_SITE } from '../helpers/run-cli.ts';
import { runHere } from '../helpers/run-here.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => folder.remove());

const MAIL = 'security/mta-sts-and-tls-rpt';
const OF_DNS = ['caa', 'dangling-dns', 'dmarc', 'dnssec', 'spf'].map((name) => `security/${name}`);

/** A council that takes no mail and says so, with everything else in order. */
const good: SignedZone['names'] = {
  '.': { SOA: 'root.example' },
  'undermere.example': {
    SOA: 'ns1.undermere.example',
    NS: ['ns1.undermere.example'],
    MX: ['0 .'],
    TXT: ['v=spf1 -all'],
    CAA: ['0 issue "ca.example"'],
    DS: ['1 8 2'],
  },
  'www.undermere.example': { A: ['127.0.0.1'] },
  '_dmarc.undermere.example': { TXT: ['v=DMARC1; p=reject; sp=reject'] },
  'planning.undermere.example': { CNAME: 'plans.supplier.example' },
  'plans.supplier.example': { A: ['127.0.0.1'] },
  'permits.paywell.example': { AAAA: ['::1'] },
  'www.nationalarchives.gov.uk': { A: ['127.0.0.1'] },
  'www.equalityadvisoryservice.com': { A: ['127.0.0.1'] },
};

async function scanned(name: string, zone: SignedZone): Promise<ReportDocument> {
  const site = await serveSite('undermere', { zone });
  try {
    const out = path.join(folder.path, name);
    const run = await runHere(['scan', site.url, '--out', out, ...site.scan], { cwd: folder.path, env: WHOLE_SITE });
    expect(run.code, run.err).toBe(0);
    return await readReport(out);
  } finally {
    await site.close();
  }
}

/** Whether there are other browser engines depends on the machine, and no page is tried out. */
const untestedOf = ({ untested, checks }: ReportDocument) =>
  untested
    .map(({ check }) => check)
    .filter((check) => check !== 'resilience/cross-engine' && !checks.find(({ id }) => id === check)?.triedOut)
    .toSorted();
const outcomesOf = ({ checks }: ReportDocument) =>
  Object.fromEntries(
    checks.flatMap(({ id, outcomes }) => {
      const told = Object.entries(outcomes).filter(([, count]) => count > 0);
      return [...OF_DNS, MAIL].includes(id) ? [[id, told.map(([outcome]) => outcome).join()]] : [];
    }),
  );

describe('a council with a zone of its own', () => {
  it('passes every check of DNS where all is in order', async () => {
    const report = await scanned('good', { signed: ['.', 'undermere.example'], names: good });
    expect(outcomesOf(report)).toEqual({
      ...Object.fromEntries(OF_DNS.map((id) => [id, 'passed'])),
      [MAIL]: 'inapplicable',
    });
    expect(untestedOf(report)).toEqual([]);
  });

  it('is not tested for what the DNS server cannot tell, and is told why', async () => {
    const report = await scanned('not-validating', { signed: [], names: good });
    expect(untestedOf(report)).toEqual(['security/dnssec']);
    expect(JSON.stringify(report.untested)).toContain('The DNS server does not check signatures.');
    expect(outcomesOf(report)['security/spf']).toBe('passed');
  });

  it('is not tested at all by a silent server, and nothing is passed', async () => {
    const silent = { state: 'silent' } as const;
    const names = { '.': silent, 'undermere.example': silent, '*.undermere.example': silent };
    const report = await scanned('silent', { signed: [], names });
    expect(untestedOf(report)).toEqual([...OF_DNS, MAIL].toSorted());
    expect(JSON.stringify(report.untested)).toContain('The DNS server gave no answer.');
  });
});
