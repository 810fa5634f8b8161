import type { KeyObject } from 'node:crypto';
import { fingerprintOf, isSignedBy, readPublicKey } from './keys.ts';
import { type Manifest, PUBLIC_KEY, SIGNATURE } from './manifest.ts';
import type { PackSource } from './source.ts';

interface Judged {
  readonly problems: readonly string[];
  readonly notes: readonly string[];
}

/** An enclosed key proves that nothing changed since it signed; whose key it is, only a known key can tell. */
export async function judgeSignature(
  source: PackSource,
  { signer }: Manifest,
  manifest: Uint8Array,
  known: KeyObject | null,
): Promise<Judged> {
  const signature = await source.read(SIGNATURE);
  if (signer === null) return unsigned(signature !== undefined, known !== null);
  if (signature === undefined) return bad(`${SIGNATURE} is missing: the manifest says that the pack is signed.`);
  const pem = await source.read(PUBLIC_KEY);
  const enclosed = pem && readPublicKey(new TextDecoder().decode(pem));
  if (!enclosed?.ok || fingerprintOf(enclosed.value) !== signer.fingerprint)
    return bad(`${PUBLIC_KEY} is missing, or it is not the key that the manifest names.`);
  if (!isSignedBy(manifest, signature, enclosed.value))
    return bad(`${SIGNATURE} does not fit the manifest: one of them was changed after signing.`);
  if (known === null) {
    const notes = [
      `The signature fits the key that is in the pack, ${signer.fingerprint}.`,
      'That shows that nothing changed since it was signed. It does not show who signed: anybody can put a key into a pack.',
      'To find out, get the public key or its fingerprint from the signer, and give it with --key.',
    ];
    return { problems: [], notes };
  }
  if (fingerprintOf(known) !== signer.fingerprint)
    return bad(
      `The pack was signed with another key than yours: ${signer.fingerprint}, and yours is ${fingerprintOf(known)}.`,
    );
  return { problems: [], notes: [`Signed by the holder of your key, ${signer.fingerprint}.`] };
}

function unsigned(hasSignature: boolean, wanted: boolean): Judged {
  if (hasSignature) return bad(`${SIGNATURE} was added: the manifest says that the pack is not signed.`);
  if (wanted) return bad('The pack is not signed, so it cannot be checked with a key.');
  const notes = [
    'The pack is not signed. Somebody who changes a pack can make a new seal for it as well. So compare the seal with the one that its maker wrote down.',
  ];
  return { problems: [], notes };
}

function bad(problem: string): Judged {
  return { problems: [problem], notes: [] };
}
