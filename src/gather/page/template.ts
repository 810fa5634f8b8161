import { createHash } from 'node:crypto';
import type { PageGatherer } from '../gatherer.ts';
import { runInWorld } from '../in-page/run.ts';
import { readSkeleton } from '../in-page/skeleton.ts';

/** A short name for the page's structure: pages from one template share it. */
export const template: PageGatherer<'template'> = {
  artifact: 'template',
  timeoutMs: 10_000,
  begin: (visiting) => async () => {
    const { skeleton, elements } = await runInWorld(visiting.world(), readSkeleton, null);
    return { id: `t-${createHash('sha256').update(skeleton).digest('hex').slice(0, 8)}`, elements };
  },
};
