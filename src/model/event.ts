import type { Digest, UrlReason, UrlState } from './evidence.ts';
import type { Device } from './seen/measured.ts';

/** Progress is data. The terminal, the dashboard and the log file are three readers of the same stream. */
export type ScanEvent =
  | { readonly kind: 'scan-started'; readonly target: string; readonly start: readonly string[] }
  | { readonly kind: 'step-started'; readonly step: string }
  | { readonly kind: 'page-started'; readonly url: string }
  | {
      readonly kind: 'page-finished';
      readonly url: string;
      readonly state: UrlState;
      readonly reason: UrlReason | null;
      readonly failedArtifacts: readonly string[];
      readonly done: number;
      readonly queued: number;
      /** Only looked at, to choose a sample; judged pages come after. */
      readonly exploring?: true;
    }
  | { readonly kind: 'page-probed'; readonly url: string; readonly done: number; readonly queued: number }
  | {
      /** One run of Lighthouse begins. */
      readonly kind: 'page-measuring';
      readonly url: string;
      readonly page: number;
      readonly of: number;
      readonly device: Device;
      readonly run: number;
    }
  | { readonly kind: 'warning'; readonly message: string }
  | { readonly kind: 'scan-finished'; readonly scan: Digest; readonly pages: number };
