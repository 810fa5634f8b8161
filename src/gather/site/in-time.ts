/** What the work comes to, or undefined once the signal is given. The work itself goes on; its late result is dropped. */
export async function inTime<T>(work: Promise<T>, signal: AbortSignal): Promise<T | undefined> {
  work.catch(() => undefined);
  if (signal.aborted) return undefined;
  let stop = () => {};
  const over = new Promise<undefined>((resolve) => {
    stop = () => resolve(undefined);
    signal.addEventListener('abort', stop, { once: true });
  });
  return Promise.race([work, over]).finally(() => signal.removeEventListener('abort', stop));
}
