import type { BlobRef, ScanRecord } from './evidence.ts';
import type { Catalogue, Comparison, ScanResult } from './result.ts';

/** Which standard a report is built around. Findings carry both numberings all the same. */
export type Spine = 'lgdss' | 'govuk' | 'both';

export interface ReportInput {
  readonly record: ScanRecord;
  readonly result: ScanResult;
  readonly catalogue: Catalogue;
  readonly comparison?: Comparison;
  /** Left out: `lgdss`. */
  readonly standard?: Spine;
}

export interface ReportTools {
  readBlob(ref: BlobRef): Promise<Uint8Array | undefined>;
}

/** Returns bytes or text. Never writes a file, never prints. */
export interface Report {
  readonly format: string;
  /** Name of the file it goes into, for example `report.html`. */
  readonly fileName: string;
  readonly mediaType: string;
  render(input: ReportInput, tools: ReportTools): string | Promise<string | Uint8Array>;
}
