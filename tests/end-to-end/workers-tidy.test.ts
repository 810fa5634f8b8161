import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from '../../src/compose.ts';
import { type Database, openDatabase } from '../../src/history/database.ts';
import { fileBlobStore } from '../../src/store/files.ts';
import { lastTidied } from '../../src/store/tidied.ts';
import { madeHistory } from '../helpers/made-history.ts';
import { oldScan } from '../helpers/old-scans.ts';
import { emptyPostgresDatabase } from '../helpers/postgres-server.ts';
import { temporaryFolder } from '../helpers/run-cli.ts';

const WORKER = fileURLToPath(new URL('../helpers/worker-process.ts', import.meta.url));
/** Four looks of each worker. */
const A_WHILE_MS = 8000;

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
const workers = new Set<ChildProcess>();
afterEach(async () => {
  for (const worker of workers) worker.kill('SIGKILL');
  workers.clear();
  await folder.remove();
});

function startWorker(env: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, [WORKER, folder.path], {
    cwd: folder.path,
    env: { ...process.env, ...env, TMPDIR: folder.path },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  workers.add(child);
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const stop = async () => {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
    expect(child.exitCode, said).toBe(0);
  };
  return { said: () => said, stop };
}

async function inDatabase<T>(url: string | null, ask: (database: Database) => Promise<T>): Promise<T> {
  const opened = await openDatabase({ url, folder: path.join(folder.path, 'history') }, { clock: systemClock });
  if (!opened.ok) throw new Error(opened.error.message);
  try {
    return await ask(opened.value);
  } finally {
    await opened.value.end();
  }
}

const today = () => systemClock.now().slice(0, 10);

describe.each(['embedded', 'server'] as const)('two workers with one database and one folder, %s', (kind) => {
  it('take old evidence away, by one of them and once', async () => {
    folder = await temporaryFolder();
    const url = kind === 'server' ? await emptyPostgresDatabase() : null;
    if (url === null) await madeHistory(path.join(folder.path, 'history'));
    const scans = await inDatabase(url, async (database) => {
      const made = [];
      for (const day of ['2025-01-01', '2025-01-08', '2025-01-15'])
        made.push(await oldScan(database, { folder: folder.path, day }));
      return made;
    });
    const began = today();
    const env = { DATABASE_URL: url ?? '', LGDSS_KEEP_EVIDENCE: '12w' };
    const both = [startWorker(env), startWorker(env)];
    const said = () => both.map((worker) => worker.said()).join('');
    await vi.waitFor(() => expect(said()).toContain('Took away'), { timeout: 120_000, interval: 100 });
    await vi.waitFor(() => expect(said().match(/takes away evidence older than 12w/g)).toHaveLength(2), 60_000);
    await new Promise((resolve) => setTimeout(resolve, A_WHILE_MS));
    for (const worker of both) await worker.stop();
    expect(said()).toMatch(/Took away 2 files .+ and 2 folders of reports/);
    // At midnight another day begins.
    if (today() === began) expect(said().match(/Took away/g)).toHaveLength(1);
    expect(said()).not.toContain('could not');
    expect(await lastTidied(path.join(folder.path, 'evidence'))).toContain('T');
    const blobs = fileBlobStore(path.join(folder.path, 'evidence'));
    const left = scans.map(async ({ picture, reports }) => [
      (await blobs.get(picture)) !== undefined,
      existsSync(reports),
    ]);
    expect(await Promise.all(left)).toEqual([
      [false, false],
      [false, false],
      [true, true],
    ]);
  });
});
