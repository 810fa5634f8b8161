export type TlsVersion = 'TLSv1' | 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3';

/**
 * `recommended`: ECDHE with AES-GCM. `acceptable`: others with forward secrecy that also protect against changes (AEAD).
 * `old`: forward secrecy alone. `bad`: no forward secrecy, no authentication, or a broken cipher.
 */
export type SuiteGroup = 'recommended' | 'acceptable' | 'old' | 'bad';

/** What a server's encryption looks like to clients that really offer what is asked about. */
export interface TlsFacts {
  /** As in the address, without brackets. */
  readonly host: string;
  readonly port: number;
  /** Whether the person who scans gave an authority to trust besides the public ones. */
  readonly authorityGiven: boolean;
  /** Null where no handshake came so far. */
  readonly certificate: CertificateSeen | null;
  /** What a client gets that offers what is usual today; null where they do not agree. */
  readonly usual: {
    readonly version: string;
    readonly suite: string;
    /** Such as `X25519`; null where the library does not say. */
    readonly keyExchange: string | null;
    /** Of `h2` and `http/1.1`, which were both offered. */
    readonly alpn: string | null;
    readonly stapled: boolean;
  } | null;
  readonly versions: readonly VersionSeen[];
  /** With TLS 1.2; null where that is not accepted. */
  readonly suites: {
    readonly accepted: readonly { readonly name: string; readonly group: SuiteGroup }[];
    /** Groups of which none is accepted. */
    readonly refused: readonly SuiteGroup[];
    /** Families that the scanner's library does not have, so nothing is known about them. */
    readonly notOffered: readonly string[];
    /** False where the list may lack suites: there are more than are asked about, or an answer did not come. */
    readonly complete: boolean;
  } | null;
}

export interface VersionSeen {
  readonly version: TlsVersion;
  readonly result: 'accepted' | 'refused' | 'not-tested';
  /** One sentence; empty for `accepted`. */
  readonly why: string;
}

export interface CertificateSeen {
  /** Leads to a trusted authority, with all dates and signatures in order; the name is another question. */
  readonly trusted: boolean;
  /** OpenSSL's name of what is wrong; null when trusted. */
  readonly problem: string | null;
  /** Whether it is for the host that was asked. */
  readonly nameMatches: boolean;
  /** Names and addresses it is for. Capped. */
  readonly names: readonly string[];
  /** As sent: the server's own first, each followed by the one it was signed with. */
  readonly chain: readonly ChainCertificate[];
}

export interface ChainCertificate {
  readonly subject: string;
  readonly issuer: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly keyType: string;
  /** Bits; for elliptic curves those of the curve. Null where the library does not say. */
  readonly keySize: number | null;
  readonly curve: string | null;
  /** Null where the library does not say, as Node does only from version 24.9. */
  readonly signature: string | null;
  readonly fingerprint256: string;
}

/** What is told of it in the inventory of a site. */
export interface EncryptionSeen {
  readonly host: string;
  /** Such as `TLSv1.3`. */
  readonly version: string;
  /** Whether HTTP/2 was chosen, where HTTP/1.1 was offered too. */
  readonly http2: boolean;
  /** Whether proof came along that the certificate has not been withdrawn. */
  readonly stapled: boolean;
}
