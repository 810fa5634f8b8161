import { mkdir } from 'node:fs/promises';
import { writePointer } from '../../src/cli/saved-scan.ts';
import { canonical, digestOfRecord } from '../../src/evidence/canonical.ts';
import type { Digest, PageArtifacts, ScanRecord, UrlOutcome } from '../../src/model/evidence.ts';
import type { BlobStore } from '../../src/ports.ts';
import { fileBlobStore, fileScanStore } from '../../src/store/files.ts';

/** What a site's owner did between two scans, told to the recorded evidence. */
export interface Changes {
  /** Pages that the later scan did not get to see. */
  readonly unseen?: (url: string) => boolean;
  /** Given each artifact of each page; what it returns is filed instead. */
  readonly artifact?: <K extends keyof PageArtifacts>(
    url: string,
    name: K,
    value: PageArtifacts[K],
  ) => PageArtifacts[K];
  readonly startedAt?: string;
  readonly outcome?: (outcome: UrlOutcome) => UrlOutcome;
}

/** The record as it would be after the changes. New artifacts go into the given store. */
export async function changedScan(record: ScanRecord, blobs: BlobStore, changes: Changes): Promise<ScanRecord> {
  const { unseen = () => false, artifact, startedAt = record.startedAt, outcome = (same) => same } = changes;
  const pages: ScanRecord['pages'][number][] = [];
  for (const page of record.pages) {
    if (unseen(page.url)) continue;
    const artifacts: Record<string, unknown> = {};
    for (const [name, filed] of Object.entries(page.artifacts)) {
      artifacts[name] = artifact && typeof filed === 'string' ? await change(page.url, name, filed) : filed;
    }
    pages.push({ ...page, artifacts } as typeof page);
  }
  return {
    ...record,
    startedAt,
    finishedAt: startedAt,
    pages,
    outcomes: record.outcomes.map((one) => outcome(unseen(one.url) ? failed(one) : one)),
  };

  async function change(url: string, name: string, filed: Digest): Promise<Digest> {
    const bytes = await blobs.get(filed);
    if (!bytes || !artifact) return filed;
    const value = JSON.parse(new TextDecoder().decode(bytes)) as never;
    return blobs.put(new TextEncoder().encode(canonical(artifact(url, name as keyof PageArtifacts, value))));
  }
}

/** A scan filed as `lgdss scan` files it, and the folder of its report. */
export async function fileScan(record: ScanRecord, blobs: BlobStore, store: string, folder: string): Promise<Digest> {
  const filed = fileBlobStore(store);
  for (const { artifacts } of [...record.pages, ...record.sites]) {
    for (const entry of Object.values(artifacts)) {
      const bytes = typeof entry === 'string' ? await blobs.get(entry) : undefined;
      if (bytes) await filed.put(bytes);
    }
  }
  await fileScanStore(store).saveRecord(record);
  await mkdir(folder, { recursive: true });
  const scan = digestOfRecord(record);
  await writePointer(folder, { scan, result: scan, store });
  return scan;
}

function failed(outcome: UrlOutcome): UrlOutcome {
  return {
    ...outcome,
    state: 'failed',
    reason: 'timed-out',
    detail: 'No answer in time.',
    status: null,
    template: null,
  };
}
