import type { ReportDocument } from '../../reports/lib/document-types.ts';
import type { SavedPorts } from '../compose.ts';
import type { ScanRecord } from '../model/evidence.ts';
import type { ScanResult } from '../model/result.ts';
import type { SavedScan } from './saved-scan.ts';

/** A scan that was made earlier, and where its evidence is. */
export interface OpenedScan {
  readonly saved: SavedScan;
  readonly record: ScanRecord;
  readonly ports: SavedPorts;
  /** Set where the scan came in a pack, which holds the results and a part of the evidence. */
  readonly packed: Packed | null;
}

/** A scan in a pack was judged when the pack was made, and is not judged again. */
export interface Packed {
  readonly result: ScanResult;
  /** Its report.json, as far as a comparison and `explain` read it. */
  readonly document: ReportDocument;
  /** Personal data was taken out of it. */
  readonly redacted: boolean;
}
