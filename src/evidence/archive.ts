import type {
  Digest,
  Failure,
  Filed,
  Gathered,
  PageArtifact,
  PageEvidence,
  PageRecord,
  SiteArtifact,
  SiteEvidence,
  SiteRecord,
} from '../model/evidence.ts';
import type { BlobStore } from '../ports.ts';
import { canonical, digestBytes } from './canonical.ts';
import { jsonProblem, parseJson } from './json.ts';

type Artifacts = Readonly<Record<string, Gathered<unknown> | undefined>>;

export async function filePage(page: PageEvidence, blobs: BlobStore): Promise<PageRecord> {
  const { url, visitedAt, journey } = page;
  return { url, visitedAt, ...(journey ? { journey } : {}), artifacts: await fileAll(page.artifacts, blobs) };
}

export async function fileSite(site: SiteEvidence, blobs: BlobStore): Promise<SiteRecord> {
  return { origin: site.origin, visitedAt: site.visitedAt, artifacts: await fileAll(site.artifacts, blobs) };
}

/** Reads only what the checks ask for: screenshots and raw HTML are most of the bytes and often not needed. */
export async function readPage(
  record: PageRecord,
  blobs: BlobStore,
  only: ReadonlySet<PageArtifact>,
): Promise<PageEvidence> {
  const artifacts = await readAll(record.artifacts, blobs, only);
  const { url, visitedAt, journey } = record;
  return { url, visitedAt, ...(journey ? { journey } : {}), artifacts };
}

export async function readSite(
  record: SiteRecord,
  blobs: BlobStore,
  only?: ReadonlySet<SiteArtifact>,
): Promise<SiteEvidence> {
  const artifacts = await readAll(record.artifacts, blobs, only);
  return { origin: record.origin, visitedAt: record.visitedAt, artifacts };
}

async function fileAll(artifacts: Artifacts, blobs: BlobStore): Promise<Filed> {
  const filed = Object.entries(artifacts).map(async ([name, gathered]) =>
    gathered === undefined ? [] : [[name, await fileOne(gathered, blobs)] as const],
  );
  return Object.fromEntries((await Promise.all(filed)).flat());
}

async function fileOne(gathered: Gathered<unknown>, blobs: BlobStore): Promise<Digest | Failure> {
  if (!gathered.ok) return { code: gathered.error.code, message: gathered.error.message };
  // A page can make the browser report NaN. That must cost one artifact, not the scan.
  const problem = jsonProblem(gathered.value);
  if (problem !== undefined)
    return { code: 'not-json', message: `The page gave a value that cannot be saved: ${problem}.` };
  return blobs.put(new TextEncoder().encode(canonical(gathered.value)));
}

async function readAll(
  filed: Filed,
  blobs: BlobStore,
  only?: ReadonlySet<string>,
): Promise<Readonly<Record<string, Gathered<never>>>> {
  const wanted = Object.entries(filed).filter(([name]) => only === undefined || only.has(name));
  const read = wanted.map(async ([name, entry]) => [name, await readOne(entry, blobs)] as const);
  // Nothing but the gatherer's own value has the digest that was filed under this name, so its type is the gatherer's.
  return Object.fromEntries(await Promise.all(read)) as Readonly<Record<string, Gathered<never>>>;
}

async function readOne(entry: Digest | Failure, blobs: BlobStore): Promise<Gathered<unknown>> {
  if (typeof entry !== 'string') return { ok: false, error: entry };
  const bytes = await blobs.get(entry);
  if (bytes === undefined) return failure('missing', 'The saved copy is missing.');
  if (digestBytes(bytes) !== entry) return failure('corrupt', 'The saved copy is damaged.');
  const parsed = parseJson(new TextDecoder().decode(bytes));
  return parsed.ok ? parsed : failure('corrupt', 'The saved copy cannot be read.');
}

function failure(code: string, message: string): Gathered<never> {
  return { ok: false, error: { code, message } };
}
