import { openSaved } from '../compose.ts';
import type { Config } from '../config/schema.ts';
import { settleSample } from '../crawl/pin.ts';
import type { SampleWishes } from '../crawl/sampling.ts';
import type { Failure, Gathered, Instant } from '../model/evidence.ts';
import type { Target } from '../model/target.ts';
import type { SampleStore } from '../ports.ts';
import type { Place } from './places.ts';

/** The sample one target is to be scanned by; null where every page is scanned. `startedAt` is of a scan that goes on. */
export async function sampleFor(
  target: Target,
  { sample, newSample, samplePerTemplate: perTemplate, sampleSeed: seed }: Config,
  samples: SampleStore,
  startedAt?: Instant,
): Promise<Gathered<SampleWishes | null>> {
  if (!sample && !newSample) return { ok: true, value: null };
  return settleSample({ perTemplate, seed, redraw: newSample }, target, await samples.sample(target.id), startedAt);
}

/** Why nothing may be scanned: asked before the first site is, so that a slip does not cost half a list. */
export async function wrongSamples(
  places: readonly Place[],
  config: Config,
  store: string,
): Promise<readonly Failure[]> {
  const { samples } = openSaved(store);
  const settled = await Promise.all(places.map(({ target }) => sampleFor(target, config, samples)));
  return settled.flatMap((one) => (one.ok ? [] : [one.error]));
}
