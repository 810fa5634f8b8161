import { expect, it } from 'vitest';
import { EMBEDDED_WAITS, insist, SERVER_WAITS } from '../../../src/history/insist.ts';
import type { Clock } from '../../../src/ports.ts';

const lost = Object.assign(new Error('Connection terminated unexpectedly'), { code: 'ECONNRESET' });

/** Work that fails so often before it is done, and how long was waited for it. */
async function after(failures: number, waits: readonly number[], error = lost) {
  let waited = 0;
  let asked = 0;
  const clock: Clock = {
    now: () => '2026-11-29T00:00:00.000Z',
    async sleep(ms) {
      waited += ms;
    },
  };
  const work = async () => {
    asked += 1;
    if (asked <= failures) throw error;
    return 'done';
  };
  const done = await insist(work, waits, clock).catch((problem: Error) => problem.message);
  return { done, asked, waited };
}

it('does again what a lost connection has cut off', async () => {
  expect(await after(0, SERVER_WAITS)).toEqual({ done: 'done', asked: 1, waited: 0 });
  expect(await after(3, SERVER_WAITS)).toEqual({ done: 'done', asked: 4, waited: 1400 });
  expect((await after(6, SERVER_WAITS)).done).toBe(lost.message);
});

it('is patient where commands that come and go run the database in turn', async () => {
  expect((await after(20, EMBEDDED_WAITS)).done).toBe('done');
  const never = await after(100, EMBEDDED_WAITS);
  expect(never.done).toBe(lost.message);
  expect(never.waited).toBeLessThan(120_000);
});

it('does again what the server ended because two waited for each other', async () => {
  const deadlock = Object.assign(new Error('deadlock detected'), { code: '40P01' });
  expect(await after(2, SERVER_WAITS, deadlock)).toEqual({ done: 'done', asked: 3, waited: 400 });
});

it('does nothing again that failed for another reason', async () => {
  expect(await after(1, EMBEDDED_WAITS, Object.assign(new Error('wrong'), { code: '42P01' }))).toMatchObject({
    ...{ done: 'wrong', asked: 1 },
  });
});
