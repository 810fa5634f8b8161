import { canonical, digestOfRecord, digestOfResult } from '../../evidence/canonical.ts';
import { parseJson } from '../../evidence/json.ts';
import { isProbed, picturesIn, withPictures } from '../../evidence/pictures-in.ts';
import type { Digest, Failure, PageRecord, Screenshot, UrlOutcome } from '../../model/evidence.ts';
import type { BlobStore } from '../../ports.ts';
import { savedBytes } from '../blob.ts';
import type { PackInput } from '../contents.ts';
import { createRedactor, type Kind, type Redactor } from './personal-data.ts';
import { blurPicture } from './picture.ts';
import { placesOf } from './places.ts';

/** What was done, for the manifest and for redaction.json. */
export interface Redaction {
  /** The ids of the scan and of its result as they were before. */
  readonly scan: Digest;
  readonly result: Digest;
  /** How many different ones were taken out. */
  readonly removed: Readonly<Record<Kind, number>>;
  readonly pictures: readonly BlurredPicture[];
}

export interface BlurredPicture {
  readonly url: string;
  /** Null: the whole picture, because it is not known where on it the data stands. */
  readonly places: number | null;
}

/** Of a page, only these go into a pack; the digests of the others keep pointing at the original. */
const PACKED = ['response', 'document'];

/**
 * The same scan without personal data. It was judged on what the page really said; here only words and pictures change, so
 * no score can move. Changed evidence is filed in `into`, under digests of its own.
 */
export async function redactScan(input: PackInput, into: BlobStore): Promise<PackInput & { redaction: Redaction }> {
  const { record, blobs } = input;
  const redactor = createRedactor();
  const before = { scan: digestOfRecord(record), result: digestOfResult(input.result) };
  const pictures: BlurredPicture[] = [];
  const records = new Map(record.pages.map((page) => [page.url, page]));

  const outcomes: UrlOutcome[] = [];
  for (const outcome of record.outcomes) {
    const redacted = redactor.value({ ...outcome, screenshot: null });
    const { screenshot } = outcome;
    if (!screenshot) outcomes.push(redacted);
    else {
      const made = await redactPicture(screenshot, records.get(outcome.url), blobs, into);
      if (made.places !== 0) pictures.push({ url: redacted.url, places: made.places });
      outcomes.push({ ...redacted, screenshot: made.screenshot });
    }
  }
  const pages: PageRecord[] = [];
  const probed = new Map<string, Screenshot>();
  for (const page of record.pages) {
    for (const made of await redactProbed(page, blobs, into)) {
      // Of two pages with one picture, the one with something to hide decides.
      if (made.blurred || !probed.has(made.before)) probed.set(made.before, made.screenshot);
      if (made.blurred) pictures.push({ url: redactor.value(page.url), places: null });
    }
  }
  for (const page of record.pages) {
    const names = [...PACKED, ...Object.keys(page.artifacts).filter(isProbed)];
    const artifacts = await redactFiled(page.artifacts, names, redactor, blobs, into, probed);
    pages.push({ ...redactor.value({ ...page, artifacts: {} }), artifacts });
  }
  const sites = [];
  for (const site of record.sites) {
    const artifacts = await redactFiled(site.artifacts, Object.keys(site.artifacts), redactor, blobs, into);
    sites.push({ ...redactor.value({ ...site, artifacts: {} }), artifacts });
  }
  const rest = redactor.value({ ...record, outcomes: [], pages: [], sites: [] });
  const result = withPictures(redactor.value(input.result), probed);
  const more = input.more?.map(({ path, bytes }) => ({
    path,
    bytes: new TextEncoder().encode(redactor.text(new TextDecoder().decode(bytes))),
  }));
  const redaction = { ...before, removed: redactor.counts(), pictures };
  return {
    ...input,
    record: { ...rest, outcomes, pages, sites },
    result,
    blobs: into,
    redaction,
    ...(more && { more }),
  };
}

async function redactFiled(
  artifacts: PageRecord['artifacts'],
  packed: readonly string[],
  redactor: Redactor,
  from: BlobStore,
  into: BlobStore,
  pictures: ReadonlyMap<string, Screenshot> = new Map(),
): Promise<PageRecord['artifacts']> {
  const filed: [string, Digest | Failure][] = [];
  for (const [name, entry] of Object.entries(artifacts)) {
    const value = packed.includes(name) ? await readJson(entry, from) : undefined;
    if (value === undefined) filed.push([name, redactor.value(entry)]);
    else
      filed.push([
        name,
        await into.put(new TextEncoder().encode(canonical(withPictures(redactor.value(value), pictures)))),
      ]);
  }
  return Object.fromEntries(filed);
}

/**
 * Pictures taken while the page was tried out. The page was zoomed, made narrow or scrolled for them, so where on them
 * something stands is not known: where there is any personal data on the page, all of the picture is blurred.
 */
async function redactProbed(page: PageRecord, from: BlobStore, into: BlobStore) {
  const made: { before: string; screenshot: Screenshot; blurred: boolean }[] = [];
  let clean: boolean | undefined;
  for (const [, entry] of Object.entries(page.artifacts).filter(([name]) => isProbed(name))) {
    for (const shot of picturesIn(await readJson(entry, from))) {
      clean ??= (await placesOn(page, from))?.length === 0;
      const bytes = await savedBytes(shot.blob, from);
      if ('why' in bytes) continue;
      const kept = clean ? bytes : blurPicture(bytes, shot, null);
      const blob = await into.put(kept);
      const other = clean ? {} : { blob, bytes: kept.length, mediaType: 'image/jpeg' };
      made.push({ before: shot.blob, screenshot: { ...shot, ...other }, blurred: !clean });
    }
  }
  return made;
}

async function placesOn(page: PageRecord | undefined, from: BlobStore) {
  const read = async (name: string) => readJson(page?.artifacts[name], from) as Promise<never>;
  return placesOf({ text: await read('text'), links: await read('links'), document: await read('document') });
}

/** A picture that is lost stays lost: the pack says so under its old digest. */
async function redactPicture(
  screenshot: Screenshot,
  page: PageRecord | undefined,
  from: BlobStore,
  into: BlobStore,
): Promise<{ readonly screenshot: Screenshot; readonly places: number | null }> {
  const bytes = await savedBytes(screenshot.blob, from);
  if ('why' in bytes) return { screenshot, places: 0 };
  const boxes = await placesOn(page, from);
  if (boxes?.length === 0) {
    await into.put(bytes);
    return { screenshot, places: 0 };
  }
  const blurred = blurPicture(bytes, screenshot, boxes);
  const blob = await into.put(blurred);
  return {
    screenshot: { ...screenshot, blob, bytes: blurred.length, mediaType: 'image/jpeg' },
    places: boxes === null ? null : boxes.length,
  };
}

async function readJson(entry: Digest | Failure | undefined, blobs: BlobStore): Promise<unknown> {
  const bytes = await savedBytes(entry, blobs);
  if ('why' in bytes) return undefined;
  const parsed = parseJson(new TextDecoder().decode(bytes));
  return parsed.ok ? parsed.value : undefined;
}
