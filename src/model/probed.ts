import type { PageArtifact } from './evidence.ts';

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
