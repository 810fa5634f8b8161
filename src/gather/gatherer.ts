import type { BrowserContext, Page, Response } from 'playwright';
import type { Box, Digest, PageArtifact, PageArtifacts } from '../model/evidence.ts';
import type { BlobStore } from '../ports.ts';
import type { InPage, World } from './in-page/run.ts';
import { runInWorld } from './in-page/run.ts';
import type { Showing } from './showing.ts';

/** One visit, as the gatherers see it. `main` and `world` are there once the page has settled. */
export interface Visiting {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly blobs: BlobStore;
  /** The response that became the page. */
  main(): Response;
  world(): World;
  /** Whether the page has opened a socket. */
  talks(): boolean;
  /** Body size by URL from earlier visits, for files that came out of the browser's cache. */
  readonly knownSizes: Map<string, number>;
  /** Digest by address and validators of files that an earlier page fetched too. */
  readonly knownHashes: Map<string, Digest | null>;
  /** Places in the page that a report may want to show; gatherers that find some add them before the picture is taken. */
  readonly worthShowing: Box[];
  readonly showing: Showing;
  /** Names of cookies that the scan has put there by itself, which are no work of the site. */
  readonly givenCookies: ReadonlySet<string>;
  readonly axe: { readonly source: string; readonly rules: readonly string[] };
}

/** `begin` runs before navigation and may attach listeners; the function it returns runs once the page has settled. */
export interface PageGatherer<K extends PageArtifact = PageArtifact> {
  readonly artifact: K;
  /** Deadline for the second half. */
  readonly timeoutMs: number;
  /** It needs timers in the page, which a page in a sandbox without scripts does not have. */
  readonly waits?: boolean;
  /** The browser draws for it while the page computes nothing. Those come last, in their order. */
  readonly draws?: boolean;
  /** All that it does in the page, if that is one function: those are run in one go, with the first of them. */
  readonly read?: InPage<null, PageArtifacts[K]>;
  /** The second half is given what was read so, and has something to add. */
  readonly adds?: true;
  begin(visiting: Visiting): (read?: unknown) => Promise<PageArtifacts[K]>;
}

const IN_PAGE_TIMEOUT_MS = 10_000;

/** A gatherer that is nothing but one function run inside the page. */
export function fromPage<K extends PageArtifact>(artifact: K, read: InPage<null, PageArtifacts[K]>): PageGatherer<K> {
  return {
    artifact,
    timeoutMs: IN_PAGE_TIMEOUT_MS,
    read,
    begin: (visiting) => () => runInWorld(visiting.world(), read, null),
  };
}
