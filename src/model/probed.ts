import type { Failure, PageArtifact, PageRecord, ScanRecord } from './evidence.ts';

/**
 * Artifacts that a probe makes, on the pages that are tried out after the crawl. A page without them was not chosen, which
 * says nothing about it: no check that needs one has it for a subject. The probes are in src/gather/probes/registry.ts.
 */
export const probeArtifacts: ReadonlySet<PageArtifact> = new Set<PageArtifact>([
  'fieldErrors',
  'hovered',
  'keyboard',
  'layouts',
  'motion',
  'operated',
  'pixels',
  'secondEngine',
]);

/** Made after the crawl on some of the pages. Of these too, a page without them was not chosen. */
export const chosenArtifacts: ReadonlySet<PageArtifact> = new Set<PageArtifact>([...probeArtifacts, 'measured']);

/** Its controls were left alone on purpose: through an open connection, using them could send something. */
export const NOT_USED = 'not-used';

export interface LostProbe {
  readonly probe: PageArtifact;
  readonly error: Failure;
}

/** What trying a page out came to. `failed`: nothing at all could be tried. */
export interface TriedOut {
  readonly url: string;
  readonly lost: readonly LostProbe[];
  readonly failed: boolean;
}

/** Of the pages that were to be tried out, what could not be. */
export function triedOutOf({ probed, pages }: Pick<ScanRecord, 'probed' | 'pages'>): readonly TriedOut[] {
  const records = new Map(pages.map((page) => [page.url, page]));
  return (probed?.pages ?? []).map(({ url }) => {
    const filed = Object.entries(records.get(url)?.artifacts ?? {}) as [PageArtifact, Digested][];
    const ours = filed.filter(([name]) => probeArtifacts.has(name));
    const lost = ours.flatMap(([probe, error]) => (typeof error === 'string' ? [] : [{ probe, error }]));
    return { url, lost, failed: lost.length > 0 && lost.length === ours.length };
  });
}

type Digested = PageRecord['artifacts'][string];

/** Probes that came through on none of the pages on which they were wanted, so that nothing is known of what they look for. */
export function lostEverywhere(tried: readonly TriedOut[]): readonly PageArtifact[] {
  const lost = tried.map((page) => new Map(page.lost.map(({ probe, error }) => [probe, error.code])));
  return [...probeArtifacts].filter(
    (probe) =>
      lost.length > 0 && lost.every((codes) => codes.has(probe)) && lost.some((codes) => codes.get(probe) !== NOT_USED),
  );
}

/** What a probe does, as people say it. */
export const PROBE_WORDS: Readonly<Record<string, string>> = {
  fieldErrors: 'errors of forms',
  hovered: 'pointing with the mouse',
  keyboard: 'the Tab key',
  layouts: 'zoom and narrow windows',
  motion: 'movement',
  operated: 'using the controls',
  pixels: 'contrast of pictures and colours',
  secondEngine: 'the second test engine',
};
