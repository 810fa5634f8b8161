/// <reference lib="dom" />
import type { Vitals } from '../../model/seen/vitals.ts';
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
  type Source = { node: Node | null; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly };
  type Shift = PerformanceEntry & { value: number; hadRecentInput: boolean; sources: readonly Source[] };
  type Frame = PerformanceEntry & { scripts: readonly (PerformanceEntry & { sourceURL: string })[] };
  type Paint = PerformanceEntry & { element: Element | null };
  // A page without scripts is read as soon as it has loaded, and may not have been painted by then.
  const [paints, largest] = await Promise.all([
    entries('paint', 1000),
    entries('largest-contentful-paint', 1000) as Promise<Paint[]>,
  ]);
  const [shifts, tasks, frames] = await Promise.all([
    entries('layout-shift') as Promise<Shift[]>,
    entries('longtask'),
    entries('long-animation-frame') as Promise<Frame[]>,
  ]);
  let cls = 0;
  let worst: readonly Shift[] = [];
  let inWindow: Shift[] = [];
  let windowValue = 0;
  let windowStart = Number.NEGATIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const shift of shifts) {
    if (shift.hadRecentInput) continue;
    const continues = shift.startTime - last < 1000 && shift.startTime - windowStart < 5000;
    windowValue = continues ? windowValue + shift.value : shift.value;
    inWindow = continues ? [...inWindow, shift] : [shift];
    if (!continues) windowStart = shift.startTime;
    last = shift.startTime;
    if (windowValue > cls) worst = inWindow;
    cls = Math.max(cls, windowValue);
  }
  const most = <T>(sums: ReadonlyMap<T, number>) => [...sums].sort((a, b) => b[1] - a[1]).slice(0, 5);
  // The browser names what moved, not by how much each of it counts: that goes by the space it was and is in.
  const moved = new Map<Element, number>();
  for (const { value, sources } of worst) {
    const spaces = sources.map(({ node, previousRect: from, currentRect: to }) => {
      // Text that stands by itself moves as a part of what holds it.
      const element = node instanceof Element ? node : (node?.parentElement ?? null);
      return { element, space: from.width * from.height + to.width * to.height };
    });
    const all = spaces.reduce((sum, { space }) => sum + space, 0);
    for (const { element, space } of spaces)
      if (element && all > 0) moved.set(element, (moved.get(element) ?? 0) + (value * space) / all);
  }
  const running = new Map<string, number>();
  for (const { sourceURL, duration } of frames.flatMap(({ scripts }) => [...scripts])) {
    const url = sourceURL.slice(0, 500);
    if (running.has(url) || running.size < 200) running.set(url, (running.get(url) ?? 0) + duration);
  }
  const navigation = performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming | undefined;
  const fcp = paints.find((paint) => paint.name === 'first-contentful-paint')?.startTime ?? null;
  const lcp = largest.at(-1);
  const fine = (value: number) => Math.round(value * 10_000) / 10_000;
  const round = (value: number | null) => (value === null ? null : Math.round(value));
  return {
    ttfb: navigation ? Math.round(navigation.responseStart) : null,
    fcp: round(fcp),
    lcp: round(lcp?.startTime ?? null),
    lcpElement: lcp?.element ? h.selectorOf(lcp.element) : null,
    cls: fine(cls),
    blocking: Math.round(tasks.reduce((sum, task) => sum + Math.max(0, task.duration - 50), 0)),
    longTasks: tasks.length,
    shifts: most(moved).map(([element, share]) => ({ selector: h.selectorOf(element), share: fine(share) })),
    longestTask: Math.round(Math.max(0, ...tasks.map(({ duration }) => duration))),
    slowScripts: most(running).map(([url, ms]) => ({ url, ms: Math.round(ms) })),
  };
}
