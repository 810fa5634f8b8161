import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { Claim } from './lock.ts';
import { serve } from './serve.ts';

/** The shortest limit of a system for the path of a socket is 104, with a byte for its end. */
const LONGEST_SOCKET = 100;

export interface Owner {
  readonly socket: string;
  stop(): Promise<void>;
}

/** Runs the database of a folder in this process, for everybody on this machine who may read the folder. */
export async function startOwner(folder: string, claim: Claim): Promise<Owner> {
  try {
    const db = await openData(folder);
    const socket = await socketFor(folder, claim.number);
    const server = await serve(db, socket);
    await claim.serve(socket);
    const stop = async () => {
      await server.stop();
      await db.close();
      await claim.release();
    };
    return { socket, stop };
  } catch (error) {
    await claim.release();
    throw error;
  }
}

/** A folder that was not made to its end holds nothing yet, and cannot be opened: it is made again. */
async function openData(folder: string): Promise<PGlite> {
  const data = path.join(folder, 'data');
  const made = path.join(folder, 'data-is-made');
  const isMade = await stat(made).catch(() => undefined);
  if (!isMade) await rm(data, { recursive: true, force: true });
  const db = await PGlite.create(data);
  if (!isMade) await writeFile(made, '');
  return db;
}

/** Beside the data, where only this user may enter and nothing clears away what is old. */
async function socketFor(folder: string, number: number): Promise<string> {
  if (process.platform === 'win32') {
    return `\\\\.\\pipe\\${path.basename(await mkdtemp(path.join(tmpdir(), 'lgdss-')))}`;
  }
  const left = (await readdir(folder)).filter((name) => /^socket-\d+$/.test(name));
  await Promise.all(left.map((name) => rm(path.join(folder, name), { force: true })));
  const beside = path.join(folder, `socket-${number}`);
  if (Buffer.byteLength(beside) <= LONGEST_SOCKET) return beside;
  return path.join(await mkdtemp(path.join(tmpdir(), 'lgdss-')), 'socket');
}
