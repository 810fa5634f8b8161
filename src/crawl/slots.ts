import pLimit from 'p-limit';

/** A wait during which somebody else may have the place. */
export type Rest = (wait: () => Promise<void>) => Promise<void>;

/** So many pieces of work at once, in the order they came; one that rests makes room and queues again afterwards. */
export function createSlots(most: number): <T>(work: (rest: Rest) => Promise<T>) => Promise<T> {
  const limit = pLimit(most);
  /** Resolves with the way to give the place back. */
  const take = () =>
    new Promise<() => void>((taken) => {
      void limit(() => new Promise<void>((give) => taken(give)));
    });
  return async (work) => {
    let give = await take();
    const rest: Rest = async (wait) => {
      give();
      try {
        await wait();
      } finally {
        give = await take();
      }
    };
    try {
      return await work(rest);
    } finally {
      give();
    }
  };
}
