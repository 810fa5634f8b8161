import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';

const MOST_CONNECTIONS = 200;

export interface Owner {
  /** Path of a socket, or on Windows the name of a pipe. */
  readonly socket: string;
  stop(): Promise<void>;
}

/** Runs the database of a folder in this process. Nobody else may have it open: it would be damaged. */
export async function startOwner(folder: string): Promise<Owner> {
  const db = await PGlite.create(path.join(folder, 'data'));
  // Only this user may enter the folder, so that nobody else on the machine reaches the socket. Its path is short, because
  // systems allow about 100 characters.
  const own = await mkdtemp(path.join(tmpdir(), 'lgdss-'));
  const socket = process.platform === 'win32' ? `\\\\.\\pipe\\${path.basename(own)}` : path.join(own, 'db');
  const server = new PGLiteSocketServer({ db, path: socket, maxConnections: MOST_CONNECTIONS });
  await server.start();
  return {
    socket,
    async stop() {
      await server.stop();
      await db.close();
      await rm(own, { recursive: true, force: true });
    },
  };
}
