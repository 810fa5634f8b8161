import type { Stopped } from './walk.ts';

/**
 * Stops of one kind: what was measured on one of them holds for the others. Styled alike by their classes is not enough, as an
 * id may change the look of one: what the focus changes has to be the same too, and whether something around cuts it off.
 */
export function kindOf({ seen, changes }: Pick<Stopped, 'seen' | 'changes'>): string {
  return JSON.stringify([seen.disguise, seen.clipped, changes]);
}
