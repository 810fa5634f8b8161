import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { ifThere } from './if-there.ts';
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
  let close = async () => {};
  try {
    const db = await openData(folder);
    close = () => db.close();
    const socket = await socketFor(folder, claim.number);
    const server = await serve(db, socket);
    close = async () => {
      await server.stop();
      await db.close();
    };
    await claim.serve(socket);
    const stop = async () => {
      await close();
      await claim.release();
    };
    return { socket, stop };
  } catch (error) {
    // Not before the files are closed: the next one who has the lock opens them.
    await close();
    await claim.release();
    throw error;
  }
}

/**
 * A folder that was not made to its end holds nothing yet, and cannot be opened: it is made again. A file says so while it is
 * made, and not once it is: data that came back from a backup without that file must not be taken for half of a folder.
 */
async function openData(folder: string): Promise<PGlite> {
  const data = path.join(folder, 'data');
  const making = path.join(folder, 'data-is-being-made');
  if (await ifThere(stat(making))) await rm(data, { recursive: true, force: true });
  else if (await ifThere(stat(data))) return PGlite.create(data);
  await writeFile(making, '');
  const db = await PGlite.create(data);
  await rm(making);
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
