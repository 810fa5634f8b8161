import { createServer, type Socket } from 'node:net';
import { asksForEncryption, asksToCancel, type Message, Messages, messageOf } from './messages.ts';

/** What is needed of PGlite: it answers one message of the protocol. */
export interface Engine {
  execProtocolRaw(message: Uint8Array): Promise<Uint8Array>;
}

/** Who holds the database that long without a word is cut off, and what was begun is undone. */
const SILENCE_MS = 60_000;
/** Whoever serves and wants to end waits that long for those who are in the middle of something. */
const GRACE_MS = 5000;

/** Everything up to one of these belongs together: Sync, Query, Flush, a call of a function, the end of a copy. */
const ENDS_BATCH = 'SQHFcf';
const TERMINATE = 'X';

/**
 * Serves an embedded database through a socket. It has one session only, so everybody takes turns. A turn lasts from the
 * first message of a question to the answer that says the database is idle, and so for the whole of a transaction: messages
 * of two clients never mix. (docs/decisions/0033-history.md says why this is not left to a package.)
 */
export async function serve(
  engine: Engine,
  path: string,
  silenceMs = SILENCE_MS,
  graceMs = GRACE_MS,
): Promise<{ stop(): Promise<void> }> {
  const turns = new Turns();
  const visits = new Map<Socket, Visit>();
  const clients = new Set<Promise<void>>();
  let isEnding = false;
  const server = createServer((socket) => {
    const visit: Visit = { isBusy: false, mayGoOn: () => !isEnding };
    visits.set(socket, visit);
    const client = attend(socket, visit, { engine, turns, silenceMs }).finally(() => {
      visits.delete(socket);
      clients.delete(client);
    });
    clients.add(client);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(path, resolve);
  });
  return {
    async stop() {
      isEnding = true;
      const closed = new Promise((resolve) => server.close(resolve));
      // Who asks nothing loses nothing. The others are heard to the end of their question, or of their transaction.
      for (const [socket, { isBusy }] of visits) if (!isBusy) socket.destroy();
      const late = setTimeout(() => {
        for (const socket of visits.keys()) socket.destroy();
      }, graceMs);
      await Promise.all(clients);
      clearTimeout(late);
      await closed;
    },
  };
}

/** First come, first served. */
class Turns {
  #last: Promise<void> = Promise.resolve();

  /** When it is our turn; gives what ends it. */
  async take(): Promise<() => void> {
    const before = this.#last;
    let done = () => {};
    this.#last = new Promise((resolve) => {
      done = resolve;
    });
    await before;
    return done;
  }
}

interface Visit {
  /** In the middle of a question or a transaction. */
  isBusy: boolean;
  readonly mayGoOn: () => boolean;
}

interface Serving {
  readonly engine: Engine;
  readonly turns: Turns;
  readonly silenceMs: number;
}

/** One client from its first message to its last. Never rejects. */
async function attend(socket: Socket, visit: Visit, { engine, turns, silenceMs }: Serving): Promise<void> {
  let endTurn: (() => void) | undefined;
  const messages = new Messages({ withFirst: true });
  let batch: Message[] = [];
  socket.on('error', () => undefined);
  socket.on('timeout', () => socket.destroy());
  try {
    for await (const chunk of socket) {
      for (const message of messages.add(chunk as Uint8Array)) {
        if (message.kind === TERMINATE || asksToCancel(message)) return;
        if (message.kind === '' && asksForEncryption(message.bytes)) {
          socket.write('N');
          continue;
        }
        batch.push(message);
        visit.isBusy = true;
        if (message.kind !== '' && !ENDS_BATCH.includes(message.kind)) continue;
        endTurn ??= await turns.take();
        // While the database works it is not the client that is silent.
        socket.setTimeout(0);
        const isIdle = await answer(batch, engine, socket);
        batch = [];
        socket.setTimeout(isIdle ? 0 : silenceMs);
        if (!isIdle) continue;
        endTurn();
        endTurn = undefined;
        visit.isBusy = false;
        // With the answer.
        if (!visit.mayGoOn()) return await new Promise<void>((resolve) => socket.end(resolve));
      }
    }
  } catch {
    // It went away, or spoke something else; either way there is nobody to tell.
  } finally {
    if (endTurn !== undefined) await undo(engine);
    endTurn?.();
    socket.destroy();
  }
}

/** Whether the database is idle afterwards: outside any transaction, and at the end of a question. */
async function answer(batch: readonly Message[], engine: Engine, socket: Socket): Promise<boolean> {
  const answers = new Messages({ withFirst: false });
  let isIdle = false;
  for (const { bytes } of batch) {
    const answered = Buffer.from(await engine.execProtocolRaw(bytes));
    for (const message of answers.add(answered)) isIdle = message.kind === 'Z' && message.bytes[5] === IDLE;
    if (answered.length > 0 && socket.writable) socket.write(answered);
  }
  return isIdle;
}

const IDLE = 'I'.charCodeAt(0);

/** What a client that is gone had begun. */
async function undo(engine: Engine): Promise<void> {
  try {
    await engine.execProtocolRaw(messageOf('S'));
    await engine.execProtocolRaw(messageOf('Q', 'rollback'));
  } catch {
    // The database is closed already: it undoes that by itself when it is opened again.
  }
}
