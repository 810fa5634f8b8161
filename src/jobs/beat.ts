import type { Clock } from '../ports.ts';

/** A third of the silence after which somebody is taken for gone, so that one word that is lost is no end. */
const BEAT_MS = 30_000;
/** After a word that was lost. It doubles with each further one, up to the usual pause. */
const AGAIN_MS = 1000;

export interface Saying {
  readonly clock: Clock;
  readonly over: AbortSignal;
  /** False where the first word, which whoever calls has tried to say, was lost. */
  readonly isSaid: boolean;
  problem(error: unknown): void;
}

/** Says again and again that somebody is there, whatever else they do meanwhile, until it is over. */
export async function keepSaying(say: () => Promise<unknown>, { clock, over, isSaid, problem }: Saying): Promise<void> {
  let lost = isSaid ? 0 : 1;
  for (;;) {
    await clock.sleep(lost === 0 ? BEAT_MS : Math.min(AGAIN_MS * 2 ** (lost - 1), BEAT_MS), over);
    if (over.aborted) return;
    lost = await say().then(
      () => 0,
      (error: unknown) => {
        problem(error);
        return lost + 1;
      },
    );
  }
}
