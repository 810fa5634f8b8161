import { expect, it } from 'vitest';
import { reports } from '../../reports/registry.ts';
import type { EncryptionSeen } from '../../src/model/seen/tls.ts';
import { attribute, elementsOf, textOf } from './html-tree.ts';
import { noPictures, sampleInput } from './sample-input.ts';

async function inventoryWith(encryption?: readonly EncryptionSeen[]): Promise<string> {
  const inventory = { ...sampleInput.result.inventory, ...(encryption && { encryption }) };
  const input = { ...sampleInput, result: { ...sampleInput.result, inventory } };
  const html = String(await reports.html?.render(input, noPictures));
  const found = elementsOf(html).find((element) => attribute(element, 'id') === 'inventory');
  return found ? textOf(found).replace(/\s+/g, ' ') : '';
}

it('says what the hosts agree on, as a fact', async () => {
  const text = await inventoryWith([
    { host: 'a.example', version: 'TLSv1.3', http2: true, stapled: true },
    { host: 'b.example', version: 'TLSv1.2', http2: false, stapled: false },
  ]);
  expect(text).toContain('a.example agrees on TLS 1.3 with browsers of today. It offers HTTP/2. It sends proof');
  expect(text).toContain('b.example agrees on TLS 1.2 with browsers of today. It does not offer HTTP/2');
  expect(text).toContain('It sends no proof that its certificate has not been withdrawn');
});

it('is left out where nobody knows', async () => {
  expect(await inventoryWith()).not.toContain('Encryption');
});
