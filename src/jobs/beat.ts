import type { Clock } from '../ports.ts';

/** A third of the silence after which somebody is taken for gone, so that one word that is lost is no end. */
const BEAT_MS = 30_000;

/** Says again and again that somebody is there, whatever else they do meanwhile, until it is over. */
export async function keepSaying(
  say: () => Promise<unknown>,
  { clock, over, problem }: { readonly clock: Clock; readonly over: AbortSignal; problem(error: unknown): void },
): Promise<void> {
  for (;;) {
    await clock.sleep(BEAT_MS, over);
    if (over.aborted) return;
    await say().catch(problem);
  }
}
