import { canonical, digestBytes } from '../../evidence/canonical.ts';
import type { Digest, Failure, PageRecord } from '../../model/evidence.ts';
import type { BlobStore } from '../../ports.ts';
import { savedJson } from '../blob.ts';
import { personalInValue } from './anywhere.ts';
import { createRedactor, type Redactor } from './personal-data.ts';

/** The artifacts without personal data. Those that go into the pack are filed anew; `pictures` sees to what they show. */
export async function redactFiled(
  artifacts: PageRecord['artifacts'],
  packed: readonly string[],
  redactor: Redactor,
  from: BlobStore,
  into: BlobStore,
  pictures: (value: unknown, name: string) => unknown,
): Promise<PageRecord['artifacts']> {
  const filed: [string, Digest | Failure][] = [];
  for (const [name, entry] of Object.entries(artifacts)) {
    const value = await savedJson(entry, from);
    if (value === undefined) filed.push([name, redactor.value(entry)]);
    else if (packed.includes(name)) {
      const redacted = pictures(redactor.value(value), name);
      filed.push([name, await into.put(new TextEncoder().encode(canonical(redacted)))]);
    } else filed.push([name, personalInValue(value) ? digestWithout(value) : entry]);
  }
  return Object.fromEntries(filed);
}

/**
 * Of what stays out of the pack, the digest is told. The rest of it can be worked out from the pack, so somebody could try
 * one number after another until the digest is right; therefore it is that of the redacted words. A redactor of its own:
 * what is not in the pack is not counted as taken out of it.
 */
function digestWithout(value: unknown): Digest {
  return digestBytes(new TextEncoder().encode(canonical(createRedactor().value(value))));
}
