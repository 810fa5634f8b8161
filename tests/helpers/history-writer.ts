/** A process of its own that writes into history: `history-writer.ts <folder> <name> <count>`. Tells of every commit. */
import { systemClock } from '../../src/compose.ts';
import { openDatabase } from '../../src/history/database.ts';
import './quickly-compiled.ts';

const [folder = '', name = '', count = '0'] = process.argv.slice(2);
const opened = await openDatabase({ url: null, folder }, { clock: systemClock });
if (!opened.ok) throw new Error(opened.error.message);
const { transact, end } = opened.value;
process.stdout.write('open\n');
for (let number = 0; number < Number(count); number++) {
  const id = `${name}-${number}`;
  const target = { id, authority_id: id, name: id, start_url: `https://${id}.example/`, host: `${id}.example` };
  await transact(async (transaction) => {
    await transaction
      .insertInto('authorities')
      .values({ id, name: id, gss: null, tier: null, nation: null, begins: null, ends: null, succeeded_by: null })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await transaction
      .insertInto('targets')
      .values({ ...target, lgsl: null, platform: null, added_at: systemClock.now(), removed_at: null })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  });
  process.stdout.write(`wrote ${id}\n`);
}
await end();
process.stdout.write('ended\n');
