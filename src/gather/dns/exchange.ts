import { createSocket } from 'node:dgram';
import { connect, isIPv6 } from 'node:net';
import { decode, type Packet } from 'dns-packet';
import type { DnsServer } from '../../ports.ts';

export interface Question {
  readonly bytes: Uint8Array;
  /** Whether a message is the answer to it, and not a late or a forged one. */
  fits(answer: Packet): boolean;
}

/** `cut`: the answer does not fit into a datagram and must be asked for over a connection. Undefined: none came in time. */
export type Exchanged = Packet | 'cut' | undefined;

export interface Patience {
  /** How long it may take, in milliseconds. */
  readonly ms: number;
  /** Aborted when nobody wants the answer any more. */
  readonly signal?: AbortSignal | undefined;
}

const HEADER = 12;
const CUT = 0x02;

/** Sends one question as a datagram. What does not answer it is passed over. */
export async function overUdp(server: DnsServer, question: Question, patience: Patience): Promise<Exchanged> {
  const { promise, resolve } = Promise.withResolvers<Exchanged>();
  let over = false;
  const socket = createSocket(isIPv6(server.address) ? 'udp6' : 'udp4');
  const noLonger = whenOver(patience, () => resolve(undefined));
  socket.on('message', (bytes) => {
    if (isCut(bytes, question)) return resolve('cut');
    const answer = decoded(bytes);
    if (answer && question.fits(answer)) resolve(answer);
  });
  socket.on('error', () => resolve(undefined));
  // Connected, the system itself turns away the datagrams of anybody else.
  socket.connect(server.port, server.address);
  socket.on('connect', () => over || socket.send(question.bytes));
  return promise.finally(() => {
    over = true;
    noLonger();
    socket.close();
  });
}

/** The same over a connection. Answers have 65,535 bytes at the most, as their own length says first. RFC 7766, section 8. */
export async function overTcp(server: DnsServer, question: Question, patience: Patience): Promise<Exchanged> {
  const { promise, resolve } = Promise.withResolvers<Exchanged>();
  const length = Buffer.alloc(2);
  length.writeUInt16BE(question.bytes.length);
  const socket = connect(server.port, server.address, () => socket.write(Buffer.concat([length, question.bytes])));
  const noLonger = whenOver(patience, () => resolve(undefined));
  let received = Buffer.alloc(0);
  socket.on('data', (bytes: Buffer) => {
    received = Buffer.concat([received, bytes]);
    const end = received.length < 2 ? Number.POSITIVE_INFINITY : received.readUInt16BE(0) + 2;
    if (received.length < end) return;
    const answer = decoded(received.subarray(2, end));
    resolve(answer && question.fits(answer) ? answer : undefined);
  });
  socket.on('error', () => resolve(undefined));
  socket.on('close', () => resolve(undefined));
  return promise.finally(() => {
    noLonger();
    socket.destroy();
  });
}

/** Calls it when there is no patience left. Until the function it returns is called, it keeps the program alive. */
function whenOver({ ms, signal }: Patience, giveUp: () => void): () => void {
  if (signal?.aborted) giveUp();
  const timer = setTimeout(giveUp, ms);
  signal?.addEventListener('abort', giveUp);
  return () => {
    clearTimeout(timer);
    signal?.removeEventListener('abort', giveUp);
  };
}

/** Seen in the header already: what is cut may end in the middle of a record, and then cannot be read at all. */
function isCut(bytes: Buffer, question: Question): boolean {
  return bytes.length >= HEADER && bytes.subarray(0, 2).equals(question.bytes.subarray(0, 2)) && hasBit(bytes);
}

const hasBit = (bytes: Buffer): boolean => (bytes.readUInt8(2) & CUT) !== 0;

/** The library throws at what is not well formed. */
function decoded(bytes: Buffer): Packet | undefined {
  try {
    return decode(bytes);
  } catch {
    return undefined;
  }
}
