import type { LimitFunction } from 'p-limit';

/** A page that computes is done by then or has been shown; one that waits longer for its server computes nothing. */
const HOLDS_MS = 3000;

/** Work that may be mostly waiting: it keeps its place for a moment only, so that a silent server holds up nobody else. */
export async function patiently<T>(busy: LimitFunction, work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const started = await busy(async () => {
    const working = work();
    working.catch(() => undefined);
    const moment = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, HOLDS_MS);
    });
    await Promise.race([working, moment]).catch(() => undefined);
    // In an object, as a promise alone would be waited for.
    return { working };
  });
  clearTimeout(timer);
  return started.working;
}
