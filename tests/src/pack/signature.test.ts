import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readPrivateKey, readPublicKey, type SigningKey, signBytes } from '../../../src/pack/keys.ts';
import { MANIFEST, PUBLIC_KEY, SIGNATURE } from '../../../src/pack/manifest.ts';
import { verifyPack } from '../../../src/pack/verify.ts';
import { flipped, packed, recordedInput, sourceOf } from './recorded-pack.ts';

function keys(): { readonly signer: SigningKey; readonly shared: KeyObject; readonly secretPem: string } {
  const pair = generateKeyPairSync('ed25519');
  const secretPem = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const signer = readPrivateKey(secretPem);
  if (!signer.ok) throw new Error(signer.error.message);
  return { signer: signer.value, shared: pair.publicKey, secretPem };
}

const ours = keys();
const input = recordedInput('westmere-forms');
const made = input.then(async (one) => (await packed(one, { signer: ours.signer })).files);
const unsigned = input.then(async (one) => (await packed(one)).files);

describe('a signed pack', () => {
  it('is whole for those who know the key', async () => {
    const { problems, notes } = await verifyPack(sourceOf(await made), ours.shared);
    expect(problems).toEqual([]);
    expect(notes.join(' ')).toContain('Signed by the holder of your key');
  });

  it('is whole for others too, who are told what that does not show', async () => {
    const { problems, notes } = await verifyPack(sourceOf(await made), null);
    expect(problems).toEqual([]);
    expect(notes.join(' ')).toContain('It does not show who signed');
  });

  it('is refused by those who expect another signer', async () => {
    const { problems } = await verifyPack(sourceOf(await made), keys().shared);
    expect(problems.join(' ')).toContain('another key than yours');
  });

  it('cannot lose its signature unnoticed', async () => {
    const files = (await made).filter(({ path }) => path !== SIGNATURE);
    expect((await verifyPack(sourceOf(files), null)).problems.join(' ')).toContain(`${SIGNATURE} is missing`);
  });

  it('cannot be signed again by somebody else under the same name', async () => {
    const manifest = (await made).find(({ path }) => path === MANIFEST)?.bytes ?? new Uint8Array();
    const forged = (await made).map((file) =>
      file.path === SIGNATURE ? { ...file, bytes: signBytes(manifest, keys().signer) } : file,
    );
    expect((await verifyPack(sourceOf(forged), null)).problems.join(' ')).toContain('does not fit the manifest');
  });

  it.each([SIGNATURE, PUBLIC_KEY])('notices any byte flipped in %s', async (name) => {
    const files = await made;
    const index = files.findIndex(({ path }) => path === name);
    const file = files[index];
    if (!file) throw new Error(name);
    for (const at of [0, 30, file.bytes.length - 1]) {
      const spoilt = files.with(index, { ...file, bytes: flipped(file.bytes, at) });
      expect((await verifyPack(sourceOf(spoilt), ours.shared)).problems.join(' '), `byte ${at}`).toContain(name);
    }
  });
});

it('a pack that is not signed cannot pass for one that is', async () => {
  const { problems } = await verifyPack(sourceOf(await unsigned), ours.shared);
  expect(problems.join(' ')).toContain('not signed');
});

describe('keys', () => {
  it('that are private are not taken for public ones', () => {
    expect(readPublicKey(ours.secretPem)).toMatchObject({ ok: false });
  });

  it('of another kind are refused', () => {
    const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 });
    expect(readPrivateKey(rsa.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()).ok).toBe(false);
    expect(readPublicKey(rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString()).ok).toBe(false);
    expect(readPrivateKey('').ok).toBe(false);
  });
});
