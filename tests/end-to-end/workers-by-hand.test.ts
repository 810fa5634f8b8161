import { expect, it, vi } from 'vitest';
import { addSchedule } from '../../src/jobs/schedules.ts';
import { weekly } from '../helpers/jobs-database.ts';
import { emptyPostgresDatabase } from '../helpers/postgres-server.ts';
import { runCli } from '../helpers/run-cli.ts';
import { worksiteFor } from '../helpers/worksite.ts';

const LONGEST = 600_000;
const LONG_AGO = '2020-01-01T00:00:00.000Z';
const ALONE = ['--out', 'mine', '--max-pages', '2', '--no-probes'];

/** A host with two targets of a run. One is being scanned, and before the other comes the scan that somebody does by hand. */
it.concurrent.for(['embedded', 'server'] as const)(
  'a scan that is saved has its turn at a host that a worker is scanning, and says what it waits for, %s',
  { timeout: LONGEST },
  async (kind, test) => {
    const work = await worksiteFor(test);
    const url = kind === 'server' ? await emptyPostgresDatabase() : undefined;
    const env = { DATABASE_URL: url ?? '' };
    work.slow(1500);
    await work.addRun(env);
    const before = work.pagesSeen();
    const worker = work.start(env);
    await work.untilSeen(before, worker);
    const began: string[] = [];
    let printed = '';
    const scan = () =>
      runCli(['scan', `${work.site.origin}/page-2`, '--save', '--data', work.place(), ...ALONE], {
        ...{ cwd: work.place(), env },
        watch: (all) => {
          printed = all;
        },
      });
    const byHand = scan();
    const note = (who: string, sign: () => boolean) =>
      vi
        .waitFor(() => expect(sign(), worker.said() + printed).toBe(true), { timeout: 240_000, interval: 50 })
        .then(() => began.push(who));
    const turns = Promise.all([
      note('first', () => /complete\./.test(worker.said())),
      note('by hand', () => printed.includes('Opening pages')),
      note('second', () => worker.said().split('begun.').length === 3),
    ]);
    await note('waits', () => printed.includes('This scan begins when that is done.'));
    work.slow(300);
    const scanned = await byHand;
    expect(scanned.code, scanned.err).toBe(0);
    expect(scanned.err).toMatch(/A worker \(\S+ \d+\) is scanning (Ambleford|Westmere), on the same host, since /);
    await worker.ended;
    await turns;
    expect(began, worker.said() + scanned.err).toEqual(['waits', 'first', 'by hand', 'second']);
    expect(worker.said()).toContain('a scan by hand is at one of its hosts');
    const { summary, scans } = await work.outcome(url);
    expect(summary).toMatchObject({ planned: 2, counts: { complete: 2 } });
    expect(scans).toHaveLength(3);
    // Nothing is left behind that somebody would wait for.
    const left = await work.inDatabase(url, ({ db }) => db.selectFrom('at_work').select('kind').execute());
    expect(left).toEqual([{ kind: 'worker' }]);

    // No worker runs any more, so whoever saves a scan is told what it leaves undone.
    const towns = { ...weekly(['northford']), since: LONG_AGO };
    await work.inDatabase(url, (database) => addSchedule(database, 'towns', towns, LONG_AGO));
    const late = await scan();
    expect(late.code, late.err).toBe(0);
    expect(late.err).not.toContain('This scan begins when');
    expect(late.err).toContain('1 target overdue. The longest is northford: due by 2020-01-06');
  },
);
