/**
 * Where messages of PostgreSQL begin and end. A kind of one byte, a length of four that counts itself, and so on; only the
 * first message of a connection has no kind. https://www.postgresql.org/docs/current/protocol-message-formats.html
 */
export interface Message {
  /** Empty for the first one. */
  readonly kind: string;
  readonly bytes: Uint8Array;
}

/** Far above what this program writes at once; below what one mistaken length could ask for. */
const LONGEST = 256 * 1024 * 1024;

/** Takes a stream apart. */
export class Messages {
  #held: Buffer = Buffer.alloc(0);
  #isFirst: boolean;

  constructor({ withFirst }: { readonly withFirst: boolean }) {
    this.#isFirst = withFirst;
  }

  /** Messages that are whole by now. Throws where the other side speaks something else. */
  add(bytes: Uint8Array): readonly Message[] {
    this.#held = this.#held.length === 0 ? Buffer.from(bytes) : Buffer.concat([this.#held, bytes]);
    const whole: Message[] = [];
    for (let next = this.#next(); next !== undefined; next = this.#next()) whole.push(next);
    return whole;
  }

  #next(): Message | undefined {
    const at = this.#isFirst ? 0 : 1;
    if (this.#held.length < at + 4) return undefined;
    const length = at + this.#held.readUInt32BE(at);
    if (length < at + 4 || length > LONGEST) throw new Error('This is not the protocol of PostgreSQL.');
    if (this.#held.length < length) return undefined;
    const bytes = this.#held.subarray(0, length);
    this.#held = this.#held.subarray(length);
    const kind = this.#isFirst ? '' : String.fromCharCode(bytes[0] ?? 0);
    // A question whether the connection may be encrypted comes before the first message.
    if (this.#isFirst && !asksForEncryption(bytes)) this.#isFirst = false;
    return { kind, bytes };
  }
}

const SSL = 80_877_103;
const GSS = 80_877_104;
const CANCEL = 80_877_102;

/** Asks whether the connection may be encrypted. Whoever serves answers at once, whatever else goes on. */
export const ENCRYPTION_QUESTION = Uint8Array.of(0, 0, 0, 8, 4, 210, 22, 47);

export function asksForEncryption(bytes: Uint8Array): boolean {
  return [SSL, GSS].includes(codeOf(bytes));
}

export function asksToCancel({ kind, bytes }: Message): boolean {
  return kind === '' && codeOf(bytes) === CANCEL;
}

function codeOf(bytes: Uint8Array): number {
  return bytes.length === 8 ? new DataView(bytes.buffer, bytes.byteOffset).getUint32(4) : 0;
}

/** A message of one text, as the protocol writes it. */
export function messageOf(kind: string, text?: string): Uint8Array {
  const body = text === undefined ? Buffer.alloc(0) : Buffer.from(`${text}\0`);
  const head = Buffer.alloc(5);
  head.write(kind, 'latin1');
  head.writeUInt32BE(4 + body.length, 1);
  return Buffer.concat([head, body]);
}
