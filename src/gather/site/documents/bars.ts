import type { LinkedDocument } from '../../../model/result.ts';
import type { PdfUnread } from '../../../model/seen/documents.ts';
import { inTime } from '../in-time.ts';
import type { LookingAround } from '../site-gatherer.ts';

/** Why some of these PDFs must not be asked for, by address. */
export async function barsOf(
  pdfs: readonly LinkedDocument[],
  robots: LookingAround['robots'],
  late: AbortSignal,
): Promise<ReadonlyMap<string, PdfUnread>> {
  const bars = new Map<string, PdfUnread>();
  for (const pdf of pdfs) {
    const bar = barOfCrawl(pdf) ?? (await barOfRobots(pdf.url, robots, late));
    if (bar) bars.set(pdf.url, bar);
  }
  return bars;
}

/** What the person who scans left out stays left out. Whoever turned the crawl away is not asked again. */
function barOfCrawl({ state, reason }: LinkedDocument): PdfUnread | null {
  if (state === 'blocked') return 'turned-away';
  if (reason === 'excluded') return 'excluded';
  return reason === 'state-changing' ? 'left-alone' : null;
}

async function barOfRobots(url: string, robots: LookingAround['robots'], late: AbortSignal): Promise<PdfUnread | null> {
  const known = await inTime(robots(new URL(url).origin), late);
  if (!known) return 'out-of-time';
  return known.allows(url) ? null : 'robots';
}
