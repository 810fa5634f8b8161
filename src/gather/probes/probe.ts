import type { BrowserContext, CDPSession, Page } from 'playwright';
import type { PageArtifact, PageArtifacts, Screenshot } from '../../model/evidence.ts';
import type { BlobStore } from '../../ports.ts';
import type { World } from '../in-page/run.ts';

/** One page opened for probes alone, after the crawl, in a tab that is closed when they are done. */
export interface Probing {
  readonly url: string;
  readonly page: Page;
  readonly context: BrowserContext;
  readonly session: CDPSession;
  readonly blobs: BlobStore;
  /** Our isolated world of the main document as it is now; another one after each loading. */
  world(): Promise<World>;
  /** Loads the page afresh and lets it settle. For probes that need more than one clean start. */
  reload(): Promise<void>;
  /** A JPEG of what the window shows or of the whole page, stored; one image pixel is one CSS pixel. */
  picture(of?: { readonly fullPage?: boolean }): Promise<Screenshot>;
  /** Aborted at the probe's deadline and when the scan is stopped. A probe looks at it between its steps. */
  readonly signal: AbortSignal;
  readonly axe: { readonly source: string; readonly rules: readonly string[] };
}

/**
 * Drives a page as an auditor does (keys, zoom, size, pointer) and writes down what happened. It judges nothing, is bounded
 * in steps and time, and never sends a form. What it throws costs its own artifact and no other.
 */
export interface Probe<K extends PageArtifact = PageArtifact> {
  readonly artifact: K;
  /** Deadline for all of it. What a probe has found until then it may return, marked as cut short. */
  readonly timeoutMs: number;
  /** `as-found`: it puts back whatever it changed. `changed`: the page is loaded again before the next probe. */
  readonly leaves: 'as-found' | 'changed';
  run(probing: Probing): Promise<PageArtifacts[K]>;
}
