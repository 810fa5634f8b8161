import type { PageGatherer, Visiting } from '../gatherer.ts';
import { runAxe } from '../in-page/axe.ts';
import { evaluate, runInWorld } from '../in-page/run.ts';
import { frameWorlds, ticks } from './frames.ts';

/** More than this many elements of one rule tell nobody anything new; the true number is recorded. */
const MOST_NODES = 50;
// axe talks to itself across frames by message; in our isolated worlds only axe listens on the other side.
const CONFIGURE = '; axe.configure({ allowedOrigins: ["<unsafe_all_origins>"] }); undefined';

export const axe: PageGatherer<'axe'> = {
  artifact: 'axe',
  timeoutMs: 60_000,
  waits: true,
  begin: (visiting) => () => judge(visiting),
};

async function judge(visiting: Visiting) {
  const expression = visiting.axe.source + CONFIGURE;
  const { frames, missed } = await frameWorlds({ ...visiting, session: visiting.world().session });
  await evaluate(visiting.world(), expression);
  // Where time stands still axe would never answer, and the whole page would wait for it.
  await Promise.all(
    frames.map(async ({ world, url }) => {
      if (await ticks(world)) await evaluate(world, expression);
      else missed.push(url);
    }),
  );
  const found = await runInWorld(visiting.world(), runAxe, { rules: visiting.axe.rules, mostNodes: MOST_NODES });
  visiting.worthShowing.push(...found.rules.flatMap((rule) => rule.nodes.flatMap((node) => node.box ?? [])));
  return { ...found, framesMissed: missed.toSorted() };
}
