import { spawnSync } from 'node:child_process';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { hostname } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/history/database.ts';
import { claim, type Holder } from '../../../src/history/embedded/lock.ts';
import { openSession } from '../../../src/history/embedded/session.ts';
import { temporaryFolder } from '../../helpers/run-cli.ts';

const NOW = '2026-11-29T09:30:00.000Z';

describe('the lock of an embedded database', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  beforeEach(async () => {
    folder = await temporaryFolder();
  });
  afterEach(() => folder.remove());

  const taken = async (count: number) => {
    const claims = await Promise.all(Array.from({ length: count }, () => claim(folder.path, NOW)));
    return claims.filter((one) => 'release' in one);
  };
  const left = (number: number, holder: Partial<Holder>) => {
    const whole: Holder = { pid: 1, start: '1', host: hostname(), since: NOW, socket: null, ended: false, ...holder };
    return writeFile(path.join(folder.path, `owner-${number}.json`), JSON.stringify(whole));
  };
  const ended = () => spawnSync(process.execPath, ['--version']).pid;

  it('is taken by one of many', async () => {
    expect(await taken(30)).toHaveLength(1);
    expect(await taken(30)).toEqual([]);
  });

  it('is free again when it was given back, and then taken by one of many', async () => {
    await (await taken(1))[0]?.release();
    expect(await taken(30)).toHaveLength(1);
  });

  it('of a process that is no more is taken by one of many, and older ones are cleared away', async () => {
    await left(3, { pid: ended() });
    await left(4, { pid: ended() });
    const [mine, ...others] = await taken(30);
    expect([mine?.number, others]).toEqual([5, []]);
    expect(await readdir(folder.path)).toEqual(['owner-5.json']);
  });

  it('of a number that was given to another process is free', async () => {
    await left(1, { pid: process.pid, start: '1' });
    expect(await taken(1)).toHaveLength(1);
  });

  it.each(['x', 'null', ''])('that says nothing, as %j, is free', async (text) => {
    await writeFile(path.join(folder.path, 'owner-1.json'), text);
    expect(await taken(1)).toHaveLength(1);
  });

  it('that is there and cannot be read is not free', async () => {
    await mkdir(path.join(folder.path, 'owner-1.json'));
    await expect(taken(1)).rejects.toThrow('EISDIR');
    expect(await readdir(folder.path)).toEqual(['owner-1.json']);
  });

  // Its sleeps take no time.
  const clock = { now: () => NOW, sleep: async () => {} };
  const opening = () => openDatabase({ url: null, folder: folder.path }, { clock });

  it('names a process that does not answer', async () => {
    const mine = await claim(folder.path, NOW);
    if ('release' in mine) await mine.serve(path.join(folder.path, 'nobody'));
    const opened = await opening();
    expect(opened.ok ? '' : opened.error.message).toBe(
      `The history in ${folder.path} is in use by process ${process.pid} since ${NOW}, and that process does not answer. End it, or wait until it is done, and try again.`,
    );
  });

  it('names a process that was stopped, and so takes connections and says nothing', async () => {
    const place = path.join(folder.path, 's');
    const server = createServer((socket) => socket.resume()).listen(place);
    const mine = await claim(folder.path, NOW);
    if ('release' in mine) await mine.serve(place);
    await expect(openSession(folder.path, clock, 100).socket()).rejects.toThrow('that process does not answer');
    await new Promise((resolve) => server.close(resolve));
  });

  it('of another machine is never taken, whatever became of the process', async () => {
    await left(1, { pid: ended(), host: 'ambleford-2' });
    const opened = await opening();
    expect(opened.ok ? '' : opened.error.message).toContain('in use on another machine, ambleford-2, by process');
  });
});
