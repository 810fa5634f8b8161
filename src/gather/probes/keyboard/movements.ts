import type { KeyElement, KeyMovements } from '../../../model/seen/keyboard.ts';
import { describeOne, seenAmong } from '../../in-page/keys-tell.ts';
import type { Run } from '../../in-page/run.ts';
import type { Heard } from './listeners.ts';

const MOST = 5;

/** Whoever listens for fingers or the device being moved, as people can look at it. */
export async function movementsOf(run: Run, { movements: { on, page } }: Heard): Promise<KeyMovements> {
  const told: KeyElement[] = [];
  const seen = on.length > 0 ? await run(seenAmong, on) : [];
  for (const id of seen.slice(0, MOST)) {
    const element = await run(describeOne, id);
    if (element) told.push(element);
  }
  return { on: told, page };
}
