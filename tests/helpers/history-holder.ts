/**
 * A process of its own that is in the middle of a transaction, and stays there: `history-holder.ts <folder> [asked]`. With
 * `asked` it begins that when it is told anything.
 */
import { once } from 'node:events';
import { systemClock } from '../../src/compose.ts';
import { openDatabase } from '../../src/history/database.ts';
import './quickly-compiled.ts';

const opened = await openDatabase({ url: null, folder: process.argv[2] ?? '' }, { clock: systemClock });
if (!opened.ok) throw new Error(opened.error.message);
if (process.argv[3] === 'asked') {
  process.stdout.write('open\n');
  await once(process.stdin, 'data');
}
const holding = await opened.value.db.startTransaction().execute();
const half = { id: 'half', gss: null, name: 'half', tier: null, nation: null, begins: null, ends: null };
await holding
  .insertInto('authorities')
  .values({ ...half, succeeded_by: null })
  .execute();
process.stdout.write('holding\n');
setInterval(() => undefined, 1000);
