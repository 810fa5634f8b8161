import { filePage } from './evidence/archive.ts';
import type { ScanRecord } from './model/evidence.ts';
import type { JourneyRecord } from './model/journey.ts';
import type { Ports, Turn } from './ports.ts';

interface Means extends Pick<Ports, 'visitor' | 'blobs' | 'emit'> {
  readonly turn: Turn;
}

/** After the crawl: runs the journeys that were asked for, one after the other, and files what was seen at their steps. */
export async function runAndFile(
  { start, home }: { readonly start: readonly string[]; readonly home: string | undefined },
  { visitor, blobs, emit, turn }: Means,
  signal: AbortSignal,
): Promise<Pick<ScanRecord, 'journeys'>> {
  const { journeys = [] } = visitor;
  if (journeys.length === 0) return {};
  const records: JourneyRecord[] = [];
  for (const journey of journeys) {
    emit({ kind: 'step-started', step: `Going through the journey ${journey.name}` });
    const { pages, ...seen } = await journey.run(start[0] ?? home ?? '', turn, signal);
    records.push({ ...seen, pages: await Promise.all(pages.map((page) => filePage(page, blobs))) });
  }
  return { journeys: records };
}
