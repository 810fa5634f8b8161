import { getHeapSpaceStatistics, getHeapStatistics, setFlagsFromString } from 'node:v8';

/** For both halves of the space where new objects are born, in bytes. */
const ROOM_FOR_NEW = 8 * 2 ** 20;
const MOST_ROUNDS = 40;

/** Bytes of heap from which on it matters how far it grows. */
const LARGE = 90 * 2 ** 20;
const LOOK_MS = 500;

/**
 * Left to itself, the engine lets a heap of 100 MB grow to 300 before it cleans up, because machines have memory
 * enough. Here a browser stands beside us and wants it. Both settings are read whenever the heap is about to grow. With room
 * for new objects (below) cleaning up is rare enough that a quarter more costs no time that could be measured.
 */
export function keepMemorySmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--heap-growing-percent=25');
}

/** For a program that is most often done before that matters: to clean up while it starts is a seventh of a small scan. */
export function keepMemorySmallOnceLarge(every: (ms: number, work: () => void) => () => void): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  const stop = every(LOOK_MS, () => {
    if (getHeapStatistics().total_heap_size < LARGE) return;
    keepMemorySmall();
    stop();
  });
}

/**
 * What a page was read into is forgotten a second later. Where new objects have only one megabyte, most of it is carried
 * over to the old ones first, and looking through those costs a third of our time. The engine has no setting for this
 * that could still be made from inside, but it makes room when many new objects stay, so for a moment many do.
 */
export function makeRoomForNew(): void {
  setFlagsFromString('--semi-space-growth-factor=2');
  let staying: object[] = [];
  for (let round = 0; round < MOST_ROUNDS && roomForNew() < ROOM_FOR_NEW; round += 1) {
    staying = [...staying.slice(-60_000), ...Array.from({ length: 20_000 }, (_, index) => ({ index }))];
  }
  setFlagsFromString('--semi-space-growth-factor=1');
}

function roomForNew(): number {
  return getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space')?.space_size ?? ROOM_FOR_NEW;
}
