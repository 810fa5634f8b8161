import { afterAll, describe, expect, it } from 'vitest';
import { authority, type CertificateFault, issue } from '../../../fixtures/lib/certificate.ts';
import { atOnce } from '../../../src/gather/site/in-turn.ts';
import type { LookingAround } from '../../../src/gather/site/site-gatherer.ts';
import { tlsFacts } from '../../../src/gather/site/tls.ts';
import type { TlsFacts } from '../../../src/model/seen/tls.ts';
import type { Turn } from '../../../src/ports.ts';
import { serveBytes, serveFirstAnswer, serveTls, type TlsServer } from '../../helpers/tls-server.ts';

const HOST = 'www.ambleford.example';
const trusted = [await authority()];
const rsa = await issue({ rsa: true });
/** Servers have limits of their own, too. */
const ALL = 'ALL:@SECLEVEL=0';
const servers: TlsServer[] = [];
afterAll(async () => {
  await Promise.all(servers.map((server) => server.close()));
});

type Means = Pick<LookingAround, 'origin' | 'fixed' | 'trusted' | 'turn' | 'signal'>;

async function around(starting: Promise<TlsServer>, means: Partial<Means> = {}): Promise<Means> {
  const server = await starting;
  servers.push(server);
  return {
    origin: `https://127.0.0.1:${server.port}`,
    fixed: new Map(),
    trusted,
    turn: atOnce,
    signal: new AbortController().signal,
    ...means,
  };
}

const gather = (means: Means): Promise<TlsFacts | null> => tlsFacts.gather(means as LookingAround);

async function look(starting: Promise<TlsServer>, means: Partial<Means> = {}): Promise<TlsFacts> {
  const facts = await gather(await around(starting, means));
  if (facts === null) throw new Error('Nothing was looked at.');
  return facts;
}

const versionsOf = ({ versions }: TlsFacts) => versions.map(({ version, result }) => `${version} ${result}`);
const groupsOf = ({ suites }: TlsFacts) => [...new Set(suites?.accepted.map(({ group }) => group))];

describe('a certificate', () => {
  it.each<[CertificateFault | undefined, trusted: boolean, problem: string | null, nameMatches: boolean, sent: number]>(
    [
      [undefined, true, null, true, 2],
      ['expired', false, 'CERT_HAS_EXPIRED', true, 2],
      ['not-yet-valid', false, 'CERT_NOT_YET_VALID', true, 2],
      ['expires-soon', true, null, true, 2],
      ['wrong-name', true, null, false, 2],
      ['self-signed', false, 'DEPTH_ZERO_SELF_SIGNED_CERT', true, 1],
      ['incomplete-chain', false, 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', true, 1],
      ['short-key', true, null, true, 2],
      ['old-signature', true, null, true, 2],
    ],
  )('with the fault %s', async (fault, isTrusted, problem, nameMatches, sent) => {
    const { certificate } = await look(serveTls({ ciphers: `DEFAULT:@SECLEVEL=0` }, await issue({ fault })));
    expect(certificate).toMatchObject({ trusted: isTrusted, problem, nameMatches });
    expect(certificate?.chain).toHaveLength(sent);
  });

  it('is written down with its names, dates, key and signature', async () => {
    const { certificate } = await look(serveTls());
    expect(certificate?.names).toEqual(['localhost', '127.0.0.1', '0:0:0:0:0:0:0:1']);
    const [own, next] = certificate?.chain ?? [];
    expect(own).toMatchObject({
      subject: 'CN=localhost',
      issuer: 'CN=Fixture Authority Web',
      keyType: 'ec',
      keySize: 256,
      curve: 'prime256v1',
      signature: 'ecdsa-with-SHA256',
    });
    expect(Date.parse(own?.validTo ?? '') - Date.parse(own?.validFrom ?? '')).toBe(91 * 86_400_000);
    expect(own?.validTo).toMatch(/^\d{4}-\d\d-\d\dT[\d:]{8}\.000Z$/);
    expect(own?.fingerprint256).toMatch(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/);
    expect(next).toMatchObject({ subject: own?.issuer, issuer: 'CN=Fixture Authority' });
  });

  it('with a short key or an old signature says so', async () => {
    const serve = async (fault: CertificateFault) =>
      (await look(serveTls({ ciphers: `DEFAULT:@SECLEVEL=0` }, await issue({ fault })))).certificate?.chain[0];
    expect(await serve('short-key')).toMatchObject({ keyType: 'rsa', keySize: 1024 });
    expect(await serve('old-signature')).toMatchObject({ signature: 'sha1WithRSAEncryption' });
  });

  it('is one for the name in the address, wherever that leads', async () => {
    const named = async (names: readonly string[]) => {
      const server = await serveTls({}, await issue({ names }));
      const means = { origin: `https://${HOST}:${server.port}`, fixed: new Map([[HOST, '127.0.0.1']]) };
      return (await look(Promise.resolve(server), means)).certificate?.nameMatches;
    };
    expect(await named([HOST])).toBe(true);
    expect(await named(['*.ambleford.example'])).toBe(true);
    expect(await named(['*.example', 'ambleford.example', 'www*.ambleford.example'])).toBe(false);
  });

  it('of an authority that nobody named is not trusted', async () => {
    const server = await serveTls({}, await issue({ names: [HOST] }));
    const means = { origin: `https://${HOST}:${server.port}`, fixed: new Map([[HOST, '127.0.0.1']]), trusted: [] };
    const facts = await look(Promise.resolve(server), means);
    expect(facts).toMatchObject({ authorityGiven: false, certificate: { trusted: false, nameMatches: true } });
    expect(facts.certificate?.problem).toBe('UNABLE_TO_GET_ISSUER_CERT_LOCALLY');
  });
});

describe('the versions', () => {
  it.each<['TLSv1' | 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3']>([['TLSv1'], ['TLSv1.1'], ['TLSv1.2'], ['TLSv1.3']])(
    'of a server with %s alone',
    async (only) => {
      const facts = await look(serveTls({ minVersion: only, maxVersion: only, ciphers: ALL }, rsa));
      const all = ['TLSv1.3', 'TLSv1.2', 'TLSv1.1', 'TLSv1'];
      expect(versionsOf(facts)).toEqual(all.map((one) => `${one} ${one === only ? 'accepted' : 'refused'}`));
      expect(facts.certificate).toMatchObject({ trusted: true, nameMatches: true });
      expect(facts.usual?.version ?? null).toBe(only === 'TLSv1.3' || only === 'TLSv1.2' ? only : null);
      expect(facts.suites === null).toBe(only !== 'TLSv1.2');
    },
  );

  it('are accepted by a server that would then like a certificate of ours', async () => {
    const facts = await look(serveTls({ maxVersion: 'TLSv1.2', requestCert: true, rejectUnauthorized: true }));
    expect(versionsOf(facts)).toContain('TLSv1.2 accepted');
    expect(facts.certificate).toBeNull();
  });

  it('are known where a server hangs up when both sides have chosen', async () => {
    const server = await serveTls({ maxVersion: 'TLSv1.2' });
    servers.push(server);
    const facts = await look(serveFirstAnswer(server));
    expect(versionsOf(facts)).toContain('TLSv1.2 accepted');
    expect(facts.certificate).toBeNull();
  });

  it('are refused by a server that hangs up', async () => {
    const facts = await look(serveBytes((socket) => socket.destroy()));
    expect(versionsOf(facts).every((one) => one.endsWith('refused'))).toBe(true);
    expect(facts.versions[0]?.why).toBe('The server hung up.');
    expect(facts).toMatchObject({ certificate: null, usual: null, suites: null });
  });

  it('are not tested where the server has no suite that we can offer', async () => {
    const psk = { ciphers: 'PSK-AES128-CBC-SHA:@SECLEVEL=0', pskCallback: () => null, pskIdentityHint: 'none' };
    const facts = await look(serveTls({ ...psk, minVersion: 'TLSv1', maxVersion: 'TLSv1.1' }));
    // Asked for 1.2, such a server settles on 1.1, and finds no suite then.
    expect(versionsOf(facts)).toEqual([
      'TLSv1.3 refused',
      'TLSv1.2 not-tested',
      'TLSv1.1 not-tested',
      'TLSv1 not-tested',
    ]);
    expect(facts.versions[3]?.why).toContain('older ones that it cannot offer');
  });

  it('are not tested where the server keeps silent', async () => {
    const facts = await look(serveBytes(() => undefined));
    expect(facts.versions.map(({ why }) => why)).toEqual(Array(4).fill('The server did not answer in time.'));
    expect(versionsOf(facts).every((one) => one.endsWith('not-tested'))).toBe(true);
  });

  it('are not tested where the server was left alone', async () => {
    let turns = 0;
    const turn: Turn = async (_, ask) => {
      turns += 1;
      return turns > 2 ? undefined : (await ask()).value;
    };
    const facts = await look(serveTls(), { turn });
    expect(versionsOf(facts)).toEqual([
      'TLSv1.3 accepted',
      'TLSv1.2 accepted',
      'TLSv1.1 not-tested',
      'TLSv1 not-tested',
    ]);
    expect(facts.suites).toMatchObject({ accepted: [], refused: [], complete: false });
  });
});

describe('the suites', () => {
  it('of a server as it should be', async () => {
    const ciphers = 'ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-ECDSA-CHACHA20-POLY1305';
    const { suites } = await look(serveTls({ maxVersion: 'TLSv1.2', ciphers }));
    expect(suites).toEqual({
      accepted: [
        { name: 'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256', group: 'recommended' },
        { name: 'TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256', group: 'acceptable' },
      ],
      refused: ['old', 'bad'],
      notOffered: expect.arrayContaining(['RC4', '3DES', 'EXPORT']),
      complete: true,
    });
  });

  it('of a server that has old and bad ones alone', async () => {
    const ciphers = 'ECDHE-RSA-AES128-SHA:AES128-SHA:AES256-GCM-SHA384:@SECLEVEL=0';
    const facts = await look(serveTls({ maxVersion: 'TLSv1.2', ciphers }, rsa));
    expect(facts.suites?.accepted).toEqual([
      { name: 'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA', group: 'old' },
      { name: 'TLS_RSA_WITH_AES_128_CBC_SHA', group: 'bad' },
      { name: 'TLS_RSA_WITH_AES_256_GCM_SHA384', group: 'bad' },
    ]);
    expect(facts.suites?.refused).toEqual(['recommended', 'acceptable']);
    expect(facts.usual).toMatchObject({ version: 'TLSv1.2' });
  });

  it('of a server that takes everything are asked for in a limited number of turns', async () => {
    let turns = 0;
    const turn: Turn = async (_, ask) => {
      turns += 1;
      return (await ask()).value;
    };
    const server = await serveTls({ ciphers: 'ALL:COMPLEMENTOFALL:@SECLEVEL=0' }, rsa);
    const facts = await look(Promise.resolve(server), { turn });
    expect(groupsOf(facts)).toEqual(['recommended', 'acceptable', 'old', 'bad']);
    expect(facts.suites?.accepted.some(({ name }) => name.includes('_anon_'))).toBe(true);
    expect(turns).toBe(server.connections());
    expect(turns).toBeLessThanOrEqual(44);
  });
});

describe('what a usual client gets', () => {
  it('with HTTP/2, and with an answer about the certificate stapled to it', async () => {
    const usual = async (server: Promise<TlsServer>) => (await look(server)).usual;
    const h2 = { ALPNProtocols: ['h2', 'http/1.1'] };
    expect(await usual(serveTls(h2))).toMatchObject({ version: 'TLSv1.3', alpn: 'h2', stapled: false });
    const stapling = serveTls({ ALPNProtocols: ['http/1.1'] }, undefined, (server) =>
      server.on('OCSPRequest', (_certificate, _issuer, answer) => answer(null, Buffer.from('an answer'))),
    );
    expect(await usual(stapling)).toMatchObject({ version: 'TLSv1.3', alpn: 'http/1.1', stapled: true });
    expect(await usual(serveTls())).toMatchObject({ alpn: null, keyExchange: expect.stringContaining('25519') });
  });
});

describe('nothing is looked at', () => {
  it.each([
    ['http://www.ambleford.example', trusted],
    ['https://127.0.0.1:1', []],
    ['https://localhost:1', []],
    ['https://10.0.0.1', []],
  ])('at %s', async (origin, given) => {
    let turns = 0;
    const turn: Turn = async () => {
      turns += 1;
      return undefined;
    };
    expect(await gather(await around(serveTls(), { origin, trusted: given, turn }))).toBeNull();
    expect(turns).toBe(0);
  });

  it('where no TLS is spoken, and where nobody listens', async () => {
    const plain = await around(serveBytes((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')));
    await expect(gather(plain)).rejects.toThrow('ERR_SSL_WRONG_VERSION_NUMBER');
    await expect(gather({ ...plain, origin: 'https://127.0.0.1:1' })).rejects.toThrow('ECONNREFUSED');
  });
});
