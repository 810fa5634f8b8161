/**
 * `no-name`: nothing has that name. `no-data`: the name exists, without records of that type. The others are no answer:
 * the resolver could not find out, was silent, or was not asked because the limit of look-ups was reached.
 */
export type DnsStatus = 'found' | 'no-data' | 'no-name' | 'failed' | 'timed-out' | 'not-asked';

/** Records are capped and sorted, because servers give them in any order. Empty unless found. */
export interface Looked<T> {
  readonly status: DnsStatus;
  readonly records: readonly T[];
}

/** A record such as `v=DMARC1; p=none`. Names of tags in lower case, in the order written. */
export interface TaggedText {
  readonly text: string;
  readonly tags: readonly (readonly [name: string, value: string])[];
}

export interface MailServer {
  readonly preference: number;
  /** Empty for the null MX of RFC 7505, which says that the domain takes no mail. */
  readonly exchange: string;
}

export interface CaaSeen {
  readonly name: string;
  readonly looked: Looked<{ readonly tag: string; readonly value: string; readonly critical: boolean }>;
}

/** What evaluating the SPF record of a domain would take, for mail from a server that it does not list. RFC 7208. */
export interface SpfSeen {
  /** All records of the domain that begin with `v=spf1`. */
  readonly looked: Looked<string>;
  /** What is said of every other server: of the record itself or of the one it redirects to. Null: nothing. */
  readonly all: '+' | '-' | '~' | '?' | null;
  /** Terms that cost a look-up, as section 4.6.4 counts them. A loop ends the count. */
  readonly lookups: number;
  /** Look-ups that found nothing, as `a:gone.example`. */
  readonly voids: readonly string[];
  /** Included or redirected to, without exactly one record of its own. */
  readonly broken: readonly { readonly term: string; readonly why: 'none' | 'several' | 'loop' }[];
  /** Words of the records that the standard does not know. */
  readonly unknown: readonly string[];
  /** What could not be followed: no answer, or a macro that depends on each mail. */
  readonly open: readonly { readonly term: string; readonly why: 'no-answer' | 'macro' | 'limit' }[];
}

type YesOrNo = 'yes' | 'no' | 'unknown';

export interface ReportAddress {
  readonly tag: 'rua' | 'ruf';
  readonly address: string;
  readonly domain: string;
  /** Whether the domain takes mail at all. */
  readonly receives: YesOrNo;
  /** Whether it says that it takes reports about this domain, as RFC 7489, section 7.1 wants of strangers. */
  readonly accepts: YesOrNo | 'not-needed';
}

export interface PolicyFile {
  readonly url: string;
  /** Whether its host has an address. */
  readonly host: DnsStatus;
  /** Null where no answer came, or none was asked for; `problem` then says why. */
  readonly status: number | null;
  readonly problem: string | null;
  readonly type: string;
  readonly body: string;
  readonly truncated: boolean;
}

/** A host name that was met in the crawl. */
export interface NameMet {
  readonly host: string;
  /** Of the site's own organisational domain. */
  readonly own: boolean;
  /** `request`: pages load something from it. */
  readonly met: 'page' | 'request' | 'link';
  /** Whether it leads to an address. */
  readonly status: DnsStatus;
  /** The names it stands for, one after the other. */
  readonly aliases: readonly string[];
}

export interface DnsFacts {
  readonly host: string;
  /** What the organisation was given, such as `ambleford.gov.uk`. */
  readonly domain: string;
  /** Under a suffix at which a company lets anybody have a name, such as a hosting platform. */
  readonly platform: boolean;
  readonly addresses: { readonly a: Looked<string>; readonly aaaa: Looked<string> };
  readonly aliases: readonly string[];
  readonly nameServers: Looked<string>;
  readonly mx: Looked<MailServer>;
  /** From the host up, ending with the first name that has records. RFC 8659, section 3. */
  readonly caa: readonly CaaSeen[];
  readonly spf: SpfSeen;
  /** `at` is the domain itself, or one above that speaks for it where it says nothing. */
  readonly dmarc: {
    readonly at: string;
    readonly looked: Looked<TaggedText>;
    readonly reports: readonly ReportAddress[];
  };
  /** The policy file is null where no record asks for it. */
  readonly mtaSts: { readonly looked: Looked<TaggedText>; readonly policy: PolicyFile | null };
  readonly tlsRpt: Looked<TaggedText>;
  /** Capped; `total` is the true number. */
  readonly names: { readonly looked: readonly NameMet[]; readonly total: number };
}

export interface DnssecFacts {
  readonly domain: string;
  readonly status: DnsStatus;
  /** The resolver, which checks signatures, found the answer signed by those who may. */
  readonly authentic: boolean;
  /** Where the resolver could not find out: what it answers when it need not check. */
  readonly unchecked: DnsStatus | null;
  /** Whether the zone above says that this one is signed. */
  readonly ds: DnsStatus;
}
