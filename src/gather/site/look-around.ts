import { describe, failReason } from '../../browser/errors.ts';
import type { Gathered, SiteArtifacts, SiteEvidence } from '../../model/evidence.ts';
import { within } from '../deadline.ts';
import { type LookingAround, NotTested, type SiteGatherer } from './site-gatherer.ts';

/** Runs all at once. One that fails or hangs costs its own artifact, within its deadline. */
export async function lookAround(
  gatherers: readonly SiteGatherer[],
  around: LookingAround,
): Promise<SiteEvidence['artifacts']> {
  const gathered = gatherers.map(async (one) => [one.artifact, await gatherOne(one, around)] as const);
  return Object.fromEntries(await Promise.all(gathered));
}

async function gatherOne(
  { what, timeoutMs, gather }: SiteGatherer,
  around: LookingAround,
): Promise<Gathered<SiteArtifacts[keyof SiteArtifacts]>> {
  const over = new AbortController();
  const signal = AbortSignal.any([around.signal, over.signal]);
  try {
    return { ok: true, value: await within(timeoutMs, `Asking for ${what}`, gather({ ...around, signal })) };
  } catch (error) {
    if (error instanceof NotTested) return { ok: false, error: { code: 'not-tested', message: error.message } };
    const detail = describe(error).split('\n', 1)[0]?.slice(0, 200);
    return { ok: false, error: { code: failReason(error), message: `Asking for ${what} failed: ${detail}` } };
  } finally {
    over.abort();
  }
}
