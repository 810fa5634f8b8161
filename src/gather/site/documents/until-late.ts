/** Undefined when it became too late first, for example while the turn of a request had not come. Its late end is dropped. */
export async function untilLate<T>(work: Promise<T>, late: AbortSignal): Promise<T | undefined> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const stop = () => resolve(undefined);
  late.addEventListener('abort', stop, { once: true });
  if (late.aborted) stop();
  work.catch(() => undefined);
  try {
    return await Promise.race([promise, work]);
  } finally {
    late.removeEventListener('abort', stop);
  }
}
