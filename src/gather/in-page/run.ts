import type { CDPSession } from 'playwright';
import type { InPageHelpers } from './helpers.ts';
import * as helpers from './helpers.ts';

/** Of our isolated worlds. */
export const WORLD = 'lgdss';

/** A function that runs in the page: self-contained, takes JSON, returns JSON. */
export type InPage<A, R> = (h: InPageHelpers, argument: A) => R | Promise<R>;

const helperSource = `({${Object.entries(helpers)
  .map(([name, helper]) => `${name}: ${helper.toString()}`)
  .join(',\n')}})`;

/** The isolated world of one document. Scripts of the page cannot see or change what runs in it. */
export interface World {
  readonly session: CDPSession;
  readonly contextId: number;
}

export async function openWorld(session: CDPSession, frameId: string): Promise<World> {
  const { executionContextId } = await session.send('Page.createIsolatedWorld', { frameId, worldName: WORLD });
  return { session, contextId: executionContextId };
}

/** Rejects with the page's own words when the function throws there. */
export async function runInWorld<A, R>(world: World, fn: InPage<A, R>, argument: A): Promise<R> {
  // Transpilers that keep names wrap inner functions in a helper of this name, which no page has.
  const expression = `(() => { const __name = (f) => f; return (${fn.toString()})(${helperSource}, ${JSON.stringify(argument)}); })()`;
  return (await evaluate(world, expression)) as R;
}

export async function evaluate(world: World, expression: string): Promise<unknown> {
  const { result, exceptionDetails } = await world.session.send('Runtime.evaluate', {
    expression,
    contextId: world.contextId,
    awaitPromise: true,
    returnByValue: true,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value;
}
