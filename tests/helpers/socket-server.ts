import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

export interface SocketServer {
  readonly port: number;
  /** `/path` for every socket that was opened. */
  readonly opened: readonly string[];
  /** `/path words` for every message, in the order they came. */
  readonly said: readonly string[];
  close(): Promise<void>;
}

const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const TEXT = 1;

/** A server of web sockets (RFC 6455) that listens, greets, and writes down what it is told. Short messages only. */
export async function serveSockets(): Promise<SocketServer> {
  const opened: string[] = [];
  const said: string[] = [];
  const sockets = new Set<Duplex>();
  const server = createServer((_, response) => response.end());
  server.on('upgrade', ({ url = '', headers }, socket) => {
    const accept = createHash('sha1').update(`${headers['sec-websocket-key']}${GUID}`).digest('base64');
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    socket.write(Buffer.from([0x80 | TEXT, 2, ...Buffer.from('hi')]));
    sockets.add(socket);
    opened.push(url);
    socket.on('data', (frames: Buffer) => said.push(...messagesIn(frames).map((words) => `${url} ${words}`)));
    socket.on('error', () => undefined);
  });
  server.listen(0);
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    opened,
    said,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Of whole masked frames with fewer than 126 bytes each, which is all that the tests send. */
function messagesIn(frames: Buffer): readonly string[] {
  const words: string[] = [];
  for (let at = 0; at + 6 <= frames.length; ) {
    const length = (frames[at + 1] ?? 0) & 0x7f;
    const mask = frames.subarray(at + 2, at + 6);
    const masked = frames.subarray(at + 6, at + 6 + length);
    if (((frames[at] ?? 0) & 0x0f) === TEXT)
      words.push(Buffer.from(masked.map((byte, index) => byte ^ (mask[index % 4] ?? 0))).toString());
    at += 6 + length;
  }
  return words;
}
