import { isMeasured, withoutAttached } from '../../evidence/attached.ts';
import { digestOfRecord, digestOfResult } from '../../evidence/canonical.ts';
import { isProbed, withoutPictures, withPictures } from '../../evidence/pictures-in.ts';
import type { Digest, PageRecord, Screenshot, UrlOutcome } from '../../model/evidence.ts';
import type { ScanResult } from '../../model/result.ts';
import type { BlobStore } from '../../ports.ts';
import type { PackInput } from '../contents.ts';
import { redactJourneys } from './journeys.ts';
import { createRedactor, type Kind } from './personal-data.ts';
import { type RedactedPicture, redactPicture, redactProbed } from './pictures.ts';
import { redactFiled } from './redact-filed.ts';

/** What was done, for the manifest and for redaction.json. */
export interface Redaction {
  /**
   * The id of the scan as it was before. That of its result is not told: all of it but what was taken out stands in the pack,
   * so a guess at a number could be tried on it.
   */
  readonly scan: Digest;
  /** How many different ones were taken out. */
  readonly removed: Readonly<Record<Kind, number>>;
  readonly pictures: readonly BlurredPicture[];
  /** How many pictures stayed as they were, because no personal data was found that could show on them. */
  readonly picturesLeft: number;
}

export interface BlurredPicture {
  readonly url: string;
  /** Its file among those of the page, without the ending. All but `screenshot` were taken as the page was tried out. */
  readonly picture: string;
  /** Null: the whole picture, because it is not known where on it the data stands. */
  readonly places: number | null;
}

/** Of a page, only these go into a pack. */
const isPacked = (name: string) => ['response', 'document'].includes(name) || isProbed(name) || isMeasured(name);

/**
 * The same scan without personal data. It was judged on what the page really said; here only words and pictures change, so
 * no score can move. Changed evidence is filed in `into`, under digests of its own.
 */
export async function redactScan(input: PackInput, into: BlobStore): Promise<PackInput & { redaction: Redaction }> {
  const { record, blobs } = input;
  const redactor = createRedactor();
  const before = { scan: digestOfRecord(record) };
  const pictures: BlurredPicture[] = [];
  let picturesLeft = 0;
  const tell = (url: string, { name, places }: RedactedPicture) => {
    if (places === 0) picturesLeft += 1;
    else pictures.push({ url, picture: name, places });
  };
  const records = new Map(record.pages.map((page) => [page.url, page]));

  const outcomes: UrlOutcome[] = [];
  for (const outcome of record.outcomes) {
    const redacted = redactor.value({ ...outcome, screenshot: null });
    const { screenshot } = outcome;
    const made = screenshot && (await redactPicture(screenshot, records.get(outcome.url), blobs, into));
    if (made) tell(redacted.url, made);
    outcomes.push({ ...redacted, screenshot: made?.screenshot ?? screenshot });
  }
  const tried: (readonly [page: PageRecord, made: RedactedPicture])[] = [];
  for (const page of record.pages) for (const made of await redactProbed(page, blobs, into)) tried.push([page, made]);
  // Of two pages with one picture, the one with something to hide decides.
  const kept = new Map(
    tried
      .toSorted(([, a], [, b]) => Number(a.places === null) - Number(b.places === null))
      .map(([, made]) => [made.before, made]),
  );
  for (const [page, made] of tried)
    tell(redactor.value(page.url), { ...made, places: kept.get(made.before)?.places ?? null });
  const probed: ReadonlyMap<string, Screenshot> = new Map(
    [...kept].map(([before, { screenshot }]) => [before, screenshot]),
  );
  const pages: PageRecord[] = [];
  for (const page of record.pages) {
    const names = Object.keys(page.artifacts).filter(isPacked);
    const artifacts = await redactFiled(page.artifacts, names, redactor, blobs, into, (value, name) =>
      // Where personal data stands in a film is not known, and any address in an archive may hold some.
      isMeasured(name) ? withoutAttached(value) : withPictures(value, probed),
    );
    pages.push({ ...redactor.value({ ...page, artifacts: {} }), artifacts });
  }
  const sites = [];
  for (const site of record.sites) {
    // Where personal data stands in them is not known.
    const artifacts = await redactFiled(
      site.artifacts,
      Object.keys(site.artifacts),
      redactor,
      blobs,
      into,
      withoutPictures,
    );
    sites.push({ ...redactor.value({ ...site, artifacts: {} }), artifacts });
  }
  const journeys = record.journeys && (await redactJourneys(record.journeys, redactor, blobs, into, tell));
  const rest = redactor.value({ ...record, outcomes: [], pages: [], sites: [], journeys: [] });
  const { journeys: _, ...others } = rest;
  const redacted = { ...others, outcomes, pages, sites, ...(journeys ? { journeys } : {}) };
  // The result, and a review, are about the scan in this pack, which has an id of its own.
  const scan = digestOfRecord(redacted);
  const result = { ...withPictures(withoutArchives(redactor.value(input.result)), probed), scan };
  const more = input.more?.map(({ path, bytes }) => ({
    path,
    bytes: new TextEncoder().encode(redactor.text(new TextDecoder().decode(bytes)).replaceAll(before.scan, scan)),
  }));
  const redaction = { ...before, removed: redactor.counts(), pictures, picturesLeft };
  return {
    ...input,
    record: redacted,
    result,
    savedResult: input.savedResult === digestOfResult(input.result) ? digestOfResult(result) : input.savedResult,
    blobs: into,
    redaction,
    ...(input.part && { part: { ...input.part, fault: redactor.value(input.part.fault) } }),
    ...(more && { more }),
  };
}

/** The archives of what was measured stay out of the pack, so no report of it may name them. */
function withoutArchives(result: ScanResult): ScanResult {
  const { measured } = result;
  if (!measured) return result;
  const bare = measured.map((page) => ({ ...page, devices: page.devices.map((on) => ({ ...on, har: false })) }));
  return { ...result, measured: bare };
}
