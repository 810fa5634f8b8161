import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../../src/compose.ts';
import { type Database, openDatabase } from '../../../src/history/database.ts';
import { madeHistory } from '../../helpers/made-history.ts';
import { temporaryFolder } from '../../helpers/run-cli.ts';

const WRITER = fileURLToPath(new URL('../../helpers/history-writer.ts', import.meta.url));
const HOLDER = fileURLToPath(new URL('../../helpers/history-holder.ts', import.meta.url));
const EACH = 60;

interface Writer {
  readonly child: ChildProcess;
  readonly name: string;
  /** Commits it told of. */
  written(): readonly string[];
  /** When it has printed this. */
  said(text: string): Promise<void>;
  readonly ended: Promise<unknown>;
}

function startWriter(folder: string, name: string): Writer {
  const child = spawn(process.execPath, [WRITER, folder, name, String(EACH)], { stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
  });
  const ended = once(child, 'exit');
  const said = async (text: string) => {
    while (!printed.includes(text) && child.exitCode === null) await Promise.race([once(child.stdout, 'data'), ended]);
  };
  const written = () => [...printed.matchAll(/^wrote (.+)$/gm)].map(([, id]) => id ?? '');
  return { child, name, written, said, ended };
}

/** The number of the process that the lock names. */
async function ownerOf(folder: string): Promise<number> {
  const name = (await readdir(folder)).find((file) => /^owner-\d+\.json$/.test(file)) ?? '';
  return JSON.parse(await readFile(path.join(folder, name), 'utf8')).pid;
}

describe('three processes and one embedded database', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let writers: readonly Writer[];
  let killed: Writer | undefined;
  let after: Database;

  beforeAll(async () => {
    folder = await temporaryFolder();
    writers = ['red', 'green', 'blue'].map((name) => startWriter(folder.path, name));
    await Promise.all(writers.map(({ name, said }) => said(`wrote ${name}-10\n`)));
    const owner = await ownerOf(folder.path);
    killed = writers.find(({ child }) => child.pid === owner);
    killed?.child.kill('SIGKILL');
    await Promise.all(writers.map(({ ended }) => ended));
    const opened = await openDatabase({ url: null, folder: folder.path }, { clock: systemClock });
    if (!opened.ok) throw new Error(opened.error.message);
    after = opened.value;
  });
  afterAll(async () => {
    for (const { child } of writers) child.kill('SIGKILL');
    await after?.end();
    await folder.remove();
  });

  it('one of them runs it, and that one was killed before its end', () => {
    expect(killed?.child.signalCode).toBe('SIGKILL');
    expect(killed?.written().length).toBeLessThan(EACH);
  });

  it('the others go on to their end', () => {
    const others = writers.filter((writer) => writer !== killed);
    expect(others.map(({ child, written }) => [child.exitCode, written().length])).toEqual([
      [0, EACH],
      [0, EACH],
    ]);
  });

  it('every row that was committed is there, once, and no transaction by halves', async () => {
    const told = writers.flatMap(({ written }) => written());
    const targets = (await after.db.selectFrom('targets').select('id').execute()).map(({ id }) => id);
    const authorities = (await after.db.selectFrom('authorities').select('id').execute()).map(({ id }) => id);
    expect(targets.toSorted()).toEqual(authorities.toSorted());
    expect(new Set(targets).size).toBe(targets.length);
    expect(targets).toEqual(expect.arrayContaining(told));
    // The killed one may have written one more, of which it could not tell.
    expect(targets.length - told.length).toBeLessThanOrEqual(1);
  });
});

it('more than there are connections may ask at the moment a process is killed, and all are answered', async () => {
  const folder = await temporaryFolder();
  await madeHistory(folder.path);
  const child = spawn(process.execPath, [HOLDER, folder.path, 'asked'], { stdio: ['pipe', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  const opened = await openDatabase({ url: null, folder: folder.path }, { clock: systemClock });
  if (!opened.ok) throw new Error(opened.error.message);
  const { db, end } = opened.value;
  const ask = () => Array.from({ length: 8 }, () => db.selectFrom('authorities').select('id').execute());
  // All connections are open then.
  await Promise.all(ask());
  child.stdin.end('now\n');
  await once(child.stdout, 'data');
  const asked = ask();
  // They are on their way by then, and wait for their turn.
  await systemClock.sleep(300);
  child.kill('SIGKILL');
  expect(await Promise.all(asked)).toEqual(asked.map(() => []));
  await end();
  await folder.remove();
});

it('what a process had begun that is killed is undone, and the others go on at once', async () => {
  const folder = await temporaryFolder();
  await madeHistory(folder.path);
  const opened = await openDatabase({ url: null, folder: folder.path }, { clock: systemClock });
  if (!opened.ok) throw new Error(opened.error.message);
  const { db, end } = opened.value;
  const child = spawn(process.execPath, [HOLDER, folder.path], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  const waiting = db.selectFrom('authorities').select('id').execute();
  child.kill('SIGKILL');
  expect(await waiting).toEqual([]);
  await end();
  await folder.remove();
});
