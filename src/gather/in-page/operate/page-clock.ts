/// <reference lib="dom" />

/** What the page's timers came to while its clock was led on. */
export interface ClockState {
  /** Milliseconds of the page's own time. */
  readonly now: number;
  /** When the next timer is due; null where there is none. */
  readonly next: number | null;
  /** When the next one is due that was set once, and for long. */
  readonly nextLong: number | null;
  /** Those that are set now, the longest first; a few. */
  readonly timers: readonly { readonly ms: number; readonly repeats: boolean }[];
  /** There was more to run than there was patience for. */
  readonly cut: boolean;
  /** The page drew frame by frame meanwhile, which goes by the clock on the wall. */
  readonly frames: boolean;
}

/** Leads the clock on to a moment, with every timer run that is due until then, in their order. */
export type Lead = (to: number, most: { readonly calls: number; readonly ms: number }) => Promise<ClockState>;

/**
 * Takes the place of the page's timers and of what it asks the time of, before its scripts run; till somebody leads it on, it
 * keeps the time. Runs in the page's own world, in the outermost document alone. What the page does to it costs nobody but the page:
 * no word of it is believed that is not looked at from our own world.
 *
 * The clock of the browser's library cannot be taken off again, and is led on in one step, so that what warned people would be seen
 * beside what it had warned of.
 */
export function installPageClock(name: string): void {
  if (window !== window.top) return;
  const most = 2 ** 31 - 1;
  /** While it is led on, nothing comes again sooner: what moves by itself would take all the calls. */
  const grain = 200;
  const LONG_MS = 5000;
  const native = {
    ...{ setTimeout, clearTimeout, clearInterval, requestAnimationFrame, Date },
    now: performance.now.bind(performance),
  };
  interface Timer {
    at: number;
    readonly ms: number;
    readonly repeats: boolean;
    readonly run: () => void;
    waits: number;
  }
  const timers = new Map<number, Timer>();
  const began = native.Date.now() - native.now();
  let ahead = 0;
  let lastId = 1_000_000;
  let isLed = false;
  let drew = false;
  const now = () => native.now() + ahead;
  const wait = (id: number, timer: Timer) => {
    native.clearTimeout.call(window, timer.waits);
    const due = () => {
      if (!isLed) fire(id, timer);
    };
    timer.waits = native.setTimeout.call(window, due, Math.max(0, timer.at - now())) as unknown as number;
  };
  const fire = (id: number, timer: Timer) => {
    if (timers.get(id) !== timer) return;
    if (timer.repeats) timer.at = now() + Math.max(timer.ms, isLed ? grain : 0);
    else timers.delete(id);
    try {
      timer.run();
    } finally {
      if (timer.repeats && timers.get(id) === timer && !isLed) wait(id, timer);
    }
  };
  const set = (repeats: boolean, handler: unknown, delay: unknown, given: unknown[]) => {
    const asked = Number(delay);
    const ms = asked > 0 && asked <= most ? asked : 0;
    const run = () => {
      if (typeof handler === 'function') Reflect.apply(handler, window, given);
      // Left to the browser, which knows whether the page allows it.
      else native.setTimeout.call(window, String(handler) as unknown as () => void, 0);
    };
    const timer: Timer = {
      at: now() + Math.max(ms, repeats ? 4 : 1, isLed ? grain : 0),
      ...{ ms: Math.max(ms, repeats ? 4 : 1), repeats, run, waits: 0 },
    };
    lastId += 1;
    timers.set(lastId, timer);
    if (!isLed) wait(lastId, timer);
    return lastId;
  };
  const clear = (id: unknown, other: (id?: number) => void) => {
    const timer = timers.get(Number(id));
    if (!timer) return other.call(window, id as number);
    timers.delete(Number(id));
    native.clearTimeout.call(window, timer.waits);
  };
  const replaced: Record<string, unknown> = {
    setTimeout: (handler: unknown, delay: unknown, ...given: unknown[]) => set(false, handler, delay, given),
    setInterval: (handler: unknown, delay: unknown, ...given: unknown[]) => set(true, handler, delay, given),
    clearTimeout: (id: unknown) => clear(id, native.clearTimeout),
    clearInterval: (id: unknown) => clear(id, native.clearInterval),
    requestAnimationFrame: (handler: FrameRequestCallback) => {
      drew ||= isLed;
      return native.requestAnimationFrame.call(window, handler);
    },
    Date: new Proxy(native.Date, {
      construct: (target, given, fresh) =>
        Reflect.construct(target, given.length > 0 ? given : [began + now()], fresh === replaced.Date ? target : fresh),
      apply: () => new native.Date(began + now()).toString(),
      get: (target, key) => (key === 'now' ? () => Math.floor(began + now()) : Reflect.get(target, key)),
    }),
  };
  for (const [key, value] of Object.entries(replaced))
    Object.defineProperty(window, key, { value, writable: true, configurable: true, enumerable: true });
  Object.defineProperty(native.Date.prototype, 'constructor', {
    ...{ value: replaced.Date, writable: true, configurable: true },
  });
  Object.defineProperty(Performance.prototype, 'now', { value: now, writable: true, configurable: true });

  const earliest = () => {
    let found: [number, Timer] | null = null;
    for (const one of timers) if (!found || one[1].at < found[1].at) found = one;
    return found;
  };
  const turn = () => new Promise<void>((resolve) => native.setTimeout.call(window, () => resolve(), 0));
  const lead: Lead = async (to, { calls, ms }) => {
    const until = native.now() + ms;
    let ran = 0;
    let cut = false;
    isLed = true;
    drew = false;
    try {
      for (let due = earliest(); due && due[1].at <= to; due = earliest()) {
        cut = ran >= calls || native.now() > until;
        if (cut) break;
        ahead += Math.max(0, due[1].at - now());
        try {
          fire(...due);
        } catch (error) {
          reportError(error);
        }
        ran += 1;
        // What a timer leads to often comes a promise or a message later.
        if (ran % 25 === 0 || due[1].ms >= LONG_MS) await turn();
        else await null;
      }
      if (!cut) ahead += Math.max(0, to - now());
      await turn();
    } finally {
      isLed = false;
      for (const one of timers) wait(...one);
    }
    const next = earliest();
    const longest = [...timers.values()].sort((a, b) => b.ms - a.ms).slice(0, 5);
    const once = [...timers.values()].filter((timer) => !timer.repeats && timer.ms >= LONG_MS).map(({ at }) => at);
    const told = longest.map((timer) => ({ ms: timer.ms, repeats: timer.repeats }));
    const nextLong = once.length > 0 ? Math.min(...once) : null;
    return { now: now(), next: next ? next[1].at : null, nextLong, timers: told, cut, frames: drew };
  };
  Object.defineProperty(window, name, { value: lead });
}
