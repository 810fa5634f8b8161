import type { TlsOptions } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { certificate } from '../../checks/security/certificate.ts';
import { tlsConfiguration } from '../../checks/security/tls-configuration.ts';
import { authority, issue, type Wishes } from '../../fixtures/lib/certificate.ts';
import { runSiteCheck } from '../../src/assess/run-checks.ts';
import { atOnce } from '../../src/gather/site/in-turn.ts';
import { lookAround } from '../../src/gather/site/look-around.ts';
import type { LookingAround } from '../../src/gather/site/site-gatherer.ts';
import { tlsFacts } from '../../src/gather/site/tls.ts';
import { serveTls, type TlsServer } from '../helpers/tls-server.ts';

let server: TlsServer | undefined;
afterEach(() => server?.close());
const trusted = [await authority()];

/** What both checks say of a real server, each as `outcome message message`. */
async function judge(wishes: Wishes, options: TlsOptions): Promise<readonly [string, string]> {
  server = await serveTls({ ciphers: 'DEFAULT:@SECLEVEL=0', ...options }, await issue(wishes));
  const origin = `https://127.0.0.1:${server.port}`;
  const around = { origin, fixed: new Map(), trusted, turn: atOnce, signal: new AbortController().signal };
  const artifacts = await lookAround([tlsFacts], around as unknown as LookingAround);
  const site = { origin, visitedAt: new Date().toISOString(), artifacts };
  const said = [certificate, tlsConfiguration].map((check) => {
    const { outcome } = runSiteCheck(check, site, [], { start: [origin] });
    const findings = 'findings' in outcome ? outcome.findings : [];
    return [outcome.outcome, ...findings.map(({ message }) => message)].join(' ');
  });
  return [said[0] ?? '', said[1] ?? ''];
}

const RSA: Wishes = { rsa: true };
const only = (version: 'TLSv1' | 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3'): TlsOptions => ({
  minVersion: version,
  maxVersion: version,
});
const suites = (list: string): TlsOptions => ({ ...only('TLSv1.2'), ciphers: `${list}:@SECLEVEL=0` });

describe('a server', () => {
  it.each<[string, Wishes, TlsOptions, ofCertificate: string, ofConfiguration: string]>([
    ['as it should be', {}, {}, 'passed', 'passed'],
    ['whose certificate has run out', { fault: 'expired' }, {}, 'failed expired', 'passed'],
    ['whose certificate is for later', { fault: 'not-yet-valid' }, {}, 'failed notYetValid', 'passed'],
    ['whose certificate soon runs out', { fault: 'expires-soon' }, {}, 'failed expiresSoon', 'passed'],
    ['whose certificate has another name', { fault: 'wrong-name' }, {}, 'failed wrongName', 'passed'],
    ['that signs for itself', { fault: 'self-signed' }, {}, 'failed selfSigned', 'passed'],
    ['that leaves out a certificate', { fault: 'incomplete-chain' }, {}, 'failed noTrustedAuthority', 'passed'],
    ['with a short key', { fault: 'short-key' }, only('TLSv1.3'), 'failed shortKey', 'passed'],
    ['with an old signature', { fault: 'old-signature' }, {}, 'failed oldSignature', 'passed'],
    ['with TLS 1.0 alone', {}, only('TLSv1'), 'passed', 'failed oldVersion noModernVersion'],
    ['with TLS 1.1 alone', {}, only('TLSv1.1'), 'passed', 'failed oldVersion noModernVersion'],
    ['with TLS 1.2 alone', {}, only('TLSv1.2'), 'passed', 'passed'],
    ['with TLS 1.3 alone', {}, only('TLSv1.3'), 'passed', 'passed'],
    ['with all four versions', {}, { minVersion: 'TLSv1' }, 'passed', 'failed oldVersion oldVersion'],
    ['with CBC suites alone', RSA, suites('ECDHE-RSA-AES128-SHA'), 'passed', 'failed noGoodSuite'],
    ['without forward secrecy', RSA, suites('AES128-GCM-SHA256'), 'passed', 'failed noGoodSuite badSuites'],
    ['with all suites there are', RSA, suites('ALL'), 'passed', 'failed badSuites'],
  ])('%s', async (_, wishes, options, ofCertificate, ofConfiguration) => {
    expect(await judge(wishes, options)).toEqual([ofCertificate, ofConfiguration]);
  });
});
