import type { PagesSeen } from '../../collect.ts';
import { openSaved, rulebookWith } from '../../compose.ts';
import { loadChecks } from '../../custom/load-checks.ts';
import { isDigest } from '../../evidence/canonical.ts';
import type { Digest } from '../../model/evidence.ts';
import { openHistory } from '../history.ts';
import { keepMemorySmall, makeRoomForNew } from '../memory.ts';
import { pipelineFor } from '../pipeline.ts';
import type { Finished, Finishing } from './finish-scan.ts';
import { finishHere } from './where-it-fits.ts';

/** The first message to this process. The second is the name of the record. */
export interface Begin extends Pick<Finishing, 'place' | 'config' | 'policy' | 'machine'> {
  readonly store: string;
  readonly inPipeline: boolean;
  readonly seen: PagesSeen;
}

export type Answer = { readonly ok: true; readonly finished: Finished } | { readonly ok: false; readonly why: string };

keepMemorySmall();
makeRoomForNew();
// To stop is asked of the scan, which then ends early and still wants its report.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => undefined);
// Whoever asked has the answer, or is gone.
process.on('disconnect', () => process.exit());

let judging: ReturnType<typeof begin> | undefined;
process.on('message', (message: Begin | Digest) => {
  if (isDigest(message)) void finish(message);
  else judging = begin(message);
  judging?.catch(() => undefined);
});

async function begin({ seen, store, inPipeline, ...given }: Begin) {
  const { env } = process;
  const cwd = process.cwd();
  const own = await loadChecks(given.config.checks, cwd);
  if (!own.ok) throw new Error(own.error.message);
  const pipeline = inPipeline ? pipelineFor(env) : undefined;
  const ports = openSaved(store, given.config.blobs);
  const history = given.config.save ? await openHistory(given.config, { cwd, env }) : undefined;
  if (history && !history.ok) throw new Error(history.error.message);
  const rulebook = rulebookWith(own.value);
  const here = finishHere({ ...given, rulebook, ports, pipeline, history: history?.value, cwd, env });
  here.pagesSeen(seen);
  return { here, history: history?.value };
}

async function finish(saved: Digest): Promise<void> {
  const answer: Answer = await finished(saved).then(
    (value) => ({ ok: true, finished: value }),
    (error: unknown) => ({ ok: false, why: error instanceof Error ? error.message : String(error) }),
  );
  process.send?.(answer);
}

async function finished(saved: Digest): Promise<Finished> {
  if (!judging) throw new Error('Nothing was begun that could be finished.');
  const { here, history } = await judging;
  const ended = await here.finish(saved);
  await history?.end();
  return ended;
}
