/// <reference lib="dom" />
import type { Vitals } from '../../model/evidence.ts';
import type { InPageHelpers } from './helpers.ts';

/**
 * From the page's own buffered performance entries. Must run before anything of ours costs time in the page.
 * Layout shifts are grouped in session windows as web.dev/articles/cls describes: gaps under 1 s, at most 5 s long.
 */
export async function readVitals(h: InPageHelpers): Promise<Vitals> {
  // What arrived last, for example a slow picture, is painted with one of the next frames and reported after it.
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const deadline = new Promise((resolve) => setTimeout(resolve, 500));
  await Promise.race([frame().then(frame), deadline]);
  await new Promise((resolve) => setTimeout(resolve, 0));
  const asked = performance.now();
  /** Waits for the first entry until `patience` milliseconds after the page was asked. */
  const entries = async (type: string, patience = 0) => {
    const seen: PerformanceEntry[] = [];
    if (!PerformanceObserver.supportedEntryTypes.includes(type)) return seen;
    const observer = new PerformanceObserver((list) => seen.push(...list.getEntries()));
    observer.observe({ type, buffered: true });
    do {
      // Buffered entries are handed over in a task of their own.
      await new Promise((resolve) => setTimeout(resolve, seen.length === 0 && patience > 0 ? 20 : 0));
      seen.push(...observer.takeRecords());
    } while (seen.length === 0 && performance.now() - asked < patience);
    observer.disconnect();
    return seen;
  };
  type Shift = PerformanceEntry & { value: number; hadRecentInput: boolean };
  type Paint = PerformanceEntry & { element: Element | null };
  // A page without scripts is read as soon as it has loaded, and may not have been painted by then.
  const [paints, largest] = await Promise.all([
    entries('paint', 1000),
    entries('largest-contentful-paint', 1000) as Promise<Paint[]>,
  ]);
  const [shifts, tasks] = await Promise.all([entries('layout-shift') as Promise<Shift[]>, entries('longtask')]);
  let cls = 0;
  let windowValue = 0;
  let windowStart = Number.NEGATIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const shift of shifts) {
    if (shift.hadRecentInput) continue;
    const continues = shift.startTime - last < 1000 && shift.startTime - windowStart < 5000;
    windowValue = continues ? windowValue + shift.value : shift.value;
    if (!continues) windowStart = shift.startTime;
    last = shift.startTime;
    cls = Math.max(cls, windowValue);
  }
  const navigation = performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming | undefined;
  const fcp = paints.find((paint) => paint.name === 'first-contentful-paint')?.startTime ?? null;
  const lcp = largest.at(-1);
  const round = (value: number | null) => (value === null ? null : Math.round(value));
  return {
    ttfb: navigation ? Math.round(navigation.responseStart) : null,
    fcp: round(fcp),
    lcp: round(lcp?.startTime ?? null),
    lcpElement: lcp?.element ? h.selectorOf(lcp.element) : null,
    cls: Math.round(cls * 10_000) / 10_000,
    blocking: Math.round(tasks.reduce((sum, task) => sum + Math.max(0, task.duration - 50), 0)),
    longTasks: tasks.length,
  };
}
