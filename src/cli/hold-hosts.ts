import { oneLine } from '../../reports/lib/text.ts';
import type { Database } from '../history/database.ts';
import type { AtHost, ByHand } from '../jobs/at-work.ts';
import { keepSaying } from '../jobs/beat.ts';
import type { Clock } from '../ports.ts';

const LOOK_MS = 3000;
/** A database that is started anew answers within these, whichever comes first: one question may take longer than all pauses. */
const PATIENCE_MS = 60_000;
const MOST_ERRORS = 20;

export interface HoldingTools {
  /** Undefined where nobody else can be at work: it needs no database that nobody runs. */
  readonly reach: () => Promise<Database | undefined>;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly tell: (sentence: string) => void;
}

/**
 * Takes the hosts of a scan by hand as workers take theirs, so that each has one scan at a time. Waits for who is at one of them,
 * and says so. The answer gives them up. Where the database cannot tell, the scan goes on: it is what somebody asked for.
 */
export async function holdHosts(scan: ByHand, { reach, clock, signal, tell }: HoldingTools) {
  const { lineUp, leaveLine } = await import('../jobs/at-work.ts');
  const ask = async (hasTurn: boolean) => {
    const database = await reach();
    return database && (await lineUp(database, scan, hasTurn));
  };
  const over = new AbortController();
  let told = '';
  let errors = 0;
  let isSaid = true;
  let patience = signal;
  // Once somebody is known to be there, one answer that is lost does not mean that they are gone.
  const askAgain = async (): Promise<AtHost | 'unknown' | undefined> => {
    try {
      const other = await ask(false);
      errors = 0;
      return other;
    } catch (error) {
      if (errors === 0) patience = AbortSignal.timeout(PATIENCE_MS);
      errors += 1;
      const isOver = errors > MOST_ERRORS || patience.aborted;
      if (told === '' || isOver) throw error;
      return 'unknown';
    }
  };
  try {
    for (let other = await askAgain(); other !== undefined && !signal.aborted; other = await askAgain()) {
      const why = other === 'unknown' ? told : waitingInWords(other);
      if (why !== told) tell(why);
      told = why;
      await clock.sleep(LOOK_MS, signal);
    }
  } catch (error) {
    isSaid = false;
    const why = error instanceof Error ? error.message : String(error);
    tell(oneLine(`Whether somebody else is scanning its hosts could not be found out. ${why}`));
  }
  // A worker may have come meanwhile: from now on it knows.
  const beating = keepSaying(() => ask(true), { clock, over: over.signal, isSaid, problem: () => undefined });
  return async () => {
    over.abort();
    await beating;
    const database = await reach().catch(() => undefined);
    // What is left behind counts for a minute and a half.
    if (database) await leaveLine(database, scan).catch(() => undefined);
  };
}

function waitingInWords({ by, who, target, since }: AtHost): string {
  const what = by === 'worker' ? `A worker (${who}) is scanning` : `Another scan by hand (${who}) is at`;
  return oneLine(`${what} ${target}, on the same host, since ${since}. This scan begins when that is done.`);
}
