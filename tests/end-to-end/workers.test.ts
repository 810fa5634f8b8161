import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { factsOf } from '../../src/browser/processes.ts';
import { startPostgres } from '../helpers/own-postgres.ts';
import { emptyPostgresDatabase } from '../helpers/postgres-server.ts';
import { worksiteFor } from '../helpers/worksite.ts';

const LONGEST = 600_000;

const isGone = (pid: number) => /^[ZX]?$/.test(factsOf(pid)?.state ?? '');

describe.each(['embedded', 'server'] as const)('a worker that is killed in the middle of a scan, %s', (kind) => {
  // Where the system does not tell of processes, none of this can be seen.
  it.runIf(process.platform === 'linux').concurrent(
    'takes its scan with it, and the next one goes on from there; nothing is lost and nothing counted twice',
    async (test) => {
      const work = await worksiteFor(test);
      const url = kind === 'server' ? await emptyPostgresDatabase() : undefined;
      const env = url === undefined ? { DATABASE_URL: '' } : { DATABASE_URL: url };
      work.slow(1500);
      await work.addRun(env);
      const before = work.pagesSeen();
      const first = work.start(env);
      await work.untilSeen(before, first);
      const pid = first.child.pid ?? 0;
      const scans = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number);
      expect(scans).toHaveLength(1);
      const killedAt = new Date().toISOString();
      first.child.kill('SIGKILL');
      await vi.waitFor(() => expect(scans.filter((scan) => !isGone(scan))).toEqual([]), { timeout: 60_000 });

      work.slow(0);
      const second = work.start(env);
      await second.ended;
      expect(second.child.exitCode, second.said()).toBe(0);

      const { summary, run, targets, scans: saved } = await work.outcome(url);
      expect(summary).toMatchObject({ planned: 2, counts: { complete: 2, waiting: 0, running: 0, failed: 0 } });
      expect(run.summary).toEqual(summary);
      expect(saved.map(({ target_id }) => target_id)).toEqual(['ambleford', 'westmere']);
      expect(targets.map(({ scan_key }) => scan_key)).toEqual(saved.map(({ key }) => key));
      expect(targets.map(({ attempts }) => attempts).toSorted()).toEqual([1, 2]);
      // It went on with the scan that was begun, and did not begin another.
      const resumed = saved.find(({ key }) => targets.find(({ attempts }) => attempts === 2)?.scan_key === key);
      expect(resumed && resumed.started_at < killedAt).toBe(true);
    },
    LONGEST,
  );
});

it.concurrent(
  'a worker that is asked to stop hands its scan back, without using up an attempt, and another goes on with it',
  async (test) => {
    const work = await worksiteFor(test);
    const url = await emptyPostgresDatabase();
    work.slow(1500);
    await work.addRun({ DATABASE_URL: url });
    const before = work.pagesSeen();
    const first = work.start({ DATABASE_URL: url }, { wait: true });
    await work.untilSeen(before, first);
    first.child.kill('SIGTERM');
    await first.ended;
    expect(first.child.exitCode, first.said()).toBe(0);
    expect(first.said()).not.toContain('could not be looked after');
    const stopped = await work.outcome(url);
    expect(stopped.summary.counts).toMatchObject({ waiting: 2, complete: 0, failed: 0 });
    expect(stopped.targets.map(({ generation }) => generation).toSorted()).toEqual([0, 1]);

    work.slow(0);
    const second = work.start({ DATABASE_URL: url });
    await second.ended;
    const { summary, scans } = await work.outcome(url);
    expect(summary, second.said()).toMatchObject({ planned: 2, counts: { complete: 2 } });
    expect(scans).toHaveLength(2);
  },
  LONGEST,
);

it.concurrent(
  'a run that is cancelled stops after the page that is open, is counted as that, and goes on when it is tried again',
  async (test) => {
    const work = await worksiteFor(test);
    const url = await emptyPostgresDatabase();
    const env = { DATABASE_URL: url };
    work.slow(1500);
    await work.addRun(env);
    const cli = (...args: string[]) => work.cli(env, ...args);
    const before = work.pagesSeen();
    const first = work.start(env);
    await work.untilSeen(before, first);
    // However long the command takes to start on a busy machine, no two pages are over by then.
    work.slow(10_000);
    const cancelledAt = new Date().toISOString();
    const { out } = await cli('jobs', 'cancel', 'weekly');
    expect(out).toBe('weekly: 1 that waited cancelled. 1 being scanned: stopped when the page that is open is done.\n');
    await first.ended;
    expect(first.child.exitCode, first.said()).toBe(0);
    // Five pages of each target were to come.
    expect(work.pagesSeen() - before).toBeLessThan(5);
    const stopped = await work.outcome(url);
    expect(stopped.summary.counts).toMatchObject({ cancelled: 2, stopping: 0, complete: 0, failed: 0 });
    expect(stopped.run.summary).toEqual(stopped.summary);
    expect(stopped.scans).toEqual([]);

    work.slow(0);
    expect((await cli('jobs', 'retry', 'weekly')).out).toBe('weekly: 2 targets waiting for a worker again.\n');
    const second = work.start(env);
    await second.ended;
    const { summary, scans } = await work.outcome(url);
    expect(summary, second.said()).toMatchObject({ planned: 2, counts: { complete: 2, cancelled: 0 } });
    expect(scans.filter(({ started_at }) => started_at < cancelledAt)).toHaveLength(1);
  },
  LONGEST,
);

it.concurrent(
  'a database that is restarted in the middle of a run loses nothing',
  async (test) => {
    const work = await worksiteFor(test);
    const postgres = await startPostgres();
    test.onTestFinished(() => postgres.remove());
    const { url } = postgres;
    work.slow(1000);
    await work.addRun({ DATABASE_URL: url });
    const before = work.pagesSeen();
    const worker = work.start({ DATABASE_URL: url });
    await work.untilSeen(before, worker);
    await postgres.stop();
    await sleep(3000);
    await postgres.start();
    // Slow enough to be in the middle of it; the rest need not be.
    work.slow(0);
    await worker.ended;
    expect(worker.child.exitCode, worker.said()).toBe(0);
    const { summary, scans, targets } = await work.outcome(url);
    expect(summary, worker.said()).toMatchObject({ planned: 2, counts: { complete: 2 } });
    expect(scans.map(({ target_id }) => target_id)).toEqual(['ambleford', 'westmere']);
    expect(targets.map(({ scan_key }) => scan_key)).toEqual(scans.map(({ key }) => key));
  },
  LONGEST,
);

it.runIf(process.platform !== 'win32').concurrent(
  'where nothing can be written any more, each target is given up by name, and tried again when somebody says so',
  async (test) => {
    const work = await worksiteFor(test);
    const url = await emptyPostgresDatabase();
    const env = { DATABASE_URL: url };
    work.slow(0);
    await work.addRun(env);
    // No file may grow beyond 4 kB: what a full disk does, to this worker alone.
    const starved = work.start(env, { shell: 'ulimit -f 4' });
    await starved.ended;
    expect(starved.child.exitCode, starved.said()).toBe(0);
    const full = await work.outcome(url);
    expect(full.summary, starved.said()).toMatchObject({ planned: 2, counts: { failed: 2, complete: 0 } });
    expect(full.scans).toEqual([]);
    for (const { reason, attempts } of full.targets) {
      expect(reason).not.toBe(null);
      expect(attempts).toBe(3);
    }
    const cli = (...args: string[]) => work.cli(env, ...args);
    const { out } = await cli('jobs', 'list', '--dead');
    expect(out.split('\n').filter(Boolean)).toHaveLength(2);
    for (const id of ['weekly/ambleford', 'weekly/westmere']) expect((await cli('jobs', 'retry', id)).code).toBe(0);
    const roomy = work.start(env);
    await roomy.ended;
    const { summary, scans } = await work.outcome(url);
    expect(summary, roomy.said()).toMatchObject({ planned: 2, counts: { complete: 2, failed: 0 } });
    expect(scans).toHaveLength(2);
  },
  LONGEST,
);
