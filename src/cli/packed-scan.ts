import path from 'node:path';
import type { SavedPorts } from '../compose.ts';
import type { Gathered } from '../model/evidence.ts';
import { RECORD, RESULT } from '../pack/contents.ts';
import { MANIFEST, type Manifest } from '../pack/manifest.ts';
import type { PackSource } from '../pack/source.ts';
import { verifyPack } from '../pack/verify.ts';
import type { BlobStore } from '../ports.ts';
import { memoryScanStore } from '../store/memory.ts';
import { openPack } from '../store/open-pack.ts';
import { kindOf } from '../store/pack-folder.ts';
import { recordFrom, resultFrom } from '../store/saved.ts';
import type { OpenedScan } from './opened-scan.ts';
import { readPackedReport } from './packed-report.ts';

export async function isPack(place: string): Promise<boolean> {
  const kind = await kindOf(place);
  if (kind === 'folder') return (await kindOf(path.join(place, MANIFEST))) === 'file';
  return kind === 'file' && /\.zip$/i.test(place);
}

/** The scan in a pack, where every byte of the pack is as it was when it was made. */
export async function openPackedScan(place: string): Promise<Gathered<OpenedScan>> {
  const source = await openPack(place);
  if (!source.ok) return notWhole(place, source.error.message);
  const { problems, manifest } = await verifyPack(source.value, null);
  if (manifest === null || problems.length > 0) return notWhole(place, problems[0] ?? '');
  if (manifest.part !== undefined)
    return wrong(`The pack '${place}' holds one fault of a scan and not the scan. Read its README.txt.`);
  const text = async (name: string) => new TextDecoder().decode(await source.value.read(name));
  const record = recordFrom(await text(RECORD), manifest.scan);
  const result = resultFrom(await text(RESULT), manifest.result);
  const document = readPackedReport(await source.value.read('report.json'));
  if (!record || !result || !document)
    return wrong(`The pack '${place}' was made by another version, and its scan cannot be read. Read its report.html.`);
  const scans = memoryScanStore();
  await scans.saveRecord(record);
  await scans.saveResult(result);
  const saved = { scan: manifest.scan, result: manifest.result, store: place, standard: document.standard };
  const packed = { result, document, redacted: manifest.redacted !== undefined };
  return { ok: true, value: { saved, record, ports: portsOf(source.value, manifest, scans), packed } };
}

/** A seal shows that nothing was changed since, not who made it: anybody can put anything into a record and seal it. */
export async function withoutTrust<T>(read: () => Promise<Gathered<T>>): Promise<Gathered<T>> {
  try {
    return await read();
  } catch {
    return wrong('The scan in this pack is not one that this program writes, so it cannot be read.');
  }
}

/** What is in a pack as it was saved has its SHA-256 in the manifest, and that is the name it was saved by. */
function portsOf(source: PackSource, { files }: Manifest, scans: SavedPorts['scans']): SavedPorts {
  const paths = new Map(files.map((file) => [`sha256:${file.sha256}`, file.path]));
  const get: BlobStore['get'] = async (name) => {
    const file = paths.get(name);
    return file === undefined ? undefined : source.read(file);
  };
  const sealed = () => Promise.reject(new Error('A pack is sealed: nothing is written into it.'));
  return {
    blobs: { get, put: sealed },
    scans,
    samples: { sample: async () => undefined, pinSample: sealed },
    tools: { readBlob: (ref) => get(ref.blob) },
  };
}

function notWhole(place: string, problem: string): Gathered<never> {
  return wrong(
    `The pack '${place}' is not whole, so nothing is read from it. ${problem} lgdss verify names everything.`,
  );
}

function wrong(message: string): Gathered<never> {
  return { ok: false, error: { code: 'pack', message } };
}
