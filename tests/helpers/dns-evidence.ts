import type { DnsFacts, Looked, SpfSeen, TaggedText } from '../../src/model/seen/dns.ts';

export const found = <T>(...records: readonly T[]): Looked<T> => ({ status: 'found', records });
export const looked = (status: Looked<never>['status']): Looked<never> => ({ status, records: [] });

/** A record of tags, as the gatherer keeps it. */
export function tagged(text: string): TaggedText {
  const tags = text.split(';').flatMap((part) => {
    const [name = '', value] = part.split('=');
    return value === undefined ? [] : [[name.trim().toLowerCase(), value.trim()] as const];
  });
  return { text, tags };
}

export function spfSeen(record: string | readonly string[] = 'v=spf1 mx -all', rest: Partial<SpfSeen> = {}): SpfSeen {
  const records = typeof record === 'string' ? [record] : record;
  const answered = records.length > 0 ? found(...records) : looked('no-data');
  return { looked: answered, all: '-', lookups: 1, voids: [], broken: [], unknown: [], open: [], ...rest };
}

/** A domain that does everything right. */
export function dnsFacts(rest: Partial<DnsFacts> = {}): DnsFacts {
  const domain = 'ambleford.example';
  return {
    host: `www.${domain}`,
    domain,
    platform: false,
    addresses: { a: found('192.0.2.80'), aaaa: looked('no-data') },
    aliases: [],
    nameServers: found(`ns1.${domain}`, `ns2.${domain}`),
    mx: found({ preference: 10, exchange: `mx.${domain}` }),
    caa: [
      { name: `www.${domain}`, looked: looked('no-data') },
      { name: domain, looked: found({ tag: 'issue', value: 'ca.example', critical: false }) },
    ],
    spf: spfSeen(),
    dmarc: { at: domain, looked: found(tagged(`v=DMARC1; p=reject; rua=mailto:dmarc@${domain}`)), reports: [] },
    mtaSts: {
      looked: found(tagged('v=STSv1; id=1')),
      policy: {
        url: `https://mta-sts.${domain}/.well-known/mta-sts.txt`,
        host: 'found',
        status: 200,
        problem: null,
        type: 'text/plain',
        body: `version: STSv1\r\nmode: enforce\r\nmx: mx.${domain}\r\nmax_age: 604800\r\n`,
        truncated: false,
      },
    },
    tlsRpt: found(tagged(`v=TLSRPTv1; rua=mailto:tls@${domain}`)),
    names: {
      looked: [{ host: `www.${domain}`, own: true, met: 'page', status: 'found', aliases: [] }],
      total: 1,
    },
    ...rest,
  };
}
