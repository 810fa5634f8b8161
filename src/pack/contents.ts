import { earl } from '../../reports/earl.ts';
import type { Criterion } from '../../reports/lib/criteria.ts';
import { renderReport } from '../../reports/registry.ts';
import { wcagEm } from '../../reports/wcag-em.ts';
import { canonical, digestOfRecord, digestOfResult } from '../evidence/canonical.ts';
import type { Digest, Gathered, ScanRecord } from '../model/evidence.ts';
import type { ReportInput, ReportTools } from '../model/report.ts';
import type { BlobStore } from '../ports.ts';
import { detailsOf } from './details.ts';
import { packJourney } from './journey-files.ts';
import type { Part } from './manifest.ts';
import { packPage } from './page-files.ts';
import { readmeOf } from './readme.ts';
import type { Redaction } from './redact/redact-scan.ts';
import { bytesOf, jsonFile, type Rendered } from './render.ts';
import { packSite } from './site-files.ts';
import type { PackFile } from './source.ts';

export interface PackInput extends ReportInput {
  readonly blobs: BlobStore;
  readonly criteria: readonly Criterion[];
  /** The text of docs/report.schema.json. */
  readonly reportSchema: string;
  /** Of the result that was saved with the scan, where one was. */
  readonly savedResult: Digest | null;
  /** Prints the HTML report. Left out where no PDF is wanted. */
  readonly print?: (html: Uint8Array) => Promise<Gathered<Uint8Array>>;
  /** Set where personal data was taken out of record, result and evidence. */
  readonly redaction?: Redaction;
  /** Set where everything but one fault was left out of record, result and evidence. */
  readonly part?: Part;
  /** Further texts from elsewhere: the files of a review, in `review/`. */
  readonly more?: readonly PackFile[];
}

export const RECORD = 'evidence/record.json';
export const RESULT = 'evidence/result.json';
export const PDF = 'report.pdf';

/** What goes into a pack, one file after the other. `gaps` collects sentences about evidence that is gone. */
export async function* packContents(input: PackInput, gaps: string[]): AsyncGenerator<PackFile> {
  const { record, result, blobs } = input;
  const tools: ReportTools = { readBlob: (ref) => blobs.get(ref.blob) };
  let printed = false;
  for (const [path, format] of [
    ['report.html', 'html'],
    ['report.json', 'json'],
    ['findings.csv', 'csv'],
  ] as const) {
    const file = { path, bytes: await bytesOf(((await renderReport(format, input, tools)) ?? '') as Rendered) };
    yield file;
    const printing = format === 'html' ? await input.print?.(file.bytes) : undefined;
    if (printing?.ok) {
      printed = true;
      yield { path: PDF, bytes: printing.value };
    } else if (printing) gaps.push(`${PDF} is not in the pack. ${printing.error.message}`);
  }
  for (const report of [earl(input.criteria), wcagEm(input.criteria)]) {
    yield { path: report.fileName, bytes: await bytesOf((await report.render(input, tools)) as Rendered) };
  }
  yield { path: 'report.schema.json', bytes: await bytesOf(input.reportSchema) };
  yield { path: RECORD, bytes: await bytesOf(canonical(record)) };
  yield { path: RESULT, bytes: await bytesOf(canonical(result)) };

  const scan = digestOfRecord(record);
  yield jsonFile('scan-details.json', detailsOf(record, { scan, result: digestOfResult(result) }, input.savedResult));
  yield* packEvidence(record, blobs, gaps);
  yield { path: 'README.txt', bytes: await bytesOf(readmeOf(input, gaps, printed)) };
  if (input.redaction) yield jsonFile('redaction.json', input.redaction);
  yield* input.more ?? [];
}

/** What was kept of every page, step and site of a record. */
export async function* packEvidence(record: ScanRecord, blobs: BlobStore, gaps: string[]): AsyncGenerator<PackFile> {
  const records = new Map(record.pages.map((page) => [page.url, page]));
  const pages: unknown[] = [];
  let number = 0;
  for (const outcome of record.outcomes) {
    number += 1;
    const packed = await packPage(outcome, records.get(outcome.url), number, blobs);
    yield* packed.files;
    pages.push(packed.entry);
    gaps.push(...packed.gaps);
  }
  yield jsonFile('pages.json', pages);
  const journeys: unknown[] = [];
  for (const [index, journey] of (record.journeys ?? []).entries()) {
    const packed = await packJourney(journey, index + 1, blobs);
    yield* packed.files;
    journeys.push(packed.entry);
    gaps.push(...packed.gaps);
  }
  if (record.journeys) yield jsonFile('journeys.json', journeys);
  for (const [index, site] of record.sites.entries()) {
    const packed = await packSite(site, index + 1, blobs);
    yield* packed.files;
    gaps.push(...packed.gaps);
  }
}
