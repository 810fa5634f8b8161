import type { Io } from './io.ts';

const SOON_MS = 2000;

/** What takes longer than two seconds is said, once. */
export async function withWord<T>(
  word: string,
  { every, err }: Pick<Io, 'every' | 'err'>,
  work: () => Promise<T>,
): Promise<T> {
  const quiet = every(SOON_MS, () => {
    err(word);
    quiet();
  });
  try {
    return await work();
  } finally {
    quiet();
  }
}
