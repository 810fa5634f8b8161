import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ReportDocument } from '../../reports/lib/document-types.ts';

const bin = fileURLToPath(new URL('../../src/cli/bin.ts', import.meta.url));

/** With all that it was told: its folders are in there. */
const running = new Map<ChildProcess, string>();

export interface CliRun {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface CliOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Called with everything printed so far and the running process, for example to interrupt it. */
  readonly watch?: (printed: string, interrupt: () => void) => void;
}

/**
 * To try pages out and to look at a site as a whole take seconds, to measure takes minutes: only tests about them ask for them.
 * A page that is tried out is mostly waited for, so that more of them are open at once than in other tests (see test-run.ts).
 */
export const TRIED_OUT = { LGDSS_PROBES: 'true', LGDSS_CONCURRENCY: '6' };
export const WHOLE_SITE = { LGDSS_WHOLE_SITE: 'true' };
export const MEASURED = { LGDSS_LIGHTHOUSE: 'true' };
export const PAGES_ALONE = { LGDSS_PROBES: 'false', LGDSS_WHOLE_SITE: 'false', LGDSS_LIGHTHOUSE: 'false' };

/**
 * Scans of one machine give way to each other when one of them measures, by notes in the folder for temporary files. Those of
 * other test files are none of ours, and neither are those that somebody does meanwhile. Goes with the run of the tests.
 */
let temporary: string | undefined;
function ownTemporary(): string {
  temporary ??= mkdtempSync(path.join(process.env.LGDSS_TEST_RUN ?? tmpdir(), 'tmp-'));
  return temporary;
}

/** The real command in a process of its own. */
export function runCli(args: readonly string[], { cwd, env, watch }: CliOptions = {}): Promise<CliRun> {
  const child = spawn(process.execPath, [bin, ...args], {
    cwd: cwd ?? tmpdir(),
    env: { ...process.env, TMPDIR: ownTemporary(), ...PAGES_ALONE, ...env },
  });
  running.set(child, JSON.stringify([args, cwd, env]));
  child.on('exit', () => running.delete(child));
  let out = '';
  let err = '';
  const seen = () => watch?.(out + err, () => child.kill('SIGINT'));
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
    seen();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
    seen();
  });
  return new Promise((resolve) => {
    child.on('close', (code) => resolve({ code, out, err }));
  });
}

export async function temporaryFolder(): Promise<{ readonly path: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'lgdss-test-'));
  const remove = async () => {
    // A test that ran out of time leaves behind what it had started.
    for (const [child, told] of running) if (told.includes(folder)) child.kill('SIGKILL');
    // What was just killed may still have a last file on its way.
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  };
  return { path: folder, remove };
}

export async function readReport(folder: string): Promise<ReportDocument> {
  return JSON.parse(await readFile(path.join(folder, 'report.json'), 'utf8')) as ReportDocument;
}
