import { cp, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { systemClock } from '../../../src/compose.ts';
import { openDatabase } from '../../../src/history/database.ts';
import { temporaryFolder } from '../../helpers/run-cli.ts';

/** The folder of an embedded database. A process may end at any time, and people copy such folders. */
it('a folder that was not made to its end is made again, and one that was made is never taken for it', async () => {
  const folder = await temporaryFolder();
  const data = path.join(folder.path, 'data');
  await mkdir(data);
  await writeFile(path.join(data, 'PG_VERSION'), '');
  await writeFile(path.join(folder.path, 'data-is-being-made'), '');
  const open = async (place: string) => {
    const opened = await openDatabase({ url: null, folder: place }, { clock: systemClock });
    if (!opened.ok) throw new Error(opened.error.message);
    return opened.value;
  };
  const made = await open(folder.path);
  const schedule = { id: 's', spec: {}, created_at: '2026-01-05T00:00:00.000Z', paused_at: null };
  await made.db.insertInto('schedules').values(schedule).execute();
  await made.end();

  // From a backup of the data alone.
  const copy = path.join(folder.path, 'copy');
  await cp(data, path.join(copy, 'data'), { recursive: true });
  const again = await open(copy);
  expect(await again.db.selectFrom('schedules').select('id').execute()).toEqual([{ id: 's' }]);
  await again.end();
  await folder.remove();
});
