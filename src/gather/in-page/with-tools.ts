import type { InPageHelpers } from './helpers.ts';
import { type Ask, runInTurnWith, runWith, type World } from './run.ts';

/** Functions for use inside a page that only some of our readers need. They reach each other through `this`. */
// biome-ignore lint/suspicious/noExplicitAny: each reader names the tools that it uses with their types.
type Tools = Readonly<Record<string, (...given: any[]) => any>>;

/** Runs one with tools in a world that was chosen before. */
export type CallWith = <T extends Tools, A, R>(
  tools: T,
  fn: (h: InPageHelpers & T, argument: A) => R | Promise<R>,
  argument: A,
) => Promise<R>;

/** As `runInWorld`, with tools beside the helpers. */
export async function runWithTools<T extends Tools, A, R>(
  world: World,
  tools: T,
  fn: (h: InPageHelpers & T, argument: A) => R | Promise<R>,
  argument: A,
): Promise<R> {
  return (await runWith(world, fn, argument, withSource(tools))) as R;
}

/** As `runInTurn`, with tools beside the helpers. */
export async function runInTurnWithTools<T extends Tools, R extends readonly unknown[]>(
  world: World,
  tools: T,
  ...asks: { readonly [K in keyof R]: Ask<R[K]> }
): Promise<R> {
  return runInTurnWith<R>(world, withSource(tools), asks);
}

/** One of those questions. */
export function askWith<T extends Tools, A, R>(
  _tools: T,
  fn: (h: InPageHelpers & T, argument: A) => R | Promise<R>,
  argument: A,
): Ask<R> {
  return { fn, argument };
}

function withSource(tools: Tools) {
  const source = sources.get(tools) ?? sourceOf(tools);
  sources.set(tools, source);
  return { of: tools, source };
}

/** Some are asked for at every press of a key. */
const sources = new WeakMap<Tools, string>();

function sourceOf(all: Tools): string {
  return `({${Object.entries(all)
    .map(([name, one]) => `${name}: ${one.toString()}`)
    .join(',\n')}})`;
}
