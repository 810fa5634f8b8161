import type { PageGatherer } from './gatherer.ts';
import { runAllInWorld, type World } from './in-page/run.ts';

type Read = { readonly value: unknown };

/**
 * Going into the page costs more than most of what is read there, so everything simple is read the first time that any of
 * it is asked for. `null` means that the gatherer has to go by itself: it does more than read, or was not read.
 */
export function readAhead(
  world: World,
  gatherers: readonly PageGatherer[],
): (one: PageGatherer) => Promise<Read | null> {
  const simple = gatherers.flatMap((gatherer) =>
    gatherer.waits || !gatherer.read ? [] : { gatherer, read: gatherer.read },
  );
  let asked = false;
  let found = new Map<PageGatherer, Read | null>();
  return async (one) => {
    if (!simple.some(({ gatherer }) => gatherer === one)) return null;
    if (!asked) {
      asked = true;
      const reads = await runAllInWorld(
        world,
        simple.map(({ read }) => read),
      );
      found = new Map(simple.map(({ gatherer }, index) => [gatherer, reads[index] ?? null]));
    }
    return found.get(one) ?? null;
  };
}
