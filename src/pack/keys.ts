import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import type { Gathered } from '../model/evidence.ts';

export interface SigningKey {
  readonly key: KeyObject;
  readonly publicPem: string;
  readonly fingerprint: string;
}

/** Reads the private half, and works out the public one. */
export function readPrivateKey(pem: string): Gathered<SigningKey> {
  const key = attempt(() => createPrivateKey(pem));
  if (key?.asymmetricKeyType !== 'ed25519') return wrong('is not a private Ed25519 key as lgdss keygen writes it');
  const known = createPublicKey(key);
  const publicPem = known.export({ type: 'spki', format: 'pem' }).toString();
  return { ok: true, value: { key, publicPem, fingerprint: fingerprintOf(known) } };
}

export function readPublicKey(pem: string): Gathered<KeyObject> {
  // Node makes a public key of a private one without a word; whoever hands that over should hear about it.
  if (pem.includes('PRIVATE KEY'))
    return wrong('is a private key. Give the public one, and keep the private one to yourself');
  const key = attempt(() => createPublicKey(pem));
  if (key?.asymmetricKeyType !== 'ed25519') return wrong('is not a public Ed25519 key as lgdss keygen writes it');
  return { ok: true, value: key };
}

/** SHA-256 of the key in DER form: short enough to read out on the telephone. */
export function fingerprintOf(key: KeyObject): string {
  return `sha256:${createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex')}`;
}

/** The bytes of the manifest are what is signed; they stand for every other byte of the pack. */
export function signBytes(bytes: Uint8Array, { key }: SigningKey): Uint8Array {
  return new Uint8Array(sign(null, bytes, key));
}

export function isSignedBy(bytes: Uint8Array, signature: Uint8Array, key: KeyObject): boolean {
  return verify(null, bytes, key, signature);
}

function attempt(read: () => KeyObject): KeyObject | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function wrong(problem: string): Gathered<never> {
  return { ok: false, error: { code: 'key', message: `It ${problem}.` } };
}
