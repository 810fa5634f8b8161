import { readdirSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, vi } from 'vitest';
import { worksiteFor } from '../helpers/worksite.ts';

const DISK = fileURLToPath(new URL('../helpers/full-disk.ts', import.meta.url));
const LONGEST = 600_000;
const EMBEDDED = { DATABASE_URL: '' };

/** The embedded history, the evidence and the journals are on one disk. */
it.concurrent.for([
  { end: 'goes on once there is room', isKilled: false },
  { end: 'is killed over it', isKilled: true },
])(
  'a disk that is full in the middle of a scan, where the worker $end: nothing is damaged, and everything is named',
  { timeout: LONGEST },
  async ({ isKilled }, test) => {
    const work = await worksiteFor(test);
    work.slow(1000);
    await work.addRun(EMBEDDED);
    const full = path.join(work.place(), 'full');
    const before = work.pagesSeen();
    const env = { ...EMBEDDED, NODE_OPTIONS: `--import=${DISK}`, LGDSS_TEST_FULL: full };
    const worker = work.start(env);
    await work.untilSeen(before, worker);
    await writeFile(full, '');
    await vi.waitFor(() => expect(worker.said()).toMatch(/It is given up|could not be looked after|The queue:/), {
      timeout: 180_000,
      interval: 100,
    });
    // Whoever comes now is told what to do.
    const refused = await work.cli(env, 'jobs', 'add', '--targets', 'targets.json', '--name', 'other');
    expect(refused.code, refused.out + refused.err).not.toBe(0);
    expect(refused.err).toContain('is full. Make room on it');
    expect(readdirSync(path.join(work.place(), 'history')).filter((name) => name.startsWith('.'))).toEqual([]);

    if (isKilled) worker.child.kill('SIGKILL');
    await rm(full);
    await worker.ended;
    const said = worker.said();
    expect(said).toMatch(/The disk (of the database \S+ )?is full\. Make room on it/);
    expect(said).not.toMatch(/ENOSPC|No space left/);
    if (!isKilled) expect(worker.child.exitCode, said).toBe(0);

    const { summary, targets } = await work.outcome(undefined);
    expect(summary.planned).toBe(2);
    for (const { state, reason } of targets) if (state === 'failed') expect(reason).toMatch(/The disk .*is full\./);

    work.slow(0);
    await work.cli(EMBEDDED, 'jobs', 'retry', 'weekly');
    const roomy = work.start(EMBEDDED);
    await roomy.ended;
    const after = await work.outcome(undefined);
    expect(after.summary, roomy.said()).toMatchObject({ planned: 2, counts: { complete: 2, failed: 0, waiting: 0 } });
    expect(after.run.summary).toEqual(after.summary);
    expect(after.scans.map(({ target_id }) => target_id)).toEqual(['ambleford', 'westmere']);
    expect(after.targets.map(({ scan_key }) => scan_key)).toEqual(after.scans.map(({ key }) => key));
  },
);
