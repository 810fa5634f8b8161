import type { DnsStatus, Looked, SpfSeen } from '../../model/seen/dns.ts';
import type { Dns } from './dns.ts';
import { isSpf, type SpfTerm, spfTerms } from './spf-terms.ts';

/** Well above the ten that are allowed: enough to say by how much, and no more than a hostile record can make us ask. */
const MOST_LOOKUPS = 30;
const MOST_LISTED = 20;
const DEPENDS_ON_MAIL = /%/;

type Writable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };
type Notes = Writable<Pick<SpfSeen, 'lookups' | 'voids' | 'broken' | 'unknown' | 'open'>>;
type Asking = Extract<SpfTerm, { readonly domain: string }>;

/** Walks the record of a domain and all that it includes, as a receiver does for mail that none of them lists. */
export async function lookAtSpf(dns: Dns, domain: string): Promise<SpfSeen> {
  const notes: Notes = { lookups: 0, voids: [], broken: [], unknown: [], open: [] };
  const looked = await recordsOf(dns, domain);
  const [record, ...more] = looked.records;
  const all = record === undefined || more.length > 0 ? null : await walk(dns, record, [domain], notes);
  const { voids, broken, unknown, open } = notes;
  return {
    looked: { status: looked.status, records: looked.records.map((text) => text.slice(0, 4096)) },
    all,
    lookups: notes.lookups,
    voids: voids.slice(0, MOST_LISTED),
    broken: broken.slice(0, MOST_LISTED),
    unknown: unknown.slice(0, MOST_LISTED),
    open: open.slice(0, MOST_LISTED),
  };
}

/** What the record says of servers that it does not list. */
async function walk(dns: Dns, record: string, path: readonly string[], notes: Notes): Promise<SpfSeen['all']> {
  const terms = spfTerms(record, path.at(-1) ?? '');
  // What stands behind `all` is never reached, and a redirect beside it is passed over. Sections 5.1 and 6.1.
  const end = terms.findIndex(({ kind }) => kind === 'all');
  const reached = end < 0 ? terms : terms.slice(0, end + 1);
  let redirect: Asking | undefined;
  for (const term of reached) {
    if (term.kind === 'all') return term.qualifier;
    if (term.kind === 'unknown') notes.unknown.push(term.text);
    else if (term.kind === 'redirect') redirect ??= term;
    else if (term.kind !== 'free') {
      const said = await spend(dns, term, path, notes);
      // Mail that an included record lets through is let through here, and nothing behind it is read. Section 5.2.
      if (term.kind === 'include' && said === '+') return signOf(term);
    }
  }
  return redirect ? spend(dns, redirect, path, notes) : null;
}

const signOf = ({ text }: Asking) => (/^[+\-~?]/.exec(text)?.[0] ?? '+') as NonNullable<SpfSeen['all']>;

async function spend(dns: Dns, term: Asking, path: readonly string[], notes: Notes): Promise<SpfSeen['all']> {
  const { kind, text, domain } = term;
  if (notes.lookups >= MOST_LOOKUPS) return leftOpen(notes, text, 'limit');
  notes.lookups++;
  const follows = kind === 'include' || kind === 'redirect';
  if (DEPENDS_ON_MAIL.test(domain)) return follows ? leftOpen(notes, text, 'macro') : null;
  if (!follows) {
    const status = await hostStatus(dns, term);
    if (status === 'no-data' || status === 'no-name') notes.voids.push(text);
    else if (status !== 'found') leftOpen(notes, text, 'no-answer');
    return null;
  }
  if (path.includes(domain)) return isBroken(notes, text, 'loop');
  const { status, records } = await recordsOf(dns, domain);
  const [record, ...more] = records;
  if (record !== undefined)
    return more.length > 0 ? isBroken(notes, text, 'several') : walk(dns, record, [...path, domain], notes);
  if (status !== 'no-name' && status !== 'no-data') return leftOpen(notes, text, 'no-answer');
  return isBroken(notes, text, 'none');
}

async function hostStatus(dns: Dns, { kind, domain }: Asking): Promise<DnsStatus> {
  if (kind === 'ptr') return 'found';
  if (kind === 'mx') return (await dns.ask(domain, 'MX')).status;
  const { status } = await dns.ask(domain, 'A');
  return kind === 'a' && status === 'no-data' ? (await dns.ask(domain, 'AAAA')).status : status;
}

async function recordsOf(dns: Dns, domain: string): Promise<Looked<string>> {
  const { status, records } = await dns.ask(domain, 'TXT');
  const own = records.filter(isSpf);
  return status === 'found' && own.length === 0 ? { status: 'no-data', records: [] } : { status, records: own };
}

function leftOpen(notes: Notes, term: string, why: SpfSeen['open'][number]['why']): null {
  notes.open.push({ term, why });
  return null;
}

function isBroken(notes: Notes, term: string, why: SpfSeen['broken'][number]['why']): null {
  notes.broken.push({ term, why });
  return null;
}
