import type { Response } from 'playwright';
import { classify } from './classify.ts';
import { within } from './deadline.ts';
import { readTitle } from './in-page/document.ts';
import { evaluate, type InPage, runInWorld, type World } from './in-page/run.ts';
import { settle } from './in-page/settle.ts';
import { readShown } from './in-page/shown.ts';
import { mainWorld, ticks } from './page/frames.ts';
import { readResponse } from './page/response.ts';
import type { Tab } from './tabs.ts';

export interface SettleTimes {
  readonly wait: number;
  readonly quiet: number;
  readonly most: number;
}

const ANSWER_MS = 5000;
/** What the browser says when the document it was asked about has made way for another. */
export const GONE = /context (with specified id|was destroyed)|navigated or closed/i;

/** Looks at the document that has loaded, and if it is a page, waits until it has settled. */
export async function arrive(tab: Pick<Tab, 'session'>, main: Response, times: SettleTimes) {
  const response = await within(ANSWER_MS, 'Reading the response', readResponse(main));
  const world = await within(ANSWER_MS, 'Reaching the page', mainWorld(tab.session));
  const title = await within(ANSWER_MS, 'Reading the title', runInWorld(world, readTitle, null));
  const judgement = classify(response, title);
  if (judgement.state !== 'scanned') return { response, world, judgement, alive: false };
  const alive = await settled(world, times);
  // Once more after it has settled: before that, a thin page that fills itself looks like a challenge.
  const read = async <R>(fn: InPage<null, R>) => within(ANSWER_MS, 'Reading the page', runInWorld(world, fn, null));
  const [settledTitle, shown] = [await read(readTitle), await read(readShown)];
  return { response, world, judgement: classify(response, settledTitle, shown), alive };
}

/** Waits for late content. False when time does not pass in the page; rejects when it does not respond at all. */
export async function settled(world: World, times: SettleTimes): Promise<boolean> {
  try {
    await within(times.most + 2000, 'Settling', runInWorld(world, settle, times));
    return true;
  } catch (error) {
    if (GONE.test(String(error))) throw error;
    const [timePasses, answers] = await Promise.all([ticks(world), responds(world)]);
    if (!answers) throw error;
    return timePasses;
  }
}

export function responds(world: World): Promise<boolean> {
  return within(2000, 'A sign of life', evaluate(world, '0')).then(
    () => true,
    () => false,
  );
}
