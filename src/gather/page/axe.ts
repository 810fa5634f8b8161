import type { PageGatherer, Visiting } from '../gatherer.ts';
import { runAxe } from '../in-page/axe.ts';
import { evaluate, runInWorld, type World } from '../in-page/run.ts';
import { frameWorlds, ticks } from './frames.ts';

/** More than this many elements of one rule tell nobody anything new; the true number is recorded. */
const MOST_NODES = 50;
// axe talks to itself across frames by message; in our isolated worlds only axe listens on the other side.
const CONFIGURE = '; axe.configure({ allowedOrigins: ["<unsafe_all_origins>"] });';
const START = 'startAxe';

/** The engine is most of a megabyte: defined in every document of a tab, it is there when it is needed, and starts then. */
export function axePrelude(source: string): string {
  return `globalThis.${START} = () => { ${source}${CONFIGURE} };`;
}

export const axe: PageGatherer<'axe'> = {
  artifact: 'axe',
  timeoutMs: 60_000,
  waits: true,
  begin: (visiting) => () => judge(visiting),
};

async function judge(visiting: Visiting) {
  const { frames, missed } = await frameWorlds({ ...visiting, session: visiting.world().session });
  await startAxe(visiting.world(), visiting.axe.source);
  // Where time stands still axe would never answer, and the whole page would wait for it.
  await Promise.all(
    frames.map(async ({ world, url }) => {
      if (await ticks(world)) await startAxe(world, visiting.axe.source);
      else missed.push(url);
    }),
  );
  const found = await runInWorld(visiting.world(), runAxe, { rules: visiting.axe.rules, mostNodes: MOST_NODES });
  for (const { id, nodes } of found.rules) {
    for (const { selector, box } of nodes)
      if (box && visiting.showing.isNew(id, selector)) visiting.worthShowing.push(box);
  }
  return { ...found, framesMissed: missed.toSorted() };
}

/** Frames in processes of their own, and tabs for trying out, do not have the prelude. What runs already is not started again. */
export async function startAxe(world: World, source: string): Promise<void> {
  const runs = "Object.hasOwn(globalThis, 'axe')";
  const started = await evaluate(world, `${runs} || (typeof ${START} === 'function' && (${START}(), true))`);
  if (started !== true) await evaluate(world, `${source}${CONFIGURE} undefined`);
}
