import type { CDPSession } from 'playwright';
import type { InPageHelpers } from './helpers.ts';
import * as helpers from './helpers.ts';
import { allFromKit, EACH, fromKit, helperSource, KEEP_NAME, NO_KIT } from './kit.ts';

/** Of our isolated worlds. */
export const WORLD = 'lgdss';

/** A function that runs in the page: self-contained, takes JSON, returns JSON. */
export type InPage<A, R> = (h: InPageHelpers, argument: A) => R | Promise<R>;

/** Runs one in a world that was chosen before. */
export type Run = <A, R>(fn: InPage<A, R>, argument: A) => Promise<R>;

/** The isolated world of one document. Scripts of the page cannot see or change what runs in it. */
export interface World {
  readonly session: CDPSession;
  readonly contextId: number;
  /** It is not the world of the page itself. Left out where nobody needs to know. */
  readonly inFrame?: true;
}

export async function openWorld(session: CDPSession, frameId: string): Promise<World> {
  const { executionContextId } = await session.send('Page.createIsolatedWorld', { frameId, worldName: WORLD });
  return { session, contextId: executionContextId };
}

/** Those that were asked for the kit and have none. */
const without = new WeakSet<World>();

/** The short way, for what every page is asked, in tabs that bring it along. */
async function byKit(world: World, expression: string | undefined): Promise<{ readonly value: unknown } | undefined> {
  if (expression === undefined || without.has(world)) return undefined;
  const value = await evaluate(world, expression);
  if (value !== NO_KIT) return { value };
  without.add(world);
  return undefined;
}

/** By which number a function, or an object of them, goes in every world. */
const numbers = new WeakMap<object, number>();
let lastNumber = 0;
/** Those that a world has been sent. */
const sent = new WeakMap<World, Set<number>>();

/** Rejects with the page's own words when the function throws there. */
export async function runInWorld<A, R>(world: World, fn: InPage<A, R>, argument: A): Promise<R> {
  const short = await byKit(world, fromKit(fn, argument));
  if (short) return short.value as R;
  return (await runWith(world, fn, argument, HELPERS)) as R;
}

/** An object of functions, and its source text. */
interface Tools {
  readonly of: object;
  readonly source: string;
}

const HELPERS: Tools = { of: helpers, source: helperSource };

/**
 * With the helpers as the first argument, and these tools among them. All of it stays in the world it was sent to: some are
 * called a hundred times, and to send and read them each time costs more than to run them.
 */
export async function runWith(
  world: World,
  fn: (...given: never[]) => unknown,
  argument: unknown,
  tools: Tools,
): Promise<unknown> {
  const { missing, done } = toSend(world, [fn], tools);
  const call = callOf(fn, argument, tools);
  const result = await evaluate(world, missing === '' ? call : `(() => { ${missing} return ${call}; })()`);
  done();
  return result;
}

/** One of several questions, with the kind of its answer. */
export interface Ask<R> {
  readonly fn: (...given: never[]) => unknown;
  readonly argument: unknown;
  readonly answer?: R;
}

export function ask<A, R>(fn: InPage<A, R>, argument: A): Ask<R> {
  return { fn, argument };
}

/** Several functions one after the other, each with its own argument: to go there for each costs more than most of them take. */
export async function runInTurn<R extends readonly unknown[]>(
  world: World,
  ...asks: { readonly [K in keyof R]: Ask<R[K]> }
): Promise<R> {
  return runInTurnWith<R>(world, HELPERS, asks);
}

export async function runInTurnWith<R extends readonly unknown[]>(
  world: World,
  tools: Tools,
  asks: { readonly [K in keyof R]: Ask<R[K]> },
): Promise<R> {
  const all = asks as readonly Ask<unknown>[];
  const { missing, done } = toSend(
    world,
    all.map(({ fn }) => fn),
    tools,
  );
  const calls = all.map(({ fn, argument }) => `await ${callOf(fn, argument, tools)}`);
  const result = await evaluate(world, `(async () => { ${missing} return [${calls.join(', ')}]; })()`);
  done();
  return result as R;
}

function callOf(fn: object, argument: unknown, tools: Tools): string {
  return `lgdssSent[${numberOf(fn)}](lgdssSent[${numberOf(tools.of)}], ${JSON.stringify(argument)})`;
}

/** What a world has to be sent before these functions can be called in it, and what to call once it has it. */
function toSend(
  world: World,
  fns: readonly object[],
  tools: Tools,
): { readonly missing: string; readonly done: () => void } {
  const known = sent.get(world) ?? new Set();
  sent.set(world, known);
  const [base, h] = [numberOf(HELPERS.of), numberOf(tools.of)];
  const missing: string[] = [];
  // The helpers are longer than most tools, and go once to each world.
  if (!known.has(base)) missing.push(`lgdssSent[${base}] = ${HELPERS.source};`);
  if (!known.has(h) && h !== base) missing.push(`lgdssSent[${h}] = { ...lgdssSent[${base}], ...${tools.source} };`);
  for (const fn of fns) if (!known.has(numberOf(fn))) missing.push(`lgdssSent[${numberOf(fn)}] = ${fn.toString()};`);
  const done = () => {
    for (const one of [base, h, ...fns.map(numberOf)]) known.add(one);
  };
  if (missing.length === 0) return { missing: '', done };
  // Not `??=`: an element of the page may go by this name.
  const begin = "if (!Object.hasOwn(globalThis, 'lgdssSent')) globalThis.lgdssSent = [];";
  return { missing: [KEEP_NAME, begin, ...missing].join(' '), done };
}

function numberOf(one: object): number {
  const number = numbers.get(one) ?? ++lastNumber;
  numbers.set(one, number);
  return number;
}

/** The same for a function that needs none of the helpers, which are longer than most of what they help. */
export async function runBare<R>(world: World, fn: () => R | Promise<R>): Promise<R> {
  return (await evaluate(world, `(() => { ${KEEP_NAME} return (${fn.toString()})(); })()`)) as R;
}

/** Several functions in one go, which saves going there for each. What one of them throws costs that one only: `null`. */
export async function runAllInWorld(
  world: World,
  fns: readonly InPage<null, unknown>[],
): Promise<readonly ({ readonly value: unknown } | null)[]> {
  const short = await byKit(world, allFromKit(fns));
  if (short) return short.value as readonly ({ value: unknown } | null)[];
  const expression = `(() => { ${KEEP_NAME} const h = ${helperSource}; return Promise.all([${fns.join(',\n')}].map(${EACH})); })()`;
  return (await evaluate(world, expression)) as readonly ({ value: unknown } | null)[];
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
