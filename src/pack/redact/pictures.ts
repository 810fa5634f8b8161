import { isProbed, picturesIn } from '../../evidence/pictures-in.ts';
import type { Digest, PageArtifact, PageRecord, Screenshot } from '../../model/evidence.ts';
import type { BlobStore } from '../../ports.ts';
import { savedBytes, savedJson } from '../blob.ts';
import { personalInPage, personalInValue } from './anywhere.ts';
import { blurPicture } from './picture.ts';
import { placesOf, type Seen } from './places.ts';

export interface RedactedPicture {
  /** The name of its file among those of the page, without its ending. */
  readonly name: string;
  readonly before: Digest;
  readonly screenshot: Screenshot;
  /** How many places of it were covered. Null: all of it, because it is not known where the data stands. */
  readonly places: number | null;
}

/** A picture that is lost stays lost: the pack says so under its old digest. */
export async function redactPicture(
  screenshot: Screenshot,
  page: PageRecord | undefined,
  from: BlobStore,
  into: BlobStore,
): Promise<RedactedPicture | undefined> {
  const boxes = await placesOn(page, from);
  return redacted('screenshot', screenshot, boxes, from, into);
}

/**
 * Pictures taken while the page was tried out. The page was zoomed, made narrow, opened or scrolled for them, so where on
 * them something stands is not known, and they show what is hidden otherwise. They stay only where there is no personal data
 * anywhere in the page or in what the probes saw of it.
 */
export async function redactProbed(
  page: PageRecord,
  from: BlobStore,
  into: BlobStore,
): Promise<readonly RedactedPicture[]> {
  const made: RedactedPicture[] = [];
  let clean: boolean | undefined;
  for (const [artifact, entry] of probed(page)) {
    for (const [index, shot] of picturesIn(await savedJson(entry, from)).entries()) {
      clean ??= await isClean(page, from);
      const picture = await redacted(`${artifact}-${index + 1}`, shot, clean ? [] : null, from, into);
      if (picture) made.push(picture);
    }
  }
  return made;
}

async function isClean(page: PageRecord, from: BlobStore): Promise<boolean> {
  const places = await placesOn(page, from);
  const { html } = (await savedJson(page.artifacts.document, from)) as { html: string };
  if (places?.length !== 0 || personalInPage(html)) return false;
  for (const [, entry] of probed(page)) {
    const seen = await savedJson(entry, from);
    // Of what is lost nobody knows what stood in it. What was never gathered shows nothing.
    if (seen === undefined ? typeof entry === 'string' : personalInValue(seen)) return false;
  }
  return true;
}

function probed({ artifacts }: PageRecord) {
  return Object.entries(artifacts).filter(([name]) => isProbed(name));
}

async function redacted(
  name: string,
  shot: Screenshot,
  boxes: Awaited<ReturnType<typeof placesOn>>,
  from: BlobStore,
  into: BlobStore,
): Promise<RedactedPicture | undefined> {
  const bytes = await savedBytes(shot.blob, from);
  if ('why' in bytes) return undefined;
  const asItWas = boxes?.length === 0;
  const kept = asItWas ? bytes : blurPicture(bytes, shot, boxes);
  const blob = await into.put(kept);
  const screenshot = asItWas ? shot : { ...shot, blob, bytes: kept.length, mediaType: 'image/jpeg' };
  return { name, before: shot.blob, screenshot, places: boxes?.length ?? null };
}

async function placesOn(page: PageRecord | undefined, from: BlobStore) {
  const read = async <K extends PageArtifact & keyof Seen>(name: K) =>
    (await savedJson(page?.artifacts[name], from)) as Seen[K];
  return placesOf({
    text: await read('text'),
    links: await read('links'),
    document: await read('document'),
    hiddenWords: await read('hiddenWords'),
  });
}
