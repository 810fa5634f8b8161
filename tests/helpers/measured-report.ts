import { createHash } from 'node:crypto';
import { watchMeasured } from '../../src/crawl/measured-seen.ts';
import type { Digest, Failure, PageMeasured, PageRecord } from '../../src/model/evidence.ts';
import type { ReportInput, ReportTools } from '../../src/model/report.ts';
import type { LostDevice, Measured, MeasuredOn, WaterfallEntry } from '../../src/model/seen/measured.ts';
import { ORIGIN, record, sampleInput } from '../reports/sample-input.ts';
import { measured, measuredOn, run, runsOf } from './measured-evidence.ts';

/** A page that was to be measured, and what came of that. `gone`: the evidence says so and is not there. */
export interface Given {
  readonly url: string;
  readonly came: readonly MeasuredOn[] | Failure | 'gone';
  readonly why: PageMeasured['why'];
  /** What came of a device beside those that were measured. */
  readonly lost?: readonly LostDevice[];
  readonly film: readonly { readonly ms: number; readonly bytes?: readonly number[] }[];
}

export function page(path: string, came: Given['came'], rest: Partial<Given> = {}): Given {
  return { url: ORIGIN + path, came, why: 'template', film: [], ...rest };
}

export function request(
  url: string,
  type: string,
  startMs: number,
  endMs: number,
  rest: Partial<WaterfallEntry> = {},
): WaterfallEntry {
  return { url, type, startMs, endMs, bytes: 1024, status: 200, protocol: 'h2', renderBlocking: false, ...rest };
}

export function digestOf(text: string | Uint8Array): Digest {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}

/** A report's input as a scan would leave it, and the evidence behind it. Nine pages were scanned, two were over the limit. */
export function measuredInput(...given: readonly Given[]) {
  const blobs = new Map<Digest, Uint8Array>();
  const put = (bytes: Uint8Array) => {
    const name = digestOf(bytes);
    blobs.set(name, bytes);
    return name;
  };
  const pages: PageRecord[] = [];
  const kept: (readonly [url: string, value: Measured])[] = [];
  for (const { url, came, film, lost } of given) {
    if (came === 'gone' || !Array.isArray(came)) {
      const filed = came === 'gone' ? digestOf('gone') : (came as Failure);
      pages.push({ url, visitedAt: record.startedAt, artifacts: { measured: filed } });
      continue;
    }
    const frames = film.map(({ ms, bytes = [0xff, 0xd8, ms % 256, ms >> 8] }) => ({
      ms,
      picture: put(new Uint8Array(bytes)),
    }));
    const value = measured(
      came.map((on: MeasuredOn) => ({ ...on, film: frames })),
      { finalUrl: url, ...(lost && { lost }) },
    );
    kept.push([url, value]);
    const artifact = put(new TextEncoder().encode(JSON.stringify(value)));
    pages.push({ url, visitedAt: record.startedAt, artifacts: { measured: artifact } });
  }
  const chosen = given.map(({ url, why }) => ({ url, template: null, why }));
  const input: ReportInput = {
    ...sampleInput,
    record: { ...record, pages, measured: { pages: chosen, of: 9, left: 2 } },
    result: { ...sampleInput.result, measured: summariesOf(kept) },
  };
  const tools: ReportTools = { readBlob: async ({ blob }) => blobs.get(blob) };
  return { input, tools, blobs };
}

/** As the judging of a scan makes them, without waiting. */
function summariesOf(kept: readonly (readonly [url: string, value: Measured])[]) {
  const collector = watchMeasured();
  for (const [url, value] of kept)
    collector.add({ url, visitedAt: record.startedAt, artifacts: { measured: { ok: true, value } } });
  return collector.result();
}

/** Everything there is to show at once: three slow pages with many requests, one that has too few runs and one that was lost. */
export function everythingMeasured(frame?: readonly number[]) {
  const files = [
    '/styles/main.css',
    '/scripts/a-rather-long-name-of-a-bundle.4f2a91c0.js',
    '/images/hero.jpg',
    '/fonts/a.woff2',
  ];
  const types = ['Stylesheet', 'Script', 'Image', 'Font'];
  const waterfall = Array.from({ length: 46 }, (_, at) => {
    const [site, type] = at % 3 === 2 ? ['https://tags.example', 'Script'] : [ORIGIN, types[at % 4] ?? 'Other'];
    const rest = { bytes: 4000 * (at + 1), renderBlocking: at > 0 && at < 4 };
    return at === 0
      ? request(`${ORIGIN}/bins`, 'Document', 0, 420)
      : request(`${site}${files[at % 4]}?${'x'.repeat(at * 4)}`, type, 400 + at * 45, 520 + at * 60, rest);
  });
  const film = [380, 760, 1240, 2000].map((ms) => ({ ms, ...(frame && { bytes: frame }) }));
  const slow = (path: string, lcp: readonly number[]) =>
    page(path, [measuredOn(runsOf('lcp', lcp), { waterfall, requests: 61, har: digestOf('har') })], { film });
  const busy = run({ unreliable: 'machine-busy' });
  return measuredInput(
    slow('/services/waste-and-recycling/report-a-missed-collection-of-household-waste', [4100, 4300, 4900]),
    slow('/council-tax', [3100, 3100, 3300]),
    page('/', [
      measuredOn(runsOf('lcp', [1900, 2000, 2100])),
      measuredOn([run(), run(), run()], { device: 'desktop' }),
    ]),
    page('/news', [measuredOn([run(), run(), busy])]),
    page('/account', { code: 'elsewhere', message: 'The page led to another address.' }),
  );
}
