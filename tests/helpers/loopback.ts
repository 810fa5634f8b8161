import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Loopback {
  readonly origin: string;
  readonly port: number;
  /** `GET /path` for every request so far. */
  readonly hits: readonly string[];
  close(): Promise<void>;
}

export type Answers = (request: IncomingMessage, response: ServerResponse, path: string) => void;

/** A server of the test's own, on a port the system chooses. */
export async function serveLoopback(answer: Answers): Promise<Loopback> {
  const hits: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    hits.push(`${request.method} ${path}`);
    answer(request, response, path);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    hits,
    async close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** A port that nothing listens on: it was free a moment ago. */
export async function closedPort(): Promise<number> {
  const server = await serveLoopback(() => undefined);
  await server.close();
  return server.port;
}
