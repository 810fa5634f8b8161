import type { PageMeasured, ProbedPage } from '../../src/model/evidence.ts';
import type { MeasuredSummaryOn } from '../../src/model/measured-summary.ts';
import type { Medians } from '../../src/model/medians.ts';
import type { Device, MeasuredRun } from '../../src/model/seen/measured.ts';

/** planned = tried out + failed. */
export interface ReportProbed {
  readonly planned: number;
  /** At least one thing could be tried there. */
  readonly triedOut: number;
  readonly failed: number;
  /** How many pages were scanned. */
  readonly of: number;
  readonly pages: readonly ReportProbedPage[];
}

export interface ReportProbedPage extends ProbedPage {
  /** What could not be tried there. */
  readonly lost: readonly { readonly probe: string; readonly reason: string }[];
}

/** planned = measured + failed. */
export interface ReportMeasured {
  readonly planned: number;
  readonly measured: number;
  readonly failed: number;
  /** How many pages were scanned. */
  readonly of: number;
  /** How many more would have stood for something, had there been no limit. */
  readonly left: number;
  /** The slowest first. */
  readonly pages: readonly ReportMeasuredPage[];
  readonly lost: readonly (PageMeasured & { readonly reason: string })[];
}

export interface ReportMeasuredPage extends PageMeasured {
  /** Version of Lighthouse. */
  readonly lighthouse: string;
  readonly devices: readonly ReportMeasuredOn[];
  /** Devices that it could not be measured on, though it was on another. */
  readonly lost: readonly { readonly device: Device; readonly reason: string }[];
}

export interface ReportMeasuredOn extends Omit<MeasuredSummaryOn, 'har'> {
  /** Of the runs that count. Null where they are too few. */
  readonly medians: Medians;
  /** How many of the runs do not count, and why. */
  readonly leftOut: readonly { readonly why: NonNullable<MeasuredRun['unreliable']>; readonly runs: number }[];
  /** Name of its HTTP archive, which is saved beside the report; null where there is none. */
  readonly har: string | null;
}
