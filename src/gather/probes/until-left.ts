import type { CDPSession } from 'playwright';
import type { World } from '../in-page/run.ts';

/** A world as long as somebody works in it. */
export interface LeftWorld {
  readonly world: World;
  /** Rejects once it is left. */
  readonly left: Promise<never>;
  /** What is done to the page in another way than by asking this world. */
  unless<T>(work: () => Promise<T>): Promise<T>;
  leave(): void;
}

/**
 * Nothing more is asked of it once it is left, and nobody waits for what was asked before: work that hangs in it or has taken too
 * long must not go on beside what comes next.
 */
export function untilLeft(world: World): LeftWorld {
  const { promise: left, reject } = Promise.withResolvers<never>();
  left.catch(() => undefined);
  let isLeft = false;
  const unless = <T>(work: () => Promise<T>) => (isLeft ? left : Promise.race([work(), left]));
  const send = (...given: Parameters<CDPSession['send']>) => unless(() => world.session.send(...given));
  const leave = () => {
    isLeft = true;
    reject(new Error('This part of the page has been left.'));
  };
  return { world: { ...world, session: { send } as CDPSession }, left, unless, leave };
}
