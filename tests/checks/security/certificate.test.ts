import { certificate } from '../../../checks/security/certificate.ts';
import type { CertificateSeen, ChainCertificate } from '../../../src/model/seen/tls.ts';
import { ORIGIN, siteCheckCases } from '../../helpers/check-cases.ts';
import { chained, tlsFacts } from '../../helpers/tls-evidence.ts';

const seen = (own: Partial<ChainCertificate>, rest: Partial<CertificateSeen> = {}) => ({
  site: {
    tls: tlsFacts({ certificate: { ...tlsFacts().certificate, chain: chained(own), ...rest } as CertificateSeen }),
  },
  pages: [],
});
const untrusted = (problem: string, rest: Partial<CertificateSeen> = {}) =>
  seen({}, { trusted: false, problem, ...rest });

siteCheckCases(certificate, {
  passed: [
    { name: 'all in order', ...seen({}) },
    { name: 'exactly 14 days left', ...seen({ validTo: '2026-12-07T09:00:00.000Z' }) },
    {
      name: 'one that lives for six days only, with two of them left',
      ...seen({ validFrom: '2026-11-19T09:00:00.000Z', validTo: '2026-11-25T09:00:00.000Z' }),
    },
    { name: 'a longer RSA key', ...seen({ keyType: 'rsa', keySize: 2048, curve: null }) },
    { name: 'a curve without a size that we know', ...seen({ keySize: null, curve: 'brainpoolP256r1' }) },
    { name: 'an Edwards key', ...seen({ keyType: 'ed25519', keySize: 256, curve: null }) },
    {
      name: 'a root with an old signature of its own is trusted as it is',
      ...seen({}, { chain: [...chained({}), root({ signature: 'sha1WithRSAEncryption' })] }),
    },
  ],
  failed: [
    {
      name: 'one that lived for six days only, and is over',
      ...seen({ validFrom: '2026-11-16T09:00:00.000Z', validTo: '2026-11-22T09:00:00.000Z' }),
      messages: ['expired'],
    },
    {
      name: 'one that lives for eleven days, with ten of them left',
      ...seen({ validFrom: '2026-11-22T09:00:00.000Z', validTo: '2026-12-03T09:00:00.000Z' }),
      messages: ['expiresSoon'],
    },
    {
      name: 'a day short of 14',
      ...seen({ validTo: '2026-12-07T08:59:59.000Z' }),
      messages: ['expiresSoon'],
      data: [{ date: '2026-12-07', days: 13 }],
    },
    {
      name: 'expired, which is said once',
      ...seen({ validTo: '2026-11-22T09:00:00.000Z' }, { trusted: false, problem: 'CERT_HAS_EXPIRED' }),
      messages: ['expired'],
      data: [{ date: '2026-11-22' }],
    },
    {
      name: 'not yet valid',
      ...seen({ validFrom: '2026-11-24T00:00:00.000Z' }, { trusted: false, problem: 'CERT_NOT_YET_VALID' }),
      messages: ['notYetValid'],
      data: [{ date: '2026-11-24' }],
    },
    {
      name: 'one above it has expired',
      ...untrusted('CERT_HAS_EXPIRED'),
      messages: ['untrusted'],
      data: [{ code: 'CERT_HAS_EXPIRED' }],
    },
    {
      name: 'another name',
      ...seen({}, { nameMatches: false, names: ['www.elsewhere.example', 'elsewhere.example'] }),
      messages: ['wrongName'],
      data: [{ host: 'www.ambleford.example', names: 'www.elsewhere.example, elsewhere.example' }],
    },
    {
      name: 'no names',
      ...seen({}, { nameMatches: false, names: [] }),
      messages: ['wrongName'],
      data: [{ host: 'www.ambleford.example', names: 'no host at all' }],
    },
    { name: 'signed by itself', ...untrusted('DEPTH_ZERO_SELF_SIGNED_CERT'), messages: ['selfSigned'] },
    {
      name: 'the one between is missing',
      ...untrusted('UNABLE_TO_VERIFY_LEAF_SIGNATURE', { chain: chained({}).slice(0, 1) }),
      messages: ['noTrustedAuthority'],
      data: [{ issuer: 'CN=Example Web' }],
    },
    {
      name: 'an authority that nobody knows, and a name that is not right',
      ...untrusted('SELF_SIGNED_CERT_IN_CHAIN', { nameMatches: false }),
      messages: ['wrongName', 'noTrustedAuthority'],
    },
    {
      name: 'a date that nobody can read',
      ...seen({ validTo: 'Bad time value' }, { trusted: false, problem: 'ERROR_IN_CERT_NOT_AFTER_FIELD' }),
      messages: ['untrusted'],
    },
    { name: 'some other reason', ...untrusted('CERT_REVOKED'), messages: ['untrusted'] },
    {
      name: 'a short RSA key, whatever signed it',
      ...seen({ keyType: 'rsa', keySize: 1024, curve: null }),
      messages: ['shortKey'],
      data: [{ type: 'RSA', bits: 1024 }],
    },
    { name: 'a short curve', ...seen({ keySize: 192, curve: 'prime192v1' }), messages: ['shortKey'] },
    {
      name: 'a signature that can be forged',
      ...seen({ signature: 'sha1WithRSAEncryption' }),
      messages: ['oldSignature'],
      data: [{ subject: 'CN=www.ambleford.example', signature: 'sha1WithRSAEncryption' }],
    },
    {
      name: 'such a signature above it',
      ...seen(
        {},
        { chain: [chained({})[0], root({ issuer: 'CN=Older', signature: 'ecdsa-with-SHA1' })] as ChainCertificate[] },
      ),
      messages: ['oldSignature'],
    },
  ],
  cantTell: [
    { name: 'no certificate', site: { tls: tlsFacts({ certificate: null }) }, pages: [], messages: ['notSeen'] },
    { name: 'a Node that cannot tell the signature', ...seen({ signature: null }), messages: ['signatureUnknown'] },
  ],
  inapplicable: [{ name: 'no encryption to look at', site: { tls: null }, pages: [], context: { origin: ORIGIN } }],
});

function root(rest: Partial<ChainCertificate>): ChainCertificate {
  return { ...(chained({})[1] as ChainCertificate), subject: 'CN=Example Root', issuer: 'CN=Example Root', ...rest };
}
