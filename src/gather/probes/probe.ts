import type { BrowserContext, CDPSession, Page } from 'playwright';
import type { PageArtifact, PageArtifacts, Screenshot } from '../../model/evidence.ts';
import type { BlobStore } from '../../ports.ts';
import type { World } from '../in-page/run.ts';
import type { Happened } from './watch.ts';

export type Sender = Pick<CDPSession, 'send'>;

export interface PictureOf {
  readonly fullPage?: boolean;
  /** With `fullPage`, in CSS pixels; left out, it is 5,000. */
  readonly mostHeight?: number;
}

/** One page opened for probes alone, after the crawl, in a tab of its own. */
export interface Probing {
  readonly url: string;
  readonly page: Page;
  readonly context: BrowserContext;
  /** Of this probe alone: what it switches on or emulates ends with it. Opened when it is first used, as most probes do without. */
  readonly session: Sender;
  /** The same, for those who wait for what it tells of its own accord. */
  listen(): Promise<CDPSession>;
  readonly blobs: BlobStore;
  /** Our isolated world of the main document as it is now; another one after each loading. */
  world(): Promise<World>;
  /** Loads the page afresh and lets it settle. For probes that need more than one clean start. */
  reload(): Promise<void>;
  /**
   * A JPEG of what the window shows, or of the page from its top down to a limit, stored; one image pixel is one CSS
   * pixel. Boxes in a picture of the window count from where it is scrolled to.
   */
  picture(of?: PictureOf): Promise<Screenshot>;
  /**
   * What the page did since this probe began, beside what can be seen in it. While it is probed a page stays where it is
   * and sends nothing: whatever it tries is noted here.
   */
  happened(): Happened;
  /** Whether controls may be used: not while the page keeps a socket open, as what goes out through that cannot be stopped. */
  mayAct(): boolean;
  /** Earlier probes have used controls of this page, or given them the focus, since it was loaded. */
  readonly used: boolean;
  /** The one before may have changed the page. It has remembered how it was: see `hasTraces`. */
  readonly perhapsChanged: boolean;
  /** What they did has opened windows or messages, or given the page another address: what it does once it may have done. */
  readonly disturbed: boolean;
  /** Aborted at the probe's deadline and when the scan is stopped. A probe looks at it between its steps. */
  readonly signal: AbortSignal;
  /** By how much the deadline is longer than the probe's own; its steps may take as much longer. */
  readonly patience: number;
  readonly axe: { readonly source: string; readonly rules: readonly string[] };
  /** Of the second engine, those that somebody judges by; none means all. */
  readonly secondRules: readonly string[];
}

/**
 * Drives a page as an auditor does (keys, zoom, size, pointer) and writes down what happened. It judges nothing, is bounded
 * in steps and time, and never sends a form. What it throws costs its own artifact and no other.
 */
export interface Probe<K extends PageArtifact = PageArtifact> {
  readonly artifact: K;
  /**
   * Deadline for all of it but its loadings. What a probe has found until then it may return, marked as cut short: it has
   * a second for that once the signal is aborted.
   */
  readonly timeoutMs: number;
  /**
   * `as-found`: it puts back whatever it changed. `changed`: the page is loaded again before the next probe.
   * `perhaps-changed`: the next one asks, and has it loaded again where that matters.
   */
  readonly leaves: 'as-found' | 'changed' | 'perhaps-changed';
  /**
   * It uses controls as a person would. Not on pages that keep a socket open: what goes out through that cannot be stopped.
   */
  readonly acts?: true;
  run(probing: Probing): Promise<PageArtifacts[K]>;
}
