import { createServer, type Socket } from 'node:net';
import { asksForEncryption, asksToCancel, type Message, Messages, messageOf } from './messages.ts';

/** What is needed of PGlite: it answers one message of the protocol. */
export interface Engine {
  execProtocolRaw(message: Uint8Array): Promise<Uint8Array>;
}

/** Who holds the database that long without a word is cut off, and what was begun is undone. */
const SILENCE_MS = 60_000;

/** Everything up to one of these belongs together: Sync, Query, Flush, a call of a function, the end of a copy. */
const ENDS_BATCH = 'SQHFcf';
const TERMINATE = 'X';

/**
 * Serves an embedded database through a socket. It has one session only, so everybody takes turns. A turn lasts from the
 * first message of a question to the answer that says the database is idle, and so for the whole of a transaction: messages
 * of two clients never mix. (docs/decisions/0033-history.md says why this is not left to a package.)
 */
export async function serve(engine: Engine, path: string, silenceMs = SILENCE_MS): Promise<{ stop(): Promise<void> }> {
  const turns = new Turns();
  const sockets = new Set<Socket>();
  const clients = new Set<Promise<void>>();
  const server = createServer((socket) => {
    sockets.add(socket);
    const client = attend(socket, engine, turns, silenceMs).finally(() => {
      sockets.delete(socket);
      clients.delete(client);
    });
    clients.add(client);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(path, resolve);
  });
  return {
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await Promise.all(clients);
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

/** One client from its first message to its last. Never rejects. */
async function attend(socket: Socket, engine: Engine, turns: Turns, silenceMs: number): Promise<void> {
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
