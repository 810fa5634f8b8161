import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Left to itself, the engine lets a heap of 100 MB grow to 300 before it cleans up, because machines have memory
 * enough. Here a browser stands beside us and wants it. Both settings are read whenever the heap is about to grow.
 */
export function keepMemorySmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--heap-growing-percent=50');
}

/** Pages between two times of tidying up; a time takes well under a tenth of a second. */
const PAGES = 100;

/**
 * To be called after every page. What a page leaves behind is small but lives long, so the engine would let it pile up
 * over many hundreds of pages before it looks.
 */
export function tidyUpNowAndThen(): () => void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  setFlagsFromString('--no-expose-gc');
  let pages = 0;
  return () => {
    pages += 1;
    if (pages % PAGES === 0) collect();
  };
}
