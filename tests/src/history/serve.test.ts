import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { messageOf } from '../../../src/history/embedded/messages.ts';
import { serve } from '../../../src/history/embedded/serve.ts';
import { temporaryFolder } from '../../helpers/run-cli.ts';

const SILENCE_MS = 300;
const HELLO = Uint8Array.of(0, 0, 0, 9, 0, 3, 0, 0, 0);

/** Writes down what it is asked, in its order. `slow` takes longer than a client may be silent; `begin` begins a transaction, and `commit` and `rollback` end it. */
function wordsEngine() {
  const asked: string[] = [];
  let state = 'I';
  return {
    asked,
    async execProtocolRaw(message: Uint8Array) {
      const text = Buffer.from(message).toString('latin1');
      const said = text.slice(5).replace('\0', '');
      // As slow as a question that has to wait for the disk.
      await new Promise((resolve) => (said === 'slow' ? setTimeout(resolve, 2 * SILENCE_MS) : setImmediate(resolve)));
      if (message[0] === 0) return ready(state);
      asked.push(`${text[0]} ${said}`.trim());
      if (said === 'begin') state = 'T';
      if (said === 'commit' || said === 'rollback') state = 'I';
      return 'QS'.includes(text[0] ?? '') ? ready(state) : new Uint8Array();
    },
  };
}

function ready(state: string): Uint8Array {
  return Uint8Array.of('Z'.charCodeAt(0), 0, 0, 0, 5, state.charCodeAt(0));
}

describe('turns at an embedded database', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let engine: ReturnType<typeof wordsEngine>;
  let served: Awaited<ReturnType<typeof serve>>;
  beforeEach(async () => {
    folder = await temporaryFolder();
    engine = wordsEngine();
    served = await serve(engine, path.join(folder.path, 's'), SILENCE_MS);
  });
  afterEach(async () => {
    await served.stop();
    await folder.remove();
  });

  const client = async (): Promise<Socket> => {
    const socket = connect({ path: path.join(folder.path, 's') });
    socket.write(HELLO);
    await once(socket, 'data');
    return socket;
  };
  const ask = async (socket: Socket, text: string) => {
    socket.write(messageOf('Q', text));
    await once(socket, 'data');
  };

  it('messages of one question stay together, whoever asks meanwhile', async () => {
    const clients = await Promise.all(Array.from({ length: 5 }, client));
    const asking = clients.map(async (socket, index) => {
      for (const kind of ['P', 'B', 'E']) {
        socket.write(messageOf(kind, String(index)));
        await new Promise((resolve) => setImmediate(resolve));
      }
      socket.write(messageOf('S'));
      await once(socket, 'data');
    });
    await Promise.all(asking);
    const questions = Array.from({ length: 5 }, (_, at) => engine.asked.slice(at * 4, at * 4 + 4));
    const numbers = questions.map(([parse = '']) => parse.slice(2));
    expect(numbers.toSorted()).toEqual(['0', '1', '2', '3', '4']);
    expect(questions).toEqual(numbers.map((one) => [`P ${one}`, `B ${one}`, `E ${one}`, 'S']));
  });

  it('others wait for the end of a transaction', async () => {
    const [one, other] = await Promise.all([client(), client()]);
    await ask(one, 'begin');
    const waiting = ask(other, 'select');
    await ask(one, 'insert');
    await ask(one, 'commit');
    await waiting;
    expect(engine.asked).toEqual(['Q begin', 'Q insert', 'Q commit', 'Q select']);
  });

  it.each<[string, (socket: Socket) => void]>([
    ['goes away', (socket) => socket.destroy()],
    ['says goodbye', (socket) => socket.write(messageOf('X'))],
    ['says nothing for too long', () => undefined],
    ['speaks something else', (socket) => socket.write('GET / HTTP/1.1\r\n\r\n')],
  ])('what somebody had begun who %s is undone, and the next one is served', async (_, leave) => {
    const [one, other] = await Promise.all([client(), client()]);
    one.on('error', () => undefined);
    await ask(one, 'begin');
    const waiting = ask(other, 'select');
    leave(one);
    await waiting;
    expect(engine.asked).toEqual(['Q begin', 'S', 'Q rollback', 'Q select']);
  });

  it('who waits for a slow answer is not silent', async () => {
    const one = await client();
    await ask(one, 'begin');
    await ask(one, 'slow');
    await ask(one, 'commit');
    expect(engine.asked).toEqual(['Q begin', 'Q slow', 'Q commit']);
  });

  it('whoever serves and ends hears everybody out first, and nobody who is silent', async () => {
    const [one, other, idle] = await Promise.all([client(), client(), client()]);
    await ask(one, 'begin');
    const waiting = ask(other, 'select');
    const ended = [one, other, idle].map((socket) => once(socket, 'close'));
    // Its question has arrived by then, and waits for its turn.
    await new Promise((resolve) => setTimeout(resolve, 100));
    const stopped = served.stop();
    await ask(one, 'insert');
    await ask(one, 'commit');
    await waiting;
    await stopped;
    await Promise.all(ended);
    expect(engine.asked).toEqual(['Q begin', 'Q insert', 'Q commit', 'Q select']);
  });

  it('whoever serves and ends does not wait for ever', async () => {
    await served.stop();
    served = await serve(engine, path.join(folder.path, 's'), 60_000, 100);
    await ask(await client(), 'begin');
    await served.stop();
    expect(engine.asked).toEqual(['Q begin', 'S', 'Q rollback']);
  });

  it('somebody who only looks in takes no turn', async () => {
    connect({ path: path.join(folder.path, 's') }).end();
    const one = await client();
    await ask(one, 'select');
    await vi.waitFor(() => expect(engine.asked).toEqual(['Q select']), 60_000);
  });
});
