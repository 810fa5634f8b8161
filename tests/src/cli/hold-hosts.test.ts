import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { holdHosts } from '../../../src/cli/hold-hosts.ts';
import { systemClock } from '../../../src/compose.ts';
import { leaveLine, lineUp } from '../../../src/jobs/at-work.ts';
import type { Target } from '../../../src/model/target.ts';
import { type OpenedDatabase, openDatabaseOf, weekly } from '../../helpers/jobs-database.ts';

let opened: OpenedDatabase;
let told: string[];
let sleeps: number;
let beats: number[];
beforeAll(async () => {
  opened = await openDatabaseOf('embedded');
});
afterAll(() => opened?.close());
beforeEach(() => {
  told = [];
  sleeps = 0;
  beats = [];
});

const target = weekly(['northmere']).targets[0] as Target;
const other = { who: 'here 1', target };
/** Looks again at once, and is there only as long as `answers` says, by the number of the sleeps before. */
const hold = (
  answers: (sleeps: number) => boolean,
  atSleep: (sleeps: number) => Promise<void> = async () => undefined,
) =>
  holdHosts(
    { who: 'here 2', target },
    {
      reach: async () => {
        if (!answers(sleeps)) throw new Error('The connection was lost.');
        return opened.database;
      },
      clock: {
        now: systemClock.now,
        async sleep(ms, over) {
          // That of the scan under way.
          if (ms !== 3000) {
            beats.push(ms);
            return systemClock.sleep(ms, over);
          }
          sleeps += 1;
          await atSleep(sleeps);
        },
      },
      signal: new AbortController().signal,
      tell: (sentence) => void told.push(sentence),
    },
  );

it('goes on waiting for somebody who was named while the database is away for a while', async () => {
  await lineUp(opened.database, other);
  const leave = await hold(
    (at) => at < 2 || at > 12,
    async (at) => void (at === 15 && (await leaveLine(opened.database, other))),
  );
  expect(sleeps).toBe(15);
  expect(told).toEqual([expect.stringContaining('Another scan by hand (here 1) is at northmere')]);
  await leave();
});

it('begins where the database stays away, and says why', async () => {
  await lineUp(opened.database, other);
  const leave = await hold((at) => at === 0);
  expect(sleeps).toBe(21);
  expect(told).toEqual([
    expect.stringContaining('Another scan by hand (here 1)'),
    expect.stringContaining('could not be found out. The connection was lost.'),
  ]);
  await leave();
  await leaveLine(opened.database, other);
});

it('does not wait for a database that never answered', async () => {
  await (await hold(() => false))();
  expect([sleeps, told.length]).toEqual([0, 1]);
  // It soon tries again to say that it is there, so that those who come later know.
  expect(beats).toEqual([1000]);
  await (await hold(() => true))();
  expect(beats).toEqual([1000, 30_000]);
});
