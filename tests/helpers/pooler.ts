import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { asksForEncryption, Messages } from '../../src/history/embedded/messages.ts';

const ENDS_BATCH = 'SQHFcf';
const READY = 'Z';
const IDLE = 'I'.charCodeAt(0);

interface Backend {
  readonly socket: Socket;
  busy: boolean;
  hear: (bytes: Buffer, isIdle: boolean) => void;
}

/**
 * Between clients and a server of PostgreSQL, as PgBouncer with `pool_mode = transaction`: every transaction goes to another
 * connection than the one before, and what somebody has set for a connection stays with it, whoever is next.
 */
export async function startPooler(url: string, size = 3) {
  const { hostname, port, username, pathname } = new URL(url);
  const backends = await Promise.all(
    Array.from({ length: size }, () =>
      openBackend(hostname, Number(port), { user: username, database: pathname.slice(1) }),
    ),
  );
  let turn = 0;
  const free = async (): Promise<Backend> => {
    for (;;) {
      for (let tried = 0; tried < size; tried++) {
        turn = (turn + 1) % size;
        const backend = backends[turn];
        if (backend && !backend.busy) {
          backend.busy = true;
          return backend;
        }
      }
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  const clients = new Set<Socket>();
  const server = createServer((client) => {
    clients.add(client);
    attend(client, free).catch(() => client.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const at = new URL(url);
  at.port = String(typeof address === 'object' && address ? address.port : 0);
  return {
    url: at.href,
    async close() {
      for (const socket of [...clients, ...backends.map((one) => one.socket)]) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function attend(client: Socket, free: () => Promise<Backend>): Promise<void> {
  client.on('error', () => undefined);
  const messages = new Messages({ withFirst: true });
  let held: Backend | undefined;
  let batch: Uint8Array[] = [];
  for await (const chunk of client) {
    for (const { kind, bytes } of messages.add(chunk as Uint8Array)) {
      if (kind === 'X') return void client.end();
      if (kind === '') {
        // Let in: AuthenticationOk, and ready.
        client.write(asksForEncryption(bytes) ? 'N' : Buffer.from('52000000080000000' + '05a0000000549', 'hex'));
        continue;
      }
      batch.push(bytes);
      if (!ENDS_BATCH.includes(kind)) continue;
      held ??= await free();
      const backend = held;
      const isIdle = await new Promise<boolean>((resolve) => {
        backend.hear = (answer, idle) => {
          client.write(answer);
          if (answer.includes(Buffer.from([0x5a, 0, 0, 0, 5]))) resolve(idle);
        };
        backend.socket.write(Buffer.concat(batch));
      });
      batch = [];
      if (!isIdle) continue;
      held = undefined;
      backend.busy = false;
    }
  }
}

async function openBackend(host: string, port: number, who: Readonly<Record<string, string>>): Promise<Backend> {
  const socket = connect(port, host);
  socket.on('error', () => undefined);
  const words = Buffer.from(`${Object.entries(who).flat().join('\0')}\0\0`);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + words.length, 0);
  head.writeUInt32BE(196_608, 4);
  socket.write(Buffer.concat([head, words]));
  const messages = new Messages({ withFirst: false });
  let ready = () => {};
  const isReady = new Promise<void>((resolve) => {
    ready = resolve;
  });
  const backend: Backend = { socket, busy: false, hear: () => ready() };
  socket.on('data', (chunk: Buffer) => {
    for (const { kind, bytes } of messages.add(chunk))
      if (kind !== '') backend.hear(Buffer.from(bytes), kind === READY && bytes[5] === IDLE);
  });
  await isReady;
  // Only what comes after the greeting is an answer to anybody.
  await new Promise((resolve) => setTimeout(resolve, 200));
  return backend;
}
