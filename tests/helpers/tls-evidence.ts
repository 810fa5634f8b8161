import type { ChainCertificate, TlsFacts, TlsVersion, VersionSeen } from '../../src/model/seen/tls.ts';

/** A certificate and the one that it was signed with. */
export function chained(own: Partial<ChainCertificate>): readonly ChainCertificate[] {
  const first: ChainCertificate = {
    subject: 'CN=www.ambleford.example',
    issuer: 'CN=Example Web',
    validFrom: '2026-10-01T00:00:00.000Z',
    validTo: '2027-01-01T00:00:00.000Z',
    keyType: 'ec',
    keySize: 256,
    curve: 'prime256v1',
    signature: 'ecdsa-with-SHA256',
    fingerprint256: 'AA:BB',
    ...own,
  };
  return [first, { ...first, ...STRONG, subject: first.issuer, issuer: 'CN=Example Root', fingerprint256: 'CC:DD' }];
}

const STRONG = { keyType: 'ec', keySize: 256, curve: 'prime256v1', signature: 'ecdsa-with-SHA256' };

/** A server as it should be. */
export function tlsFacts(rest: Partial<TlsFacts> = {}): TlsFacts {
  return {
    host: 'www.ambleford.example',
    port: 443,
    authorityGiven: false,
    certificate: {
      trusted: true,
      problem: null,
      nameMatches: true,
      names: ['www.ambleford.example'],
      chain: chained({}),
    },
    usual: {
      version: 'TLSv1.3',
      suite: 'TLS_AES_256_GCM_SHA384',
      keyExchange: 'X25519',
      alpn: 'h2',
      stapled: false,
    },
    versions: versions({}),
    suites: {
      accepted: [{ name: 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256', group: 'recommended' }],
      refused: ['acceptable', 'old', 'bad'],
      notOffered: ['RC4'],
      complete: true,
    },
    ...rest,
  };
}

/** 1.3 and 1.2 accepted, the others refused, but for what is said here. */
export function versions(said: Partial<Record<TlsVersion, VersionSeen['result']>>): readonly VersionSeen[] {
  const usual = { 'TLSv1.3': 'accepted', 'TLSv1.2': 'accepted', 'TLSv1.1': 'refused', TLSv1: 'refused' } as const;
  return Object.entries({ ...usual, ...said }).map(([version, result]) => ({
    version: version as TlsVersion,
    result,
    why: result === 'accepted' ? '' : 'The reason.',
  }));
}
