import { filePage } from '../evidence/archive.ts';
import type { PageEvidence, ScanRecord } from '../model/evidence.ts';
import type { BlobStore } from '../ports.ts';
import { toolVersion } from '../version.ts';

/** One page that was read on its own, as the scan that it would be, so that it is judged and told as in one. */
export async function recordOfPage(
  page: PageEvidence,
  versions: { readonly browser: string; readonly axe: string },
  blobs: BlobStore,
): Promise<ScanRecord> {
  const { url, visitedAt, artifacts } = page;
  const { host } = new URL(url);
  const title = artifacts.document?.ok ? artifacts.document.value.title : null;
  const template = artifacts.template?.ok ? artifacts.template.value.id : null;
  return {
    schema: 1,
    target: { id: host, name: host, start: [url] },
    ...{ startedAt: visitedAt, finishedAt: visitedAt },
    versions: { tool: toolVersion, ...versions, node: '' },
    settings: {
      ...{ userAgent: '', maxPages: 1, maxDepth: 0, include: [], exclude: [], coverageFloor: 100 },
      wholeSite: false,
    },
    ...{ finished: true, sites: [], cuts: [] },
    pages: [await filePage(page, blobs)],
    outcomes: [
      {
        ...{ url, state: 'scanned', reason: null, detail: '', status: 200, finalUrl: url, title, template },
        ...{ screenshot: null, failedArtifacts: [], depth: 0, foundOn: null },
      },
    ],
  };
}
