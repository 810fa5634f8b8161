import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ReportMeasured } from '../../reports/lib/chosen-types.ts';
import { HAR_FOLDER } from '../../reports/lib/measured.ts';
import { attachedTo } from '../evidence/attached.ts';
import { parseJson } from '../evidence/json.ts';
import type { Digest, ScanRecord } from '../model/evidence.ts';
import type { ReportTools } from '../model/report.ts';

const OURS = /^\d+-[a-z0-9-]+-(mobile|desktop)\.har$/;

/** The HTTP archives of the pages that were measured, under the names the report gives them. Returns what went wrong. */
export async function writeArchives(
  folder: string,
  measured: ReportMeasured | null,
  { pages }: Pick<ScanRecord, 'pages'>,
  { readBlob }: Pick<ReportTools, 'readBlob'>,
): Promise<readonly string[]> {
  await removeOld(path.join(folder, HAR_FOLDER));
  const filed = new Map(pages.map(({ url, artifacts }) => [url, artifacts.measured]));
  const read = (blob: Digest) => readBlob({ blob, bytes: 0, mediaType: 'application/json' });
  const problems: string[] = [];
  for (const { url, devices } of measured?.pages ?? []) {
    const kept = filed.get(url);
    const parsed = typeof kept === 'string' ? parseJson(new TextDecoder().decode(await read(kept))) : undefined;
    const attached = parsed?.ok ? attachedTo(parsed.value) : [];
    for (const { device, har } of devices) {
      if (har === null) continue;
      const archive = attached.find(({ name }) => name === `measured-${device}.har`);
      const bytes = archive && (await read(archive.blob));
      const problem = bytes ? await write(path.join(folder, ...har.split('/')), bytes) : 'it is gone from the evidence';
      if (problem !== null) problems.push(`${har} could not be written: ${problem}.`);
    }
  }
  return problems;
}

async function write(file: string, bytes: Uint8Array): Promise<string | null> {
  try {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, bytes);
    return null;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'the system refused';
  }
}

/** Those of an earlier scan would be taken for those of this one. What others put there stays. */
async function removeOld(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) if (OURS.test(name)) await rm(path.join(folder, name), { force: true });
}
