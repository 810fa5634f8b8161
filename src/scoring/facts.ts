import type { ScanRecord } from '../model/evidence.ts';
import type { ScanFacts } from './score.ts';

/**
 * The seed names the scan by target and start. Its digest would do too, but changes with the order of the pages,
 * and the order in which pages were met must not move a band.
 */
export function factsOf({ target, startedAt, pages }: Pick<ScanRecord, 'target' | 'startedAt' | 'pages'>): ScanFacts {
  return { seed: `${target.id} ${startedAt}`, startedAt, pages: new Set(pages.map(({ url }) => url)).size };
}
