/// <reference lib="dom" />
import type { FileTiming } from '../../model/seen/delivery.ts';

/** The page and its files, one entry for each address. Of other sites' files a browser tells little: sizes are 0 then. */
export function readFileTimings(): readonly FileTiming[] {
  const files = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
  const seen = new Map<string, FileTiming>();
  for (const entry of files as (PerformanceResourceTiming & { renderBlockingStatus?: string })[]) {
    if (seen.size >= 1000) break;
    const url = entry.name.slice(0, 2048);
    if (seen.has(url) || /^(data|blob):/.test(url)) continue;
    seen.set(url, {
      url,
      unpacked: entry.decodedBodySize,
      blocking: entry.renderBlockingStatus === 'blocking',
    });
  }
  return [...seen.values()];
}
