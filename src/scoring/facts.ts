import type { ScanRecord } from '../model/evidence.ts';
import { subjectOf } from '../model/journey.ts';
import type { ScanFacts } from './score.ts';

/**
 * The seed is the target alone. The digest of the scan would do too, but it changes with the minute and with the order in
 * which pages were met, and two scans of a site that stayed as it was must come to the same result. `unseen`: how many pages
 * should have been seen as well and were not. Whoever reads a score must know that it does not speak of them.
 */
export function factsOf(
  { target, startedAt, pages, journeys = [] }: Pick<ScanRecord, 'target' | 'startedAt' | 'pages' | 'journeys'>,
  unseen: number,
): ScanFacts {
  const all = [...pages, ...journeys.flatMap((journey) => journey.pages)];
  return { seed: target.id, startedAt, pages: new Set(all.map(subjectOf)).size + unseen };
}
