/// <reference lib="dom" />

/** How long the first key press in the page took until it was drawn again; null where the browser reports none. */
export async function readFirstInput(): Promise<number | null> {
  if (!PerformanceObserver.supportedEntryTypes.includes('first-input')) return null;
  return new Promise((resolve) => {
    const observer = new PerformanceObserver((list) => {
      const [first] = list.getEntries();
      if (first) done(Math.round(first.duration));
    });
    const done = (ms: number | null) => {
      observer.disconnect();
      clearTimeout(timer);
      resolve(ms);
    };
    const timer = setTimeout(done, 1000, null);
    observer.observe({ type: 'first-input', buffered: true });
  });
}
