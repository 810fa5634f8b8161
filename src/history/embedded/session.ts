import { connect } from 'node:net';
import type { Clock } from '../../ports.ts';
import { FolderHeld } from '../errors.ts';
import { claim, type Holder, isElsewhere } from './lock.ts';
import { ENCRYPTION_QUESTION } from './messages.ts';
import type { Owner } from './owner.ts';

const POLL_MS = 100;
/** A large database that was not closed well takes its time to start. */
const STARTING_POLLS = 1800;
/** Longer than any one question keeps the process busy that runs the database. */
const SILENT_MS = 60_000;
/** Somebody who runs but does not answer may be on the way out, closing files. */
const SILENT_POLLS = 300;

/** Reaches the database of a folder through whoever runs it, or runs it where nobody does. */
export interface Session {
  /** Where the database is reached now. Rejects where it is not. */
  socket(): Promise<string>;
  /** Nobody answered there: next time it is looked up again. */
  lost(socket: string): void;
  end(): Promise<void>;
}

export function openSession(folder: string, clock: Clock, silentMs = SILENT_MS): Session {
  let owner: Owner | undefined;
  let current: Promise<string> | undefined;

  async function find(): Promise<string> {
    for (let polls = 0; ; polls++) {
      const claimed = await claim(folder, clock.now());
      if ('release' in claimed) {
        // Loaded here: those who reach it through somebody else do without 500 MB of it.
        const { startOwner } = await import('./owner.ts');
        owner = await startOwner(folder, claimed);
        return owner.socket;
      }
      const found = claimed.socket === null ? 'is not there' : await askAt(claimed.socket, silentMs);
      if (claimed.socket !== null && found === 'answers') return claimed.socket;
      if (found === 'is silent') throw new FolderHeld(heldBy(claimed, folder));
      const enough = isElsewhere(claimed) ? 0 : claimed.socket === null ? STARTING_POLLS : SILENT_POLLS;
      if (polls >= enough) throw new FolderHeld(heldBy(claimed, folder));
      await clock.sleep(POLL_MS);
    }
  }

  return {
    socket() {
      if (current === undefined) {
        const looking = find();
        current = looking;
        looking.catch(() => {
          current = undefined;
        });
      }
      return current;
    },
    lost(socket) {
      if (owner?.socket !== socket) current = undefined;
    },
    async end() {
      await current?.catch(() => undefined);
      await owner?.stop();
    },
  };
}

/** A process that was stopped still has its socket, and connections to it succeed: only an answer tells. */
function askAt(socket: string, waitMs: number): Promise<'answers' | 'is silent' | 'is not there'> {
  return new Promise((resolve) => {
    const trying = connect({ path: socket });
    const settle = (found: 'answers' | 'is silent' | 'is not there') => {
      trying.destroy();
      resolve(found);
    };
    trying.setTimeout(waitMs, () => settle('is silent')).write(ENCRYPTION_QUESTION);
    trying.once('data', () => settle('answers')).once('error', () => settle('is not there'));
    trying.once('close', () => settle('is not there'));
  });
}

function heldBy(holder: Holder, folder: string): string {
  const { pid, host, since } = holder;
  if (isElsewhere(holder)) {
    return `The history in ${folder} is in use on another machine, ${host}, by process ${pid} since ${since}. One machine at a time can use such a folder; for more, use a PostgreSQL server. If nothing on ${host} uses it any more, delete the file owner-*.json in it.`;
  }
  return `The history in ${folder} is in use by process ${pid} since ${since}, and that process does not answer. End it, or wait until it is done, and try again.`;
}
