import type { Listed } from './result.ts';
import type { Measured, MeasuredOn } from './seen/measured.ts';
import type { FileKind } from './weights.ts';

/** What was measured on one page, as far as reports tell it. Facts, not verdicts. */
export interface MeasuredSummary extends Pick<Measured, 'lighthouse' | 'lost'> {
  readonly url: string;
  readonly devices: readonly MeasuredSummaryOn[];
}

export interface MeasuredSummaryOn
  extends Pick<MeasuredOn, 'device' | 'throttling' | 'runs' | 'lcpElement' | 'requests'> {
  /** What one of the runs loaded. Where there were more requests than are written down, it is of the first ones. */
  readonly kinds: readonly (Loaded & { readonly kind: FileKind })[];
  /** From the site of the page itself. */
  readonly own: Loaded;
  /** From other sites, by host; the heaviest first. */
  readonly others: Listed<Loaded & { readonly host: string }>;
  /** What moved, and by how much of the layout shift score; the worst first. Left out by early versions. */
  readonly shifts?: MeasuredOn['shifts'];
  /** Bytes that came and were not used while the page loaded; 0 where Lighthouse names none. Left out by early versions. */
  readonly unused?: { readonly scripts: number; readonly styles: number };
  /** Whether there is an HTTP archive of it. */
  readonly har: boolean;
}

export interface Loaded {
  readonly requests: number;
  /** As sent over the network. */
  readonly bytes: number;
}
