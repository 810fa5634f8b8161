import { once } from 'node:events';
import { type AddressInfo, connect, createServer as createNet, type Socket } from 'node:net';
import tls from 'node:tls';
import { type Certificate, certificate } from '../../fixtures/lib/certificate.ts';

export interface TlsServer {
  readonly port: number;
  /** Connections so far. */
  readonly connections: () => number;
  close(): Promise<void>;
}

/** Agrees to what it is told to, says nothing more, and lets go. */
export async function serveTls(
  options: tls.TlsOptions = {},
  made?: Certificate,
  prepare?: (server: tls.Server) => void,
): Promise<TlsServer> {
  const server = tls.createServer({ ...(made ?? (await certificate())), ...options }, (socket) => {
    socket.on('error', () => socket.destroy());
    socket.on('data', () => undefined);
  });
  server.on('tlsClientError', () => undefined);
  prepare?.(server);
  return listening(server);
}

/** Speaks no TLS: `answer` does with each connection what it likes once the first bytes have come. */
export function serveBytes(answer: (socket: Socket) => void): Promise<TlsServer> {
  return listening(createNet((socket) => socket.once('data', () => answer(socket))));
}

/** Hands on what is said to another server, and hangs up once that one has answered for the first time. */
export function serveFirstAnswer({ port }: Pick<TlsServer, 'port'>): Promise<TlsServer> {
  const server = createNet((socket) => {
    const other = connect(port, '127.0.0.1');
    other.on('error', () => other.destroy());
    socket.once('close', () => other.destroy());
    socket.pipe(other);
    other.once('data', (bytes) => socket.end(bytes));
  });
  return listening(server);
}

async function listening(server: ReturnType<typeof createNet> | tls.Server): Promise<TlsServer> {
  const sockets = new Set<Socket>();
  let connections = 0;
  server.on('connection', (socket: Socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => connections,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
