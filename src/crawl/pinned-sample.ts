import { z } from 'zod';
import type { ScanRecord, UrlOutcome, UrlReason, VanishedPage } from '../model/evidence.ts';
import { exploredEnough } from './coverage-floor.ts';
import { normaliseUrl } from './normalise-url.ts';
import { typeOfUrl } from './url-type.ts';

const address = z
  .string()
  .max(2048)
  .refine((text) => /^https?:\/\//i.test(text) && URL.canParse(text), 'not a web address')
  // People edit the file; an address in another spelling would never be met again.
  .transform((text) => normaliseUrl(text) ?? text);
const pinnedSchema = z.strictObject({
  schema: z.literal(1),
  /** The id of the target. */
  target: z.string().min(1).max(200),
  seed: z.string().max(200),
  perTemplate: z.int().min(0).max(1000),
  /** The patterns that narrowed the site it was drawn from. */
  include: z.array(z.string()).readonly(),
  exclude: z.array(z.string()).readonly(),
  method: z.string().max(5000),
  date: z.iso.datetime(),
  pages: z
    .array(z.strictObject({ url: address, why: z.string().max(200) }).readonly())
    .min(1)
    .max(100_000)
    .readonly(),
  documents: z
    .array(z.strictObject({ url: address, why: z.string().max(200), linkedFrom: z.string().max(2048) }).readonly())
    .max(100)
    .readonly(),
  /** How many pages it was chosen from. */
  of: z.int().min(1),
  /** Every address that was known when the sample was chosen, so that new ones can be told from old ones. */
  chosenFrom: z.array(address).max(1_000_000).readonly(),
});

/** A sample kept for later scans, page for page. */
export type PinnedSample = Readonly<z.infer<typeof pinnedSchema>>;

export type ReadPinned =
  | { readonly ok: true; readonly value: PinnedSample }
  | { readonly ok: false; readonly error: { readonly code: 'not-a-sample'; readonly message: string } };

/** Meant to be read and compared by people too, so one line for each page. */
export function writePinned(sample: PinnedSample): string {
  const chosenFrom = sample.chosenFrom.toSorted();
  const { schema, target, seed, perTemplate, include, exclude, method, date, pages, documents, of } = sample;
  const drawn = { schema, target, seed, perTemplate, include, exclude, method, date };
  return `${JSON.stringify({ ...drawn, pages, documents, of, chosenFrom }, null, 2)}\n`;
}

export function readPinned(text: string): ReadPinned {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return notASample('it is not JSON');
  }
  const parsed = pinnedSchema.safeParse(value);
  if (parsed.success) return { ok: true, value: { ...parsed.data, pages: onceEach(parsed.data.pages) } };
  const [issue] = parsed.error.issues;
  const place = issue?.path.length ? ` at ${issue.path.join('.')}` : '';
  return notASample(`${issue?.message ?? 'something is missing'}${place}`);
}

/** Two spellings of one address are one page, and would count twice against the floor. */
function onceEach(pages: PinnedSample['pages']): PinnedSample['pages'] {
  const known = new Set<string>();
  return pages.filter(({ url }) => !known.has(url) && known.add(url));
}

function notASample(why: string): ReadPinned {
  return { ok: false, error: { code: 'not-a-sample', message: `This is not a pinned sample: ${why}.` } };
}

/** Reasons that say the address is no page of the target, now or ever. */
const NO_PAGE: ReadonlySet<UrlReason> = new Set([
  'robots',
  'scope',
  'excluded',
  'duplicate',
  'state-changing',
  'not-html',
] as const);
const GONE = new Set([404, 410]);

/** Addresses of pages the crawl knows of, scanned or not. */
export function pagesMet(outcomes: readonly UrlOutcome[]): readonly string[] {
  return outcomes
    .filter(({ reason, status }) => (reason === null || !NO_PAGE.has(reason)) && !(status !== null && GONE.has(status)))
    .map(({ url }) => url);
}

/** Reasons that say an address is nothing to scan before anybody has asked for it. */
const NEVER_ASKED: readonly (UrlReason | null)[] = ['robots', 'scope', 'excluded', 'state-changing'];

/**
 * What `chosenFrom` holds: every address that a link could make us meet again. Dead links, redirects and downloads are
 * among them, because a later scan meets them without opening them and would take them for new pages.
 */
function addressesMet(outcomes: readonly UrlOutcome[]): readonly string[] {
  return outcomes
    .filter(({ url, reason }) => !NEVER_ASKED.includes(reason) && (reason !== 'not-html' || typeOfUrl(url) === 'html'))
    .map(({ url }) => url);
}

/** What later scans shall reuse, or null: a sample that was not drawn to the end must not be pinned for ever. */
export function pinOf(record: ScanRecord): PinnedSample | null {
  const { sample, target, settings, outcomes } = record;
  if (!sample || sample.reused || sample.pages.length === 0) return null;
  if (!record.finished || !exploredEnough(record).enough) return null;
  const { seed, perTemplate, method, drawnAt: date, pages, documents, of } = sample;
  const { include, exclude } = settings;
  const drawn = { schema: 1 as const, target: target.id, seed, perTemplate, include, exclude, method, date };
  return { ...drawn, pages, documents, of, chosenFrom: addressesMet(outcomes) };
}

export interface PinnedComparison {
  /** In the sample and scanned now. */
  readonly kept: readonly string[];
  /** In the sample and not scanned now. `state` is null when the address was not even met. */
  readonly vanished: readonly VanishedPage[];
  /** Met now and not known when the sample was chosen, in order of address. */
  readonly fresh: readonly string[];
}

export function comparePinned(pinned: PinnedSample, outcomes: readonly UrlOutcome[]): PinnedComparison {
  const outcomeOf = new Map(outcomes.map((outcome) => [outcome.url, outcome]));
  const scanned = (url: string) => outcomeOf.get(url)?.state === 'scanned';
  const known = new Set([...pinned.chosenFrom, ...pinned.pages.map(({ url }) => url)]);
  return {
    kept: pinned.pages.filter(({ url }) => scanned(url)).map(({ url }) => url),
    vanished: pinned.pages
      .filter(({ url }) => !scanned(url))
      .map(({ url, why }) => {
        const outcome = outcomeOf.get(url);
        const detail = outcome?.detail ?? 'No page links to the address any more.';
        return { url, why, state: outcome?.state ?? null, reason: outcome?.reason ?? null, detail };
      }),
    fresh: [...new Set(pagesMet(outcomes))].filter((url) => !known.has(url)).sort(),
  };
}
