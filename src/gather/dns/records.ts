import type { Answer, Packet, TxtAnswer } from 'dns-packet';
import type { MailServer } from '../../model/seen/dns.ts';

/** What is kept of a record, by its type. */
export interface RecordOf {
  readonly A: string;
  readonly AAAA: string;
  readonly NS: string;
  readonly TXT: string;
  readonly MX: MailServer;
  readonly CAA: { readonly tag: string; readonly value: string; readonly critical: boolean };
  readonly SOA: string;
  readonly DS: string;
}

export type RecordType = keyof RecordOf;

const MOST_RECORDS = 50;
const MOST_ALIASES = 16;

/** Lower case and without the dot at the end, as all names are kept here. */
export const plainName = (name: string): string => name.toLowerCase().replace(/\.$/, '').slice(0, 255);

/** The names that a name stands for according to an answer, one after the other, whatever order they came in. */
export function aliasesIn(answers: readonly Answer[], name: string): readonly string[] {
  const next = new Map(
    answers.flatMap((one) => (one.type === 'CNAME' ? [[plainName(one.name), plainName(one.data)] as const] : [])),
  );
  const aliases = new Set<string>();
  for (let at = next.get(plainName(name)); at !== undefined && !aliases.has(at); at = next.get(at)) {
    if (aliases.size >= MOST_ALIASES) break;
    aliases.add(at);
  }
  return [...aliases];
}

export function recordsIn<T extends RecordType>({ answers = [] }: Packet, name: string, type: T): RecordOf[T][] {
  const own = aliasesIn(answers, name).at(-1) ?? plainName(name);
  const records = answers
    .filter((one) => one.type === type && plainName(one.name) === own)
    .flatMap((one) => kept(one) ?? []);
  // The filter has chosen the type; the compiler cannot see it through the union.
  return inOrder(records as unknown as readonly RecordOf[T][]).slice(0, MOST_RECORDS);
}

function kept(answer: Answer): RecordOf[RecordType] | undefined {
  switch (answer.type) {
    case 'A':
    case 'AAAA':
      return answer.data;
    case 'NS':
      return plainName(answer.data);
    case 'TXT':
      return textOf(answer);
    case 'MX': {
      const exchange = plainName(answer.data.exchange);
      return { preference: answer.data.preference ?? 0, exchange: exchange === '.' ? '' : exchange };
    }
    case 'CAA': {
      const { tag, value, issuerCritical } = answer.data;
      return { tag: tag.toLowerCase().slice(0, 255), value: value.slice(0, 1024), critical: issuerCritical === true };
    }
    case 'SOA':
      return plainName(answer.data.mname);
    case 'DS':
      return `${answer.data.keyTag} ${answer.data.algorithm} ${answer.data.digestType}`;
    default:
      return undefined;
  }
}

/** RFC 7208, section 3.3: the strings are put together without anything in between. No message holds more than 64 KB. */
function textOf({ data }: TxtAnswer): string {
  const strings = (Array.isArray(data) ? data : [data]).map((one) => Buffer.from(one));
  return new TextDecoder().decode(Buffer.concat(strings));
}

function inOrder<T>(records: readonly T[]): T[] {
  const keyed = records.map((record) => [JSON.stringify(record), record] as const);
  return [...new Map(keyed.toSorted(([a], [b]) => (a < b ? -1 : 1))).values()];
}
