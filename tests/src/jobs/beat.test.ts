import { expect, it } from 'vitest';
import { keepSaying } from '../../../src/jobs/beat.ts';
import { fakeClock } from '../../helpers/fake-clock.ts';

/** The pauses, in seconds, of one who is to say so many words, of which those fail whose numbers are given. */
async function pausesOf(words: number, lost: readonly number[], isSaid = true) {
  const [clock, over, problems] = [fakeClock(), new AbortController(), [] as string[]];
  let said = 0;
  const say = async () => {
    said += 1;
    if (said === words) over.abort();
    if (lost.includes(said)) throw new Error(`Word ${said} was lost.`);
  };
  const problem = (error: unknown) => void problems.push(String(error));
  await clock.until(keepSaying(say, { clock, over: over.signal, isSaid, problem }));
  expect(problems).toEqual(lost.map((number) => `Error: Word ${number} was lost.`));
  // The last one is ended at once.
  return clock.sleeps.slice(0, words).map((ms) => ms / 1000);
}

it('says it twice a minute', async () => {
  expect(await pausesOf(4, [])).toEqual([30, 30, 30, 30]);
});

it('tries soon again what was lost, each time a little later, and goes on as usual from the first that is heard', async () => {
  expect(await pausesOf(11, [2, 3, 4, 5, 6, 7, 8])).toEqual([30, 30, 1, 2, 4, 8, 16, 30, 30, 30, 30]);
  expect(await pausesOf(5, [1, 3])).toEqual([30, 1, 30, 1, 30]);
});

it('does so for the first word too, which whoever calls has said', async () => {
  expect(await pausesOf(4, [1], false)).toEqual([1, 2, 30, 30]);
});
