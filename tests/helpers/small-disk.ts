import { execFile } from 'node:child_process';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
const MB = 1_000_000;
/** Of the last pages too, so that no row finds room. */
const LAST = 1024;
const TRIES = 50;
const POLL_MS = 100;

export interface SmallDisk {
  /** An empty folder on it, of root. */
  readonly folder: string;
  /** Writes until the system says that there is no room, and answers how many bytes that took. */
  fill(): Promise<number>;
  /** Takes away what `fill` wrote. */
  makeRoom(): Promise<void>;
  /** Everything that had files on it has to have ended. */
  remove(): Promise<void>;
}

/** A real file system of so many megabytes, in memory. In a sentence, why there is none where that cannot be. */
export async function smallDisk(megabytes: number): Promise<SmallDisk | string> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    return 'Only root on Linux can make a small file system here.';
  const folder = await mkdtemp(path.join(tmpdir(), 'lgdss-small-disk-'));
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'tmpfs', folder]);
  } catch (error) {
    await rm(folder, { recursive: true });
    return `The system does not let a small file system be made: ${error instanceof Error ? error.message : error}`;
  }
  const filler = path.join(folder, 'filler');
  return {
    folder,
    async fill() {
      const file = await open(filler, 'a');
      let written = 0;
      try {
        for (let size = MB; size >= LAST; ) {
          const { bytesWritten } = await file.write(Buffer.alloc(size)).catch((error: NodeJS.ErrnoException) => {
            if (error.code !== 'ENOSPC') throw error;
            return { bytesWritten: 0 };
          });
          written += bytesWritten;
          if (bytesWritten < size) size = Math.floor(size / 10);
        }
      } finally {
        await file.close();
      }
      return written;
    },
    makeRoom: () => rm(filler, { force: true }),
    async remove() {
      // Processes that were told to end may still hold it.
      for (let tries = 1; ; tries += 1) {
        const problem = await run('umount', [folder]).then(
          () => undefined,
          (error: Error) => error,
        );
        if (!problem) break;
        if (tries === TRIES) throw problem;
        await sleep(POLL_MS);
      }
      await rm(folder, { recursive: true });
    },
  };
}
