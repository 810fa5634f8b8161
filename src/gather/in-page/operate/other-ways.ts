/// <reference lib="dom" />
import type { InPageHelpers } from '../helpers.ts';

/**
 * Notes, from the loading on, that the page does something by which people may be told of what nobody could read in the page, or that
 * keeps a time which is not ours to lead on: a worker, a stream of the server, a message of the system, a sound, a closed component.
 * Runs in the page's own world beside our clock, which asks for it; what the page does to it costs nobody but the page.
 */
export function installOtherWays(name: string): void {
  if (window !== window.top) return;
  const LONG_MS = 20_000;
  let used = false;
  type Method = (...given: unknown[]) => unknown;
  const scope = window as unknown as Record<string, object | undefined>;
  /** Of `place`, what has this name, and whether a use of it counts. */
  const listen = (place: object | undefined, key: string, counts: (given: unknown[]) => boolean = () => true) => {
    const native: unknown = place && Reflect.get(place, key);
    if (!place || typeof native !== 'function') return;
    const note = (given: unknown[]) => {
      used ||= counts(given);
    };
    const value = new Proxy(native as Method & (new () => object), {
      apply(target, self, given) {
        note(given);
        return Reflect.apply(target, self, given);
      },
      construct(target, given, fresh) {
        note(given);
        return Reflect.construct(target, given, fresh);
      },
    });
    Object.defineProperty(place, key, { value, writable: true, configurable: true });
  };
  const of = (kind: string) => (scope[kind] as { prototype?: object } | undefined)?.prototype;
  const option = (given: unknown, key: string) => (given as Record<string, unknown> | undefined)?.[key];
  const KINDS =
    'Worker SharedWorker EventSource WebSocket WebTransport RTCPeerConnection BroadcastChannel Notification';
  for (const kind of [...KINDS.split(' '), 'AudioContext']) listen(window, kind);
  listen(of('HTMLMediaElement'), 'play');
  listen(of('SpeechSynthesis'), 'speak');
  listen(of('Navigator'), 'vibrate');
  listen(of('ServiceWorkerRegistration'), 'showNotification');
  listen(of('CustomStateSet'), 'add');
  for (const kind of ['Element', 'Document']) listen(of(kind), 'ariaNotify');
  listen(of('Element'), 'attachShadow', ([options]) => option(options, 'mode') !== 'open');
  listen(of('Scheduler'), 'postTask', ([, options]) => Number(option(options, 'delay')) >= LONG_MS);
  listen(scope.AbortSignal, 'timeout', ([ms]) => Number(ms) >= LONG_MS);
  listen(window, 'requestIdleCallback', ([, options]) => Number(option(options, 'timeout')) >= LONG_MS);
  Object.defineProperty(window, name, { value: () => used });
}

export interface Unwritten {
  /** Another one after something may have come up, or changed, without a word written into the tree of the page. */
  readonly state: string;
  /** Parts that our clock leads on nowhere, or whose words nobody can read: frames, drawings, long animations. */
  readonly aside: boolean;
}

/** How those things stand that change what people see and write nothing into the page. `own`: fields that we have filled in. */
export function unwritten(h: InPageHelpers, own: readonly Element[]): Unwritten {
  const LONG_MS = 20_000;
  const most = 500;
  const { roots } = h.openRoots();
  const fields = h
    .everywhere<HTMLInputElement>('input:not([type=password]), textarea, select')
    .filter((field) => !own.includes(field))
    .slice(0, most)
    .map(({ value, checked }) => `${value.slice(0, 50)}${checked}`);
  const animations = roots.flatMap((root) => root.getAnimations().slice(0, most));
  // What style sheets start comes of a change that is seen in another way.
  const scripted = animations.filter((one) => !(one instanceof CSSAnimation || one instanceof CSSTransition));
  const rules = roots
    .flatMap((root) => [...root.styleSheets, ...root.adoptedStyleSheets].slice(0, most))
    .map((sheet) => `${sheet.disabled}${countOf(sheet)}`);
  const isLong = ({ effect }: Animation) => {
    const { delay = 0, duration = 0 } = effect?.getComputedTiming() ?? {};
    return delay + Number(duration) >= LONG_MS;
  };
  return {
    state: [fields, h.everywhere(':popover-open, :modal').length, scripted.length, rules].join('|'),
    aside:
      h.everywhere('iframe, frame, object, embed, svg set, svg animate').length > 0 ||
      h.everywhere('canvas').some((one) => h.isVisible(one)) ||
      animations.some(isLong),
  };

  /** Those of other sites keep their rules to themselves. */
  function countOf(sheet: CSSStyleSheet): number {
    try {
      return sheet.cssRules.length;
    } catch {
      return 0;
    }
  }
}
