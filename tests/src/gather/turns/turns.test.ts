import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Flags, fileFlags, memoryFlags } from '../../../../src/gather/turns/flags.ts';
import { openTurns } from '../../../../src/gather/turns/turns.ts';
import { temporaryFolder } from '../../../helpers/run-cli.ts';

interface Span {
  readonly kind: 'page' | 'run';
  readonly began: number;
  readonly ended: number;
}

const SCAN = path.join(import.meta.dirname, 'one-scan.ts');
const { signal } = new AbortController();
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => folder.remove());

const startScan = (place: string, what: string) =>
  spawn(process.execPath, [SCAN, place, what], { stdio: ['ignore', 'pipe', 'inherit'] });

async function printed(child: ChildProcess): Promise<string> {
  let text = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  await once(child, 'close');
  return text;
}

const overlap = (a: Span, b: Span) => a.began < b.ended && b.began < a.ended;

describe('scans of one machine, each in a process of its own', () => {
  it('never measure at once, nor while any of them has a page open, and all get on', async () => {
    const place = path.join(folder.path, 'three');
    const outputs = await Promise.all(['a', 'b', 'c'].map(() => printed(startScan(place, 'scans'))));
    const spans = outputs.flatMap((text) =>
      text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Span),
    );
    const runs = spans.filter(({ kind }) => kind === 'run');
    const pages = spans.filter(({ kind }) => kind === 'page');
    expect([runs.length, pages.length]).toEqual([9, 72]);
    const wrong = runs.flatMap((run) => spans.filter((other) => other !== run && overlap(run, other)));
    expect(wrong).toEqual([]);
    // Pages still go side by side, so the turns are no queue for all.
    expect(pages.some((page) => pages.some((other) => other !== page && overlap(page, other)))).toBe(true);
    expect((await readdir(place)).filter((name) => !name.startsWith('ended.'))).toEqual([]);
  });

  it('go on at once when the one that was measuring is killed', async () => {
    const place = path.join(folder.path, 'killed');
    const holder = startScan(place, 'holds');
    await once(holder.stdout, 'data');
    const turns = openTurns(fileFlags(place));
    let entered = false;
    const page = turns.among(async () => {
      entered = true;
    });
    await sleep(300);
    expect(entered).toBe(false);
    holder.kill('SIGKILL');
    await page;
    expect(await turns.alone(async () => 'measured', signal)).toBe('measured');
  });
});

describe('turns', () => {
  /** Until a measurement has said that it comes next. */
  async function announced(flags: Flags): Promise<void> {
    while (!(await flags.list()).some((name) => name.startsWith('alone.'))) await sleep(5);
  }

  it('let pages in flight end before a measurement, and hold back later ones', async () => {
    const flags = memoryFlags();
    const turns = openTurns(flags);
    const order: string[] = [];
    const open = Promise.withResolvers<void>();
    const first = turns.among(() => open.promise.then(() => void order.push('first')));
    const run = turns.alone(async () => void order.push('run'), signal);
    await announced(flags);
    const later = turns.among(async () => void order.push('later'));
    await sleep(100);
    expect(order).toEqual([]);
    open.resolve();
    await Promise.all([first, run, later]);
    expect(order).toEqual(['first', 'run', 'later']);
  });

  it('give pages time between two measurements', async () => {
    const flags = memoryFlags();
    const turns = openTurns(flags);
    const order: string[] = [];
    const run = (name: string) => turns.alone(() => sleep(1000).then(() => void order.push(name)), signal);
    const runs = [run('run'), run('run')];
    await announced(flags);
    const page = turns.among(async () => void order.push('page'));
    await Promise.all([...runs, page]);
    expect(order).toEqual(['run', 'page', 'run']);
  });

  it('are given up where none comes while a page is open', async () => {
    const turns = openTurns(memoryFlags(), { heldMs: 60_000, aloneMs: 200 });
    const open = Promise.withResolvers<void>();
    const page = turns.among(() => open.promise);
    expect(await turns.alone(async () => 'measured', signal)).toBeUndefined();
    open.resolve();
    await page;
  });

  it('hold back pages no longer than they may', async () => {
    const flags = memoryFlags();
    const turns = openTurns(flags, { heldMs: 1000, aloneMs: 60_000 });
    const over = Promise.withResolvers<void>();
    const holding = turns.alone(() => over.promise, signal);
    await announced(flags);
    expect(await turns.among(async () => 'seen')).toBe('seen');
    // Nor does each of the pages of a scan wait for what hangs.
    const since = performance.now();
    for (let page = 0; page < 5; page += 1) await turns.among(async () => 'seen');
    expect(performance.now() - since).toBeLessThan(4000);
    over.resolve();
    await holding;
  });

  it('are given up when the scan is stopped', async () => {
    const turns = openTurns(memoryFlags());
    const stop = new AbortController();
    const long = turns.among(() => sleep(300));
    await sleep(20);
    const run = turns.alone(async () => 'measured', stop.signal);
    stop.abort();
    expect(await run).toBeUndefined();
    await long;
  });

  it('end with work that fails', async () => {
    const flags = memoryFlags();
    const turns = openTurns(flags);
    const fails = async () => {
      throw new Error('A bug.');
    };
    await expect(turns.among(fails)).rejects.toThrow('A bug.');
    await expect(turns.alone(fails, signal)).rejects.toThrow('A bug.');
    expect(await flags.list()).toEqual([]);
  });

  it('are taken for free where the folder is a file, or the flags of others cannot be read', async () => {
    expect(fileFlags(SCAN)).toBeUndefined();
    const place = path.join(folder.path, 'gone');
    const flags = fileFlags(place);
    const turns = openTurns(flags);
    await folder.remove();
    expect(await turns.among(async () => 'seen')).toBe('seen');
  });
});

describe('the folder of the flags', () => {
  let own: Awaited<ReturnType<typeof temporaryFolder>>;
  beforeAll(async () => {
    own = await temporaryFolder();
  });
  afterAll(() => own.remove());

  it('is no link that somebody put there, and none that others may write to', async () => {
    const real = path.join(own.path, 'real');
    const link = path.join(own.path, 'link');
    await mkdir(real);
    await symlink(real, link);
    expect(fileFlags(link)).toBeUndefined();
    await chmod(real, 0o770);
    expect(fileFlags(real)).toBeUndefined();
    await chmod(real, 0o700);
    expect(fileFlags(real)).toBeDefined();
  });

  it('keeps what is no flag, whatever its name looks like', async () => {
    const place = path.join(own.path, 'others');
    const flags = fileFlags(place);
    await writeFile(path.join(place, 'minutes.2026.11.29'), 'Not ours.');
    expect(await flags?.list()).toEqual([]);
    expect(await readdir(place)).toEqual(['minutes.2026.11.29']);
  });

  it.runIf(process.platform === 'linux')('loses flags whose number belongs to another process by now', async () => {
    const place = path.join(own.path, 'again');
    const flags = fileFlags(place);
    await writeFile(path.join(place, 'alone.number.1.1.1.999999999999.1'), '');
    // As it is for whoever is not the owner of that process.
    const kill = vi.spyOn(process, 'kill').mockImplementation(() => {
      throw Object.assign(new Error('Not permitted.'), { code: 'EPERM' });
    });
    expect(await flags?.list()).toEqual([]);
    kill.mockRestore();
    expect(await readdir(place)).toEqual([]);
  });

  it.runIf(process.platform === 'linux')(
    'a scan that was stopped holds up nobody, and its flags are kept',
    async () => {
      const place = path.join(own.path, 'stopped');
      const holder = startScan(place, 'holds');
      await once(holder.stdout, 'data');
      const flags = fileFlags(place);
      try {
        expect(await flags?.list()).not.toEqual([]);
        holder.kill('SIGSTOP');
        await vi.waitFor(async () => expect(await flags?.list()).toEqual([]), 60_000);
        expect(await openTurns(flags).among(async () => 'seen')).toBe('seen');
        holder.kill('SIGCONT');
        await vi.waitFor(async () => expect(await flags?.list()).not.toEqual([]), 60_000);
      } finally {
        holder.kill('SIGKILL');
      }
      await once(holder, 'close');
    },
  );
});
