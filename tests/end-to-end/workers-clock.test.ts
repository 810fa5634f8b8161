import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { emptyPostgresDatabase } from '../helpers/postgres-server.ts';
import { worksiteFor } from '../helpers/worksite.ts';

const CLOCK = fileURLToPath(new URL('../helpers/jumping-clock.ts', import.meta.url));
const LONGEST = 600_000;
const HOUR_MS = 3_600_000;

/** The clock of a server is its own, and stays. The embedded database has that of the worker which runs it. */
describe.each(['embedded', 'server'] as const)('a clock that jumps in the middle of a scan, %s', (kind) => {
  // Longer than a scan may take, and than any wait between attempts.
  it.concurrent.for([
    { jump: 'forwards', hours: 5, back: false },
    { jump: 'backwards', hours: -5, back: false },
    { jump: 'forwards, and is put right before the next scan', hours: 5, back: true },
  ])('$jump: nothing is lost, and nothing counted twice', { timeout: LONGEST }, async ({ hours, back }, test) => {
    const work = await worksiteFor(test);
    const url = kind === 'server' ? await emptyPostgresDatabase() : undefined;
    const env = { DATABASE_URL: url ?? '' };
    work.slow(1000);
    await work.addRun(env);
    const clock = path.join(work.place(), 'clock');
    const before = work.pagesSeen();
    const jumping = { ...env, NODE_OPTIONS: `--import=${CLOCK}`, LGDSS_TEST_CLOCK: clock };
    const worker = work.start(jumping);
    await work.untilSeen(before, worker);
    await writeFile(clock, String(hours * HOUR_MS));
    if (back) {
      await work.untilSeen(before, worker, 4);
      await rm(clock);
    }
    await worker.ended;
    const said = worker.said();
    expect(worker.child.exitCode, said).toBe(0);

    const { summary, run, targets, scans } = await work.outcome(url);
    expect(summary, said).toMatchObject({ planned: 2, counts: { complete: 2, waiting: 0, running: 0, failed: 0 } });
    expect(run.summary).toEqual(summary);
    expect(scans.map(({ target_id }) => target_id)).toEqual(['ambleford', 'westmere']);
    expect(targets.map(({ scan_key }) => scan_key)).toEqual(scans.map(({ key }) => key));
  });
});
