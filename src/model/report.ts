import type { CheckId } from './check.ts';
import type { BlobRef, Box, ScanRecord } from './evidence.ts';
import type { Catalogue, Comparison, ScanResult } from './result.ts';

/** Which standard a report is built around. Findings carry both numberings all the same. */
export type Spine = 'lgdss' | 'govuk' | 'both';

/**
 * Checks of a project's own and what they found, by id. They stand in the other lists of a report as well. They speak for
 * no point of a standard, and no score counts them.
 */
export interface OwnChecks {
  readonly checks: readonly CheckId[];
  readonly findings: readonly string[];
}

export interface ReportInput {
  readonly record: ScanRecord;
  readonly result: ScanResult;
  readonly catalogue: Catalogue;
  readonly comparison?: Comparison;
  /** Left out: `lgdss`. */
  readonly standard?: Spine;
  readonly ending?: RunEnding;
}

/** What the gate said, for reports that a pipeline shows. */
export interface GateVerdict {
  /** Whether anything was asked for. Without that, nothing fails. */
  readonly isSet: boolean;
  readonly asked: readonly string[];
  /** One sentence for each way in which it failed; none when it was passed. */
  readonly reasons: readonly string[];
  /** A few of the failures that counted. */
  readonly examples: readonly string[];
  readonly notes: readonly string[];
  /** Ids of failures that the baseline does not have; null where there is no baseline. */
  readonly fresh: readonly string[] | null;
}

/** Files that a pipeline reads. They are written where somebody asks for them. */
export const PIPELINE_FORMATS = ['sarif', 'junit', 'gitlab', 'github', 'comment'] as const;
export type PipelineFormat = (typeof PIPELINE_FORMATS)[number];

export function isPipelineFormat(text: string): text is PipelineFormat {
  return PIPELINE_FORMATS.some((format) => format === text);
}

/** How a run ended. Left out of a report input: nobody asked. */
export interface RunEnding {
  /** Why the scan does not stand for all that was planned; empty where it does. */
  readonly gaps: readonly string[];
  readonly gate: GateVerdict;
  /** Where the run and its files can be looked at; null where nobody knows. */
  readonly link: string | null;
}

/** A part of a page's picture, with the element outlined. */
export interface Picture {
  readonly dataUri: string;
  readonly width: number;
  readonly height: number;
}

export interface ReportTools {
  readBlob(ref: BlobRef): Promise<Uint8Array | undefined>;
  /** Cuts elements out of a picture of a page; null for what does not lie on it. Left out, that is done on the spot. */
  readonly cutOut?: (bytes: Uint8Array, boxes: readonly Box[]) => Promise<readonly (Picture | null)[]>;
  /** Called when something large has been let go. Left out, it goes when it goes. */
  readonly tidyUp?: () => void;
}

/** The whole file, or its pieces in order: what lists every finding can be too long to hold in one piece. */
export type Rendered = string | Uint8Array | AsyncIterable<string>;

/** Returns bytes or text. Never writes a file, never prints. */
export interface Report {
  readonly format: string;
  /** Name of the file it goes into, for example `report.html`. */
  readonly fileName: string;
  readonly mediaType: string;
  render(input: ReportInput, tools: ReportTools): Rendered | Promise<Rendered>;
}
