import { z } from 'zod';
import { kindOf } from '../../src/crawl/party.ts';
import type { Digest } from '../../src/model/evidence.ts';
import { siteOf } from '../../src/model/host.ts';
import type { ReportInput, ReportTools } from '../../src/model/report.ts';
import type { FileKind } from '../../src/model/weights.ts';
import type { ReportMeasured, ReportMeasuredOn } from './chosen-types.ts';
import type { ReportDocument } from './document-types.ts';

/** How one page loaded, in one run: what is too long for report.json. */
export interface Loading {
  readonly url: string;
  readonly on: ReportMeasuredOn;
  /** In order of time. */
  readonly film: readonly { readonly ms: number; readonly dataUri: string }[];
  /** In the order asked; there may have been more. */
  readonly requests: readonly Asked[];
}

export interface Asked {
  readonly url: string;
  readonly kind: FileKind;
  /** From the site of the page itself. */
  readonly own: boolean;
  readonly startMs: number;
  readonly endMs: number;
  readonly bytes: number;
  readonly status: number;
  readonly renderBlocking: boolean;
}

const MOST_PAGES = 3;
const MOST_FRAMES = 8;
const MOST_REQUESTS = 40;
/** Of all frames together, as they stand in the report. */
const MAX_CHARACTERS = 500_000;

const amount = z.number().nonnegative();
const entry = z.object({
  url: z.string(),
  type: z.string(),
  startMs: amount,
  endMs: amount,
  bytes: amount,
  status: amount,
  renderBlocking: z.boolean(),
});
/** What a pack brings may be anything. */
const shape = z.object({
  finalUrl: z.string(),
  devices: z.array(
    z.object({
      device: z.string(),
      film: z.array(z.object({ ms: amount, picture: z.custom<Digest>((text) => typeof text === 'string') })),
      waterfall: z.array(entry),
    }),
  ),
});

/** Of the slowest pages. What is gone from the evidence, or was taken out of a pack, is not there. */
export async function loadingOf(
  { record }: Pick<ReportInput, 'record'>,
  { measured }: Pick<ReportDocument, 'measured'>,
  tools: ReportTools,
): Promise<readonly Loading[]> {
  const filed = new Map(record.pages.map(({ url, artifacts }) => [url, artifacts.measured]));
  const found: Loading[] = [];
  let left = MAX_CHARACTERS;
  for (const { url, on } of slowest(measured)) {
    const kept = filed.get(url);
    const bytes = typeof kept === 'string' ? await read(kept, 'application/json', tools) : undefined;
    const seen = bytes && readMeasured(bytes);
    const shown = seen?.devices.find(({ device }) => device === on.device);
    if (!seen || !shown) continue;
    const film: Loading['film'][number][] = [];
    for (const { ms, picture } of shown.film.slice(0, MOST_FRAMES)) {
      const dataUri = dataUriOf(await read(picture, 'image/jpeg', tools));
      if (dataUri === null || dataUri.length > left) continue;
      left -= dataUri.length;
      film.push({ ms, dataUri });
    }
    const requests = shown.waterfall.slice(0, MOST_REQUESTS).map(({ type, ...rest }) => {
      return { ...rest, kind: kindOf(type), own: siteOf(rest.url) === siteOf(seen.finalUrl) };
    });
    found.push({ url, on, film, requests });
  }
  return found;
}

/** Of a page that was measured as phone and as desktop, the phone. */
function slowest(measured: ReportMeasured | null) {
  const known = (measured?.pages ?? []).flatMap(({ url, devices: [on] }) => (on?.medians.lcp ? [{ url, on }] : []));
  return known.slice(0, MOST_PAGES);
}

function read(blob: Digest, mediaType: string, { readBlob }: ReportTools): Promise<Uint8Array | undefined> {
  return readBlob({ blob, bytes: 0, mediaType });
}

function readMeasured(bytes: Uint8Array): z.infer<typeof shape> | undefined {
  try {
    return shape.safeParse(JSON.parse(new TextDecoder().decode(bytes))).data;
  } catch {
    return undefined;
  }
}

function dataUriOf(bytes: Uint8Array | undefined): string | null {
  if (bytes?.[0] !== 0xff || bytes[1] !== 0xd8) return null;
  return `data:image/jpeg;base64,${Buffer.from(bytes).toString('base64')}`;
}
