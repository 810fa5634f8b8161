import { performance } from 'node:perf_hooks';
import tls from 'node:tls';
import { isPrivate } from '../../browser/guard.ts';
import { withoutBrackets } from '../../model/host.ts';
import type { TlsFacts, TlsVersion, VersionSeen } from '../../model/seen/tls.ts';
import type { Answered, Turn } from '../../ports.ts';
import type { LookingAround, SiteGatherer } from './site-gatherer.ts';
import { certificateFacts } from './tls/certificate.ts';
import { type Agreed, type Offer, type Shaken, shakeHands } from './tls/handshake.ts';
import { askForSuites } from './tls/suites.ts';

const VERSIONS: readonly TlsVersion[] = ['TLSv1.3', 'TLSv1.2', 'TLSv1.1', 'TLSv1'];
const ONE_HANDSHAKE_MS = 4000;
/** For all handshakes, waiting for our turns left out. */
const HANDSHAKES_MS = 14_000;
const WITH_WAITING_MS = 60_000;
/** What is not asked for by then is not asked for. */
const LAST_START_MS = WITH_WAITING_MS - 2 * ONE_HANDSHAKE_MS;

const LEFT_ALONE: Shaken = { end: 'unanswered', code: 'left-alone' };
const NO_TIME: Shaken = { end: 'unanswered', code: 'no-time' };
const WHY: Readonly<Record<string, string>> = {
  'left-alone': 'The server was left alone, so this was not asked for.',
  'no-time': 'There was no time left to ask for it.',
  ETIMEDOUT: 'The server did not answer in time.',
};

export const tlsFacts: SiteGatherer<'tls'> = {
  artifact: 'tls',
  what: 'the encryption of the server',
  timeoutMs: WITH_WAITING_MS,
  gather: gatherTls,
};

const NO_SHARED_SUITE =
  'The server turned down all suites that the scanner can offer with it. There are older ones that it cannot offer.';

/** Null where the question does not arise: without https, and on this machine or a private network without an authority. */
async function gatherTls(around: LookingAround): Promise<TlsFacts | null> {
  const { origin, fixed, trusted } = around;
  const { protocol, hostname, port } = new URL(origin);
  if (protocol !== 'https:' || (isPrivate(origin) && trusted.length === 0)) return null;
  const server = { host: withoutBrackets(hostname), port: Number(port || 443), fixed };
  const ask = inTime(origin, around, (offer) => shakeHands(server, offer, ONE_HANDSHAKE_MS));
  const ca = [...tls.rootCertificates, ...trusted];

  const usual = await ask({ ...USUAL, ca });
  if (usual.end === 'unanswered' && usual.code !== 'ETIMEDOUT') throw new Error(`No handshake: ${usual.code}`);
  const asked = await Promise.all(
    VERSIONS.map(async (version) => {
      const known = usual.end === 'agreed' && usual.version === version;
      return { version, shaken: known ? usual : await ask({ ...only(version), ca }) };
    }),
  );
  const agreed = [usual, ...asked.map(({ shaken }) => shaken)].filter((shaken) => shaken.end === 'agreed');
  const shown = agreed.find((one) => one.shown !== null)?.shown;
  const with12 = asked.some(({ version, shaken }) => version === 'TLSv1.2' && shaken.end === 'agreed');
  return {
    host: server.host,
    port: server.port,
    authorityGiven: trusted.length > 0,
    certificate: shown ? certificateFacts(server.host, shown) : null,
    usual: usual.end === 'agreed' ? usualOf(usual) : null,
    versions: asked.map(({ version, shaken }) => seenOf(version, shaken)),
    suites: with12 ? await askForSuites(ask) : null,
  };
}

/** What clients offer today, but for our own limits: those would hide a short key or an old signature from us. */
const USUAL: Offer = {
  ciphers: `${tls.DEFAULT_CIPHERS}:@SECLEVEL=0`,
  minVersion: 'TLSv1.2',
  maxVersion: 'TLSv1.3',
  ALPNProtocols: ['h2', 'http/1.1'],
};

const only = (version: TlsVersion): Offer => ({
  minVersion: version,
  maxVersion: version,
  ciphers: 'ALL:@SECLEVEL=0',
});

/** Every handshake in its turn, as long as there is time. */
function inTime(
  origin: string,
  { turn, signal }: { readonly turn: Turn; readonly signal: AbortSignal },
  shake: (offer: Offer) => Promise<Shaken>,
) {
  const begun = performance.now();
  let left = HANDSHAKES_MS;
  return async (offer: Offer): Promise<Shaken> => {
    const shaken = await turn(origin, async (): Promise<Answered<Shaken>> => {
      const start = performance.now();
      if (left <= 0 || start - begun > LAST_START_MS || signal.aborted) return answered(NO_TIME);
      const answer = await shake(offer);
      left -= performance.now() - start;
      return answered(answer);
    });
    return shaken ?? LEFT_ALONE;
  };
}

/** A refusal is what we hope for, and no sign that the server is unwell. */
function answered(value: Shaken): Answered<Shaken> {
  return {
    value,
    status: null,
    reason: value === NO_TIME || value.end !== 'unanswered' ? null : 'timed-out',
    retryAfterMs: null,
  };
}

function usualOf({ version, suite, keyExchange, alpn, stapled }: Agreed): TlsFacts['usual'] {
  return { version, suite, keyExchange, alpn, stapled };
}

function seenOf(version: TlsVersion, shaken: Shaken): VersionSeen {
  if (shaken.end === 'agreed') return { version, result: 'accepted', why: '' };
  const { end, code } = shaken;
  // The version itself may be welcome, with suites that our library does not have. Of TLS 1.3 it has all in use.
  const onlySuites = version !== 'TLSv1.3' && end === 'refused' && /HANDSHAKE_FAILURE|INSUFFICIENT_SECURITY/.test(code);
  if (onlySuites) return { version, result: 'not-tested', why: NO_SHARED_SUITE };
  if (end === 'refused') return { version, result: 'refused', why: noOf(code) };
  const why = end === 'not-offered' ? 'The scanner has no client for it' : 'No answer came';
  return { version, result: 'not-tested', why: WHY[code] ?? `${why} (${code}).` };
}

function noOf(code: string): string {
  if (code.includes('_ALERT_')) return 'The server turned it down.';
  return code === 'ERR_SSL_UNSUPPORTED_PROTOCOL' ? 'The server answered with another version.' : 'The server hung up.';
}
