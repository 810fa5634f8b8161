import { expect, it } from 'vitest';
import { systemClock } from '../../../src/compose.ts';
import { openDatabase } from '../../../src/history/database.ts';
import { madeHistory } from '../../helpers/made-history.ts';
import { temporaryFolder } from '../../helpers/run-cli.ts';

it('whoever asks or writes while the owner of an embedded database ends is answered, and goes on with the next owner', async () => {
  const folder = await temporaryFolder();
  await madeHistory(folder.path);
  const open = async () => {
    const opened = await openDatabase({ url: null, folder: folder.path }, { clock: systemClock });
    if (!opened.ok) throw new Error(opened.error.message);
    return opened.value;
  };
  const owner = await open();
  const other = await open();
  const unknown = { gss: null, tier: null, nation: null, begins: null, ends: null, succeeded_by: null };
  const write = (id: string) =>
    other.transact(async (writing) => {
      await writing
        .insertInto('authorities')
        .values({ id, name: id, ...unknown })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    });
  const ids = Array.from({ length: 20 }, (_, index) => `council-${index + 10}`);
  let ending: Promise<void> | undefined;
  let reading: readonly Promise<unknown>[] = [];
  for (const [index, id] of ids.entries()) {
    if (index === 5) {
      reading = ids.map(() => other.db.selectFrom('authorities').select('id').limit(1).execute());
      // They are on their way by then.
      await new Promise((resolve) => setTimeout(resolve, 1));
      ending = owner.end();
    }
    await write(id);
  }
  await ending;
  expect(await Promise.all(reading)).toEqual(ids.map(() => [{ id: ids[0] }]));
  const there = await other.db.selectFrom('authorities').select('id').orderBy('id').execute();
  expect(there.map(({ id }) => id)).toEqual(ids);
  await other.end();
  await folder.remove();
});
