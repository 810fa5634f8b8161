import { listInWords } from '../../../reports/lib/text.ts';
import { systemClock } from '../../compose.ts';
import { findTargets } from '../../history/read-scans.ts';
import { listSchedules } from '../../jobs/schedules.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { withHistory } from '../history.ts';
import type { Io } from '../io.ts';
import { refuse } from '../refuse.ts';
import { settle } from '../settle.ts';
import { flagsOf } from './report.ts';

/** The next scan that is saved puts a target back, so one that a schedule still has is refused. */
export async function runUnwatch(given: string, options: { readonly config?: string }, io: Io): Promise<ExitCode> {
  const config = await settle(flagsOf(options), options.config, io);
  if (!config.ok) return refuse(config.error.message, io);
  return withHistory(config.value, io, async (database) => {
    const found = await findTargets(database.db, given);
    const [target, ...others] = found;
    if (!target) return refuse(`Nothing of '${given}' is in the history. Give its id or its address.`, io);
    if (others.length > 0)
      return refuse(`'${given}' is several. Give one of ${listInWords(found.slice(0, 20).map(({ id }) => id))}.`, io);
    const schedules = (await listSchedules(database)).filter(({ spec }) =>
      spec.targets.some(({ id }) => id === target.id),
    );
    if (schedules.length > 0)
      return refuse(
        `${target.id} is in the schedule ${listInWords(schedules.map(({ id }) => id))}, and would be back after its next scan. Remove it there first.`,
        io,
      );
    const removed_at = (io.clock ?? systemClock).now();
    await database.db.updateTable('targets').set({ removed_at }).where('id', '=', target.id).execute();
    io.out(`${target.name} (${target.id}) is watched no longer. Its history stays.\n`);
    return EXIT.ok;
  });
}
