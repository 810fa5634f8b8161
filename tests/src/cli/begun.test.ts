import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { beginIn, self, tidyAlone, unfinishedIn } from '../../../src/cli/begun.ts';
import { begunScans, markBegun, noFolder, unmarkBegun } from '../../../src/store/begun.ts';
import { temporaryFolder } from '../../helpers/run-cli.ts';

const DAY_MS = 86_400_000;
/** The numbers of processes are given out again; nobody began at this time. */
const DEAD = { host: hostname(), pid: process.pid, start: '1' };
const ELSEWHERE = { host: `not ${hostname()}`, pid: 1, start: '1' };

describe('scans that use a store', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let store: string;
  beforeEach(async () => {
    folder = await temporaryFolder();
    store = path.join(folder.path, 'store');
  });
  afterEach(() => folder.remove());

  const never = new AbortController().signal;
  const scanIn = async (name: string) => {
    const place = path.join(folder.path, name);
    await mkdir(place);
    await writeFile(path.join(place, 'journal.ndjson'), '');
    return place;
  };
  const unfinished = async (now = Date.now()) => {
    const { going, journals } = await unfinishedIn(store, now);
    return { going: going.map((one) => path.basename(one.folder)), journals: journals.map((one) => path.dirname(one)) };
  };

  it('are going on, were cut off, or are forgotten with their folder', async () => {
    const [here, cut, gone] = [await scanIn('here'), await scanIn('cut'), path.join(folder.path, 'gone')];
    await beginIn(store, here, never);
    for (const place of [cut, gone]) await markBegun(store, { ...DEAD, folder: place });
    // Where the system does not tell when a process began, a number that is given out is taken for the process.
    if (self().start === '0') return;
    expect(await unfinished()).toEqual({ going: ['here'], journals: [cut] });
    expect((await begunScans(store)).map((one) => one.folder).toSorted()).toEqual([cut, here]);
    await unmarkBegun(store, here);
    expect(await unfinished()).toEqual({ going: [], journals: [cut] });
  });

  it('on another machine are going on until their journal was silent for a day', async () => {
    const far = await scanIn('far');
    await markBegun(store, { ...ELSEWHERE, folder: far });
    await markBegun(store, { ...ELSEWHERE, folder: path.join(folder.path, 'unseen') });
    expect((await unfinished()).going.toSorted()).toEqual(['far', 'unseen']);
    const past = new Date(Date.now() - DAY_MS - 1000);
    await utimes(path.join(far, 'journal.ndjson'), past, past);
    expect(await unfinished()).toEqual({ going: ['unseen'], journals: [far] });
  });

  it.each([
    ['the same path', () => store],
    ['another path', () => '/mnt/council/store'],
  ])(
    'on another machine, which has the store under %s, and without a journal are going on for a day',
    async (_, there) => {
      const reads = noFolder(there());
      await markBegun(store, { ...ELSEWHERE, folder: reads });
      expect((await unfinished()).going).toEqual([path.basename(reads)]);
      expect(await unfinished(Date.now() + DAY_MS + 1000)).toEqual({ going: [], journals: [] });
      expect(await begunScans(store)).toEqual([]);
    },
  );

  it('wait for who tidies, and not for who died over it', async () => {
    const place = await scanIn('waits');
    let begun: Promise<void> | undefined;
    let hasBegun = false;
    await tidyAlone(store, async () => {
      begun = beginIn(store, place, never).then(() => {
        hasBegun = true;
      });
      await expect.poll(async () => (await unfinished()).going).toEqual(['waits']);
      expect(hasBegun).toBe(false);
    });
    await begun;
    expect(hasBegun).toBe(true);
    if (self().start === '0') return;
    expect(await tidyAlone(store, () => beginIn(store, place, never).then(() => 'begun'), DEAD)).toBe('begun');
  });

  it('wait for who tidies, also once another has come for the same and gone', async () => {
    let waiting: Promise<void> | undefined;
    let hasBegun = false;
    await tidyAlone(store, async () => {
      const other = { ...self(), start: `${self().start}0`, host: 'another' };
      expect(await tidyAlone(store, async () => 'both at once', other)).toBe(undefined);
      waiting = beginIn(store, await scanIn('late'), never).then(() => {
        hasBegun = true;
      });
      await new Promise((resolve) => setTimeout(resolve, 500));
      expect(hasBegun).toBe(false);
    });
    await waiting;
  });

  it('are not tidied away by two at once', async () => {
    let atOnce = 0;
    let most = 0;
    const tidy = () =>
      tidyAlone(store, async () => {
        atOnce += 1;
        most = Math.max(most, atOnce);
        await new Promise((resolve) => setTimeout(resolve, 100));
        atOnce -= 1;
        return true;
      });
    await Promise.all(Array.from({ length: 8 }, tidy));
    expect(most).toBeLessThanOrEqual(1);
    expect(await tidy()).toBe(true);
    // Who died over it is in nobody's way.
    if (self().start !== '0') await tidyAlone(store, async () => expect(await tidy()).toBe(true), DEAD);
  });

  it('wait for who tidies on another machine until that one is silent', async () => {
    const waits = async (ms: number) => {
      const wait = AbortSignal.timeout(ms);
      await beginIn(store, path.join(folder.path, 'far'), wait);
      return wait.aborted;
    };
    const tidying = async () => {
      expect(await waits(500)).toBe(true);
      const [name = ''] = await readdir(path.join(store, 'tidying'));
      const past = new Date(Date.now() - DAY_MS);
      await utimes(path.join(store, 'tidying', name), past, past);
      expect(await waits(20_000)).toBe(false);
    };
    await tidyAlone(store, tidying, ELSEWHERE);
    expect(await readdir(path.join(store, 'tidying'))).toEqual([]);
  });
});
