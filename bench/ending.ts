/** What has to go again when a benchmark ends: no process of it ends by itself, and no folder goes. */
export interface Ending {
  /** The last one goes first. */
  add(end: () => unknown): void;
  /** Goes on where one of them fails, and says so. */
  all(): Promise<void>;
}

export function createEnding(): Ending {
  const ends: (() => unknown)[] = [];
  return {
    add: (end) => void ends.push(end),
    async all() {
      for (const end of ends.splice(0).toReversed()) {
        try {
          await end();
        } catch (error) {
          console.error(error);
        }
      }
    },
  };
}
