import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { writePointer } from '../../src/cli/saved-scan.ts';
import { defaultRulebook } from '../../src/compose.ts';
import { digestOfRecord, digestOfResult } from '../../src/evidence/canonical.ts';
import type { ScanResult } from '../../src/model/result.ts';
import { assessRecord } from '../../src/scan.ts';
import { fileBlobStore, fileScanStore } from '../../src/store/files.ts';
import { toolVersion } from '../../src/version.ts';
import { readRecording } from './recorded.ts';

/** A recorded visit, filed with its result as a scan files it. Gives back the report's folder. */
export async function saveRecording(
  name: string,
  folder: string,
  change: (result: ScanResult) => ScanResult = (result) => result,
): Promise<{ readonly report: string; readonly result: ScanResult }> {
  const { record, blobs } = await readRecording(name);
  const [store, report] = [path.join(folder, 'store'), path.join(folder, 'report')];
  const filed = fileBlobStore(store);
  for (const { artifacts } of [...record.pages, ...record.sites]) {
    for (const entry of Object.values(artifacts)) {
      const bytes = typeof entry === 'string' ? await blobs.get(entry) : undefined;
      if (bytes) await filed.put(bytes);
    }
  }
  const result = change(await assessRecord(record, defaultRulebook, blobs, toolVersion));
  const scans = fileScanStore(store);
  await scans.saveRecord(record);
  await scans.saveResult(result);
  await mkdir(report, { recursive: true });
  await writePointer(report, { scan: digestOfRecord(record), result: digestOfResult(result), store });
  return { report, result };
}
