import type { KyselyPlugin } from 'kysely';
import { expect, it } from 'vitest';
import type { Database } from '../../../src/history/database.ts';
import { exportLines } from '../../../src/history/export-store.ts';
import { importLines } from '../../../src/history/import-store.ts';
import { openDatabaseOf } from '../../helpers/jobs-database.ts';

const SAMPLES = 25;
const LENGTH = 50_000;

/** Databases take no more than 256 MB in one value, and a nation has thousands of samples. */
it('samples go out and in by the few, however many there are', async () => {
  const [from, to] = [await openDatabaseOf('embedded'), await openDatabaseOf('embedded')];
  try {
    await fill(from.database);
    let longest = 0;
    const weigh: KyselyPlugin = {
      transformQuery({ node }) {
        longest = Math.max(longest, JSON.stringify(node).length);
        return node;
      },
      async transformResult({ result }) {
        longest = Math.max(longest, JSON.stringify(result.rows).length);
        return result;
      },
    };
    const lines = withoutEnds(exportLines(from.database.db.withPlugin(weigh)));
    const read = await to.database.transact((writing) =>
      importLines(writing.withPlugin(weigh) as typeof writing, lines),
    );
    expect(read).toMatchObject({ ok: true, value: { now: { rows: 2 * SAMPLES } } });
    expect(longest).toBeGreaterThan(LENGTH);
    expect(longest).toBeLessThan((SAMPLES / 2) * LENGTH);
  } finally {
    await from.close();
    await to.close();
  }
});

async function fill({ db }: Database): Promise<void> {
  const added_at = '2026-01-01T00:00:00.000Z';
  for (let index = 0; index < SAMPLES; index++) {
    const id = `council-${index}`;
    const target = { id, authority_id: null, name: id, start_url: '', host: '', lgsl: null, platform: null };
    await db
      .insertInto('targets')
      .values({ ...target, added_at, removed_at: null })
      .execute();
    const sample = `${id} `.padEnd(LENGTH, 'x');
    await db.insertInto('kept_samples').values({ target_id: id, sample, drawn_at: added_at }).execute();
  }
}

async function* withoutEnds(lines: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) yield line.trimEnd();
}
