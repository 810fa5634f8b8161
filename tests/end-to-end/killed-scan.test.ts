import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { launchAlone } from '../../src/browser/launch-alone.ts';
import { factsOf } from '../../src/browser/processes.ts';
import { temporaryFolder } from '../helpers/run-cli.ts';
import { startVisiting, type Visiting } from './visiting.ts';

const SCAN = path.join(import.meta.dirname, 'one-browser.ts');
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let visiting: Visiting;
beforeAll(async () => {
  folder = await temporaryFolder();
  visiting = await startVisiting(() => ({}));
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await visiting.close();
  await folder.remove();
});

const profiles = async () => (await readdir(folder.path)).filter((name) => name.startsWith('lgdss-measure-'));
const isGone = (pid: number) => /^[ZX]?$/.test(factsOf(pid)?.state ?? '');

/** Where the system does not tell of processes, none of this can be seen. */
it.runIf(process.platform === 'linux')(
  'a scan that is killed leaves no browser behind, and its profile goes with the next one; no key reaches a browser',
  async () => {
    const { executablePath } = visiting;
    const env = { ...process.env, TMPDIR: folder.path, LGDSS_CRUX_KEY: 'a-key-of-somebody' };
    const scan = spawn(process.execPath, [SCAN, executablePath], { stdio: ['ignore', 'pipe', 'inherit'], env });
    const [said] = await once(scan.stdout, 'data');
    const pid = Number(String(said));
    try {
      expect(isGone(pid)).toBe(false);
      expect(await readFile(`/proc/${pid}/environ`, 'utf8')).not.toContain('LGDSS_');
    } finally {
      scan.kill('SIGKILL');
    }
    await vi.waitFor(() => expect(isGone(pid)).toBe(true), { timeout: 60_000, interval: 100 });
    expect(await profiles()).toHaveLength(1);

    vi.stubEnv('TMPDIR', folder.path);
    const next = await launchAlone({ executablePath, fixed: new Map(), ignoreCertificateErrors: false });
    expect(await profiles()).toHaveLength(1);
    await next.close();
    expect(await profiles()).toEqual([]);
  },
);
