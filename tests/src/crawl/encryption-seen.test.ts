import { expect, it } from 'vitest';
import { withEncryption } from '../../../src/crawl/encryption-seen.ts';
import type { Gathered, SiteEvidence } from '../../../src/model/evidence.ts';
import type { TlsFacts } from '../../../src/model/seen/tls.ts';
import { emptyInventory } from '../../helpers/inventory.ts';
import { tlsFacts } from '../../helpers/tls-evidence.ts';

const site = (tls?: Gathered<TlsFacts | null>): SiteEvidence => ({
  origin: 'https://a.example',
  visitedAt: '',
  artifacts: tls ? { tls } : {},
});
const seen = (host: string, rest: Partial<NonNullable<TlsFacts['usual']>> = {}) => {
  const facts = tlsFacts({ host });
  const usual = facts.usual && { ...facts.usual, ...rest };
  return site({ ok: true, value: { ...facts, usual } });
};

it('names what each host agrees on, each once, in order', () => {
  const old = { version: 'TLSv1.2', alpn: null, stapled: true };
  expect(withEncryption(emptyInventory, [seen('b.example'), seen('a.example', old), seen('b.example')])).toEqual({
    ...emptyInventory,
    encryption: [
      { host: 'a.example', version: 'TLSv1.2', http2: false, stapled: true },
      { host: 'b.example', version: 'TLSv1.3', http2: true, stapled: false },
    ],
  });
});

it('says nothing where nobody looked, or nothing was agreed on', () => {
  const failed = site({ ok: false, error: { code: 'timed-out', message: 'Too late.' } });
  const none = site({ ok: true, value: tlsFacts({ usual: null }) });
  const sites = [site(), failed, none, site({ ok: true, value: null })];
  expect(withEncryption(emptyInventory, sites)).toBe(emptyInventory);
});
