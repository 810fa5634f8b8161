import type { LinkedDocument } from '../../../model/result.ts';
import type { Unread } from '../../../model/seen/documents.ts';
import { inTime } from '../in-time.ts';
import type { LookingAround } from '../site-gatherer.ts';

/** Why some of these files must not be asked for, by address. */
export async function barsOf(
  files: readonly LinkedDocument[],
  robots: LookingAround['robots'],
  late: AbortSignal,
): Promise<ReadonlyMap<string, Unread>> {
  const bars = new Map<string, Unread>();
  for (const file of files) {
    const bar = barOfCrawl(file) ?? (await barOfRobots(file.url, robots, late));
    if (bar) bars.set(file.url, bar);
  }
  return bars;
}

/** What the person who scans left out stays left out. Whoever turned the crawl away is not asked again. */
function barOfCrawl({ state, reason }: LinkedDocument): Unread | null {
  if (state === 'blocked') return 'turned-away';
  if (reason === 'excluded') return 'excluded';
  return reason === 'state-changing' ? 'left-alone' : null;
}

/** Why a place of the site must not be asked, as its own rules say. */
export async function barOfRobots(
  url: string,
  robots: LookingAround['robots'],
  late: AbortSignal,
): Promise<Unread | null> {
  const known = await inTime(robots(new URL(url).origin), late);
  if (!known) return 'out-of-time';
  return known.allows(url) ? null : 'robots';
}
