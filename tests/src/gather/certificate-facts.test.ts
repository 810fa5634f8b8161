import 'reflect-metadata';
import { generateKeyPairSync, type KeyObject, webcrypto, X509Certificate } from 'node:crypto';
import * as x509 from '@peculiar/x509';
import { expect, it } from 'vitest';
import { factsOf } from '../../../src/gather/site/tls/certificate.ts';

const EC = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

/** A certificate for a key that no server can use any more. */
async function certificateFor(spki: Buffer, subject: string): Promise<X509Certificate> {
  const { privateKey } = (await webcrypto.subtle.generateKey(EC, true, ['sign', 'verify'])) as CryptoKeyPair;
  const made = await x509.X509CertificateGenerator.create({
    subject,
    issuer: 'CN=Fixture Authority',
    publicKey: new x509.PublicKey(new Uint8Array(spki)),
    signingKey: privateKey,
    signingAlgorithm: EC,
    notBefore: new Date('2026-11-01T00:00:00Z'),
    notAfter: new Date('2026-12-09T00:00:00Z'),
  });
  return new X509Certificate(made.toString('pem'));
}
const spkiOf = ({ publicKey }: { publicKey: KeyObject }) => publicKey.export({ type: 'spki', format: 'der' });

it.each([
  ['prime192v1', generateKeyPairSync('ec', { namedCurve: 'prime192v1' }), ['ec', 192, 'prime192v1']],
  ['secp521r1', generateKeyPairSync('ec', { namedCurve: 'secp521r1' }), ['ec', 521, 'secp521r1']],
  ['Ed25519', generateKeyPairSync('ed25519'), ['ed25519', 256, null]],
  ['RSA', generateKeyPairSync('rsa', { modulusLength: 1024 }), ['rsa', 1024, null]],
])('a key of the kind %s is described', async (_, key, expected) => {
  const { keyType, keySize, curve } = factsOf(await certificateFor(spkiOf(key), 'CN=www.ambleford.example'));
  expect([keyType, keySize, curve]).toEqual(expected);
});

it('all else is one short line each', async () => {
  const key = spkiOf(generateKeyPairSync('ed25519'));
  const facts = factsOf(await certificateFor(key, `CN=www.ambleford.example, O=${'Council '.repeat(100)}`));
  expect(facts).toMatchObject({
    issuer: 'CN=Fixture Authority',
    validFrom: '2026-11-01T00:00:00.000Z',
    validTo: '2026-12-09T00:00:00.000Z',
    signature: 'ecdsa-with-SHA256',
  });
  expect(facts.subject).toHaveLength(200);
  expect(facts.subject).toMatch(/^CN=www\.ambleford\.example, O=Council /);
});
