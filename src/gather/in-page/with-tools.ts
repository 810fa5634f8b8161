import type { InPageHelpers } from './helpers.ts';
import { runWith, type World } from './run.ts';

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
  const source = sources.get(tools) ?? sourceOf(tools);
  sources.set(tools, source);
  return (await runWith(world, fn, argument, { of: tools, source })) as R;
}

/** Some are asked for at every press of a key. */
const sources = new WeakMap<Tools, string>();

function sourceOf(all: Tools): string {
  return `({${Object.entries(all)
    .map(([name, one]) => `${name}: ${one.toString()}`)
    .join(',\n')}})`;
}
