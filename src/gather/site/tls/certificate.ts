import type { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import type { CertificateSeen, ChainCertificate } from '../../../model/seen/tls.ts';
import type { Agreed } from './handshake.ts';

const MOST_IN_CHAIN = 10;
const MOST_NAMES = 100;
const MOST_CHARACTERS = 200;
/** Bits of the curves that certificates are met with; of others the name must do. */
const CURVES: Readonly<Record<string, number>> = {
  prime192v1: 192,
  secp224r1: 224,
  prime256v1: 256,
  secp256k1: 256,
  secp384r1: 384,
  secp521r1: 521,
};
const EDWARDS: Readonly<Record<string, number>> = { ed25519: 256, ed448: 448 };

export function certificateFacts(
  host: string,
  { certificate, problem }: NonNullable<Agreed['shown']>,
): CertificateSeen {
  return {
    trusted: problem === null,
    problem,
    nameMatches: isFor(host, certificate),
    names: namesOf(certificate),
    chain: chainOf(certificate).map(factsOf),
  };
}

/** As browsers have it: the subject's own name does not count, and a star stands for one whole part of a name. */
function isFor(host: string, certificate: X509Certificate): boolean {
  const found = isIP(host)
    ? certificate.checkIP(host)
    : certificate.checkHost(host, { subject: 'never', partialWildcards: false });
  return found !== undefined;
}

function chainOf(leaf: X509Certificate): readonly X509Certificate[] {
  const chain: X509Certificate[] = [];
  let next: X509Certificate | undefined = leaf;
  while (next && chain.length < MOST_IN_CHAIN && !chain.some((one) => one.raw.equals(next?.raw ?? Buffer.of()))) {
    chain.push(next);
    next = next.issuerCertificate;
  }
  return chain;
}

function namesOf({ subjectAltName = '' }: X509Certificate): readonly string[] {
  return [...subjectAltName.matchAll(/(?:^|, )(?:DNS|IP Address):([^,"]+)/g)]
    .slice(0, MOST_NAMES)
    .map(([, name = '']) => short(name));
}

export function factsOf(certificate: X509Certificate): ChainCertificate {
  const { asymmetricKeyType: keyType = 'unknown', asymmetricKeyDetails: key = {} } = certificate.publicKey;
  const curve = key.namedCurve ?? null;
  return {
    subject: oneLine(certificate.subject),
    issuer: oneLine(certificate.issuer),
    validFrom: day(certificate.validFrom),
    validTo: day(certificate.validTo),
    keyType,
    keySize: key.modulusLength ?? (curve === null ? EDWARDS[keyType] : CURVES[curve]) ?? null,
    curve,
    signature: certificate.signatureAlgorithm ?? null,
    fingerprint256: certificate.fingerprint256,
  };
}

const short = (text: string) => text.slice(0, MOST_CHARACTERS);
const oneLine = (text: string | undefined) => short((text ?? '').split('\n').join(', '));
/** OpenSSL writes `Nov 29 09:00:00 2026 GMT`. */
const day = (text: string) => (Number.isNaN(Date.parse(text)) ? short(text) : new Date(text).toISOString());
