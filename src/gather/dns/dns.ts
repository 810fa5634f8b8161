import { randomInt } from 'node:crypto';
import { getServers } from 'node:dns';
import { AUTHENTIC_DATA, CHECKING_DISABLED, encode, type Packet, RECURSION_DESIRED } from 'dns-packet';
import type { DnsStatus, Looked } from '../../model/seen/dns.ts';
import type { DnsServer } from '../../ports.ts';
import { type Exchanged, overTcp, overUdp, type Patience, type Question } from './exchange.ts';
import { aliasesIn, plainName, type RecordOf, type RecordType, recordsIn } from './records.ts';

export interface Reply<T> extends Looked<T> {
  readonly aliases: readonly string[];
  /** The resolver says that it has checked the signatures. */
  readonly authentic: boolean;
}

/** Asks for records of names. Never rejects: what went wrong is a status. */
export interface Dns {
  /** `unchecked`: the answer is wanted even where its signatures are wrong. RFC 4035, section 3.2.2. */
  ask<T extends RecordType>(name: string, type: T, how?: 'unchecked'): Promise<Reply<RecordOf[T]>>;
}

export interface DnsOptions {
  readonly servers: readonly DnsServer[];
  /** How long each attempt may take, in milliseconds. */
  readonly attempts?: readonly number[];
  /** Aborted when nobody wants an answer any more: what is under way has timed out, and nothing more is asked. */
  readonly signal?: AbortSignal | undefined;
}

/** A resolver asks others in turn, some of which are slow to begin with. */
const ATTEMPTS = [2000, 4000];
const MOST_SERVERS = 3;
/** Fits into one packet of every network, so that no part of an answer is lost on the way. */
const DATAGRAM = 1232;
const RESPONSE_CODE = 0xf;
const NO_ERROR = 0;
const NAME_ERROR = 3;

export function openDns({ servers, attempts = ATTEMPTS, signal }: DnsOptions): Dns {
  return {
    async ask(name, type, how) {
      // No message can hold it, so nobody can have it.
      if (!isName(name)) return nothing('no-name');
      let worst: DnsStatus = 'timed-out';
      for (const ms of attempts)
        for (const server of servers.slice(0, MOST_SERVERS)) {
          if (signal?.aborted) return nothing(worst);
          const question = questionFor(name, type, how === 'unchecked' ? CHECKING_DISABLED : 0);
          const packet = await exchange(server, question, { ms, signal });
          const reply = packet && replyOf(packet, name, type);
          if (reply && reply.status !== 'failed') return reply;
          if (reply) worst = reply.status;
        }
      return nothing(worst);
    },
  };
}

/** Those that this machine is set up to ask. */
export function systemServers(): readonly DnsServer[] {
  return getServers().map((text) => {
    const [, boxed, plain, port] = /^(?:\[(.+)\]|([^:]+)|.+?)(?::(\d+))?$/.exec(text) ?? [];
    const address = boxed ?? plain;
    return address === undefined ? { address: text, port: 53 } : { address, port: Number(port ?? 53) };
  });
}

export function nothing(status: DnsStatus): Reply<never> {
  return { status, records: [], aliases: [], authentic: false };
}

async function exchange(server: DnsServer, question: Question, patience: Patience): Promise<Packet | undefined> {
  let answer: Exchanged = await overUdp(server, question, patience);
  if (answer === 'cut') answer = await overTcp(server, question, patience);
  return answer === 'cut' ? undefined : answer;
}

function questionFor(name: string, type: RecordType, more: number): Question {
  const id = randomInt(0x10000);
  const bytes = encode({
    type: 'query',
    id,
    // Asks for the verdict on signatures without the signatures. RFC 6840, section 5.7.
    flags: RECURSION_DESIRED | AUTHENTIC_DATA | more,
    questions: [{ name, type }],
    additionals: [
      { type: 'OPT', name: '.', udpPayloadSize: DATAGRAM, extendedRcode: 0, ednsVersion: 0, ...noFlags, options: [] },
    ],
  });
  const fits = ({ type: kind, id: answered, questions }: Packet) => {
    const [asked] = questions ?? [];
    return kind === 'response' && answered === id && asked?.type === type && plainName(asked.name) === plainName(name);
  };
  return { bytes, fits };
}

const noFlags = { flags: 0, flag_do: false };

function replyOf<T extends RecordType>(packet: Packet, name: string, type: T): Reply<RecordOf[T]> {
  const flags = packet.flags ?? 0;
  const code = flags & RESPONSE_CODE;
  const aliases = aliasesIn(packet.answers ?? [], name);
  const authentic = (flags & AUTHENTIC_DATA) !== 0;
  if (code === NAME_ERROR) return { status: 'no-name', records: [], aliases, authentic };
  if (code !== NO_ERROR) return nothing('failed');
  const records = recordsIn(packet, name, type);
  return { status: records.length > 0 ? 'found' : 'no-data', records, aliases, authentic };
}

function isName(name: string): boolean {
  if (name === '.') return true;
  const labels = name.replace(/\.$/, '').split('.');
  const size = (label: string) => Buffer.byteLength(label);
  return Buffer.byteLength(name) <= 253 && labels.every((label) => size(label) >= 1 && size(label) <= 63);
}
