import type { FiledVisit } from './crawl.ts';

/** A visit that ended without a page: there is nothing to file. */
export function withoutPage(visit: FiledVisit['visit']): FiledVisit {
  return {
    visit,
    record: null,
    links: [],
    title: null,
    template: null,
    screenshot: null,
    latencyMs: null,
    failedArtifacts: [],
  };
}
