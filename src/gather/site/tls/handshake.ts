import type { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import tls from 'node:tls';
import { type FixedAddresses, lookupWith } from '../../../browser/fixed-addresses.ts';

export interface Server {
  readonly host: string;
  readonly port: number;
  readonly fixed: FixedAddresses;
}

/** What two sides agreed on. */
export interface Agreed {
  readonly end: 'agreed';
  readonly version: string;
  /** The name that OpenSSL knows the suite by, and the one in the standards. */
  readonly cipher: string;
  readonly suite: string;
  readonly keyExchange: string | null;
  readonly alpn: string | null;
  readonly stapled: boolean;
  /** Null where the handshake broke off before the certificate was looked at. */
  readonly shown: {
    readonly certificate: X509Certificate;
    /** Why it is not trusted; null where it is. The host name is not looked at. */
    readonly problem: string | null;
  } | null;
}

export type Shaken =
  | Agreed
  /** The server's answer to the offer is no. */
  | { readonly end: 'refused'; readonly code: string }
  /** The client library does not have what was to be offered, so the server was not asked. */
  | { readonly end: 'not-offered'; readonly code: string }
  /** There is no answer, or none that speaks of the offer. */
  | { readonly end: 'unanswered'; readonly code: string };

export type Offer = Pick<tls.ConnectionOptions, 'minVersion' | 'maxVersion' | 'ciphers' | 'ALPNProtocols' | 'ca'>;

const OURS = ['ERR_SSL_NO_PROTOCOLS_AVAILABLE', 'ERR_SSL_NO_CIPHERS_AVAILABLE', 'ERR_SSL_NO_CIPHER_MATCH'];
/** The server hung up on the offer, or chose a version that was not in it. */
const A_NO = ['ECONNRESET', 'EPIPE', 'ERR_SSL_UNSUPPORTED_PROTOCOL', 'ERR_SSL_UNEXPECTED_EOF_WHILE_READING'];

/** One ordinary handshake, hung up on once both sides agree. Sends no request. Never rejects. */
export function shakeHands({ host, port, fixed }: Server, offer: Offer, mostMs: number): Promise<Shaken> {
  return new Promise((resolve) => {
    let socket: tls.TLSSocket;
    try {
      socket = tls.connect({
        host,
        port,
        servername: isIP(host) === 0 ? host : '',
        lookup: lookupWith(fixed),
        rejectUnauthorized: false,
        checkServerIdentity: () => undefined,
        requestOCSP: true,
        ...offer,
      });
    } catch (error) {
      return resolve({ end: 'not-offered', code: codeOf(error) });
    }
    let connected = false;
    let agreed: Agreed | undefined;
    let stapled = false;
    const end = (shaken: Shaken) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(shaken);
    };
    const timer = setTimeout(() => end({ end: 'unanswered', code: 'ETIMEDOUT' }), mostMs);
    socket.once('connect', () => {
      connected = true;
    });
    // There are keys once both sides have chosen, even where one then wants more, such as a certificate of ours. It is
    // written down here, because a socket that is hung up on no longer tells.
    socket.once('keylog', () => {
      agreed = agreedOn(socket, stapled, null);
    });
    socket.once('OCSPResponse', (response: Buffer | null) => {
      stapled = response !== null && response.length > 0;
    });
    socket.once('secureConnect', () =>
      end(agreedOn(socket, stapled, shownBy(socket)) ?? { end: 'unanswered', code: 'GONE' }),
    );
    socket.on('error', (error) => {
      const code = codeOf(error);
      if (agreed) end({ ...agreed, stapled });
      else if (OURS.includes(code)) end({ end: 'not-offered', code });
      else
        end({ end: connected && (code.includes('_ALERT_') || A_NO.includes(code)) ? 'refused' : 'unanswered', code });
    });
  });
}

/** Undefined where the socket is gone already, whatever its types say. */
function agreedOn(socket: tls.TLSSocket, stapled: boolean, shown: Agreed['shown']): Agreed | undefined {
  const cipher: tls.CipherNameAndProtocol | null = socket.getCipher();
  if (!cipher) return undefined;
  return {
    end: 'agreed',
    version: socket.getProtocol() ?? '',
    cipher: cipher.name,
    suite: cipher.standardName,
    keyExchange: keyExchangeOf(socket),
    alpn: socket.alpnProtocol || null,
    stapled,
    shown,
  };
}

/** Such as `X25519`, or `DH 2048`. */
function keyExchangeOf(socket: tls.TLSSocket): string | null {
  const { type, name, size } = (socket.getEphemeralKeyInfo() ?? {}) as { type?: string; name?: string; size?: number };
  if (type === undefined) return null;
  return name ?? (size === undefined ? type : `${type} ${size}`);
}

function shownBy(socket: tls.TLSSocket): Agreed['shown'] {
  const certificate = socket.getPeerX509Certificate();
  if (certificate === undefined) return null;
  // Documented as an error, in fact its code.
  const problem: unknown = socket.authorized ? null : socket.authorizationError;
  return { certificate, problem: problem === null ? null : codeOf(problem) };
}

function codeOf(error: unknown): string {
  if (error instanceof Error) return 'code' in error ? String(error.code) : error.name;
  return String(error);
}
