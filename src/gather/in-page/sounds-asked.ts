/// <reference lib="dom" />
import type { InPageHelpers } from './helpers.ts';
import { KEEP_NAME } from './kit.ts';

/** What the scripts of a document have asked for, kept in our own world of it. */
export interface SoundsAsked {
  /** That stand in the page. */
  readonly players: Set<Element>;
  /** Addresses of those that do not. */
  readonly elsewhere: Set<string>;
  /** Sounds that were worked out and started, less those that were told when to stop. */
  started: number;
}

/**
 * For every document of a tab, before the page's scripts: one for the page's own world, which tells when a script starts a
 * sound, and one for ours, which hears it. Browsers mostly keep back what starts without a click, so that nothing of it can
 * be seen afterwards. `name` is of an event that the page cannot know.
 */
export function soundPreludes(name: string): { readonly page: string; readonly own: string } {
  const event = JSON.stringify(name);
  const run = (fn: unknown) => `(() => { ${KEEP_NAME} (${String(fn)})(${event}); })();`;
  return { page: run(tellSounds), own: run(hearSounds) };
}

function tellSounds(name: string): void {
  const most = 20;
  // As they are before the page's scripts can put others in their place and listen.
  const { CustomEvent: Told, Proxy: Beside, Reflect: call } = globalThis;
  const { dispatchEvent } = EventTarget.prototype;
  // What the browser turns away would be tidied up, with its length.
  const kept = new Set<unknown>();
  const tell = (node: Node, detail: string) => {
    call.apply(dispatchEvent, node, [new Told(name, { detail, composed: true })]);
  };
  const beside = (of: object | undefined, method: string, note: (one: never) => void) => {
    const own = of && Object.getOwnPropertyDescriptor(of, method);
    if (!own || typeof own.value !== 'function') return;
    const apply = (target: (...given: unknown[]) => unknown, self: never, given: unknown[]) => {
      try {
        note(self);
      } catch {
        // Whatever it is called on, the page hears of it from the browser alone.
      }
      return call.apply(target, self, given);
    };
    Object.defineProperty(of, method, { ...own, value: new Beside(own.value, { apply }) });
  };
  const isPlayed = (source: AudioScheduledSourceNode) => {
    if (source.context instanceof OfflineAudioContext) return false;
    const { buffer = null, loop = false } = source as AudioBufferSourceNode;
    return buffer === null || loop || buffer.duration > 3;
  };
  beside(globalThis.HTMLMediaElement?.prototype, 'play', (player: HTMLMediaElement) => {
    if (kept.size < most) kept.add(player);
    tell(player.isConnected ? player : document, `player ${(player.currentSrc || player.src).slice(0, 300)}`);
  });
  beside(globalThis.HTMLMediaElement?.prototype, 'pause', (player: HTMLMediaElement) => {
    if (kept.delete(player))
      tell(player.isConnected ? player : document, `paused ${(player.currentSrc || player.src).slice(0, 300)}`);
  });
  // One kind has a method of its own.
  for (const { prototype } of [globalThis.AudioScheduledSourceNode, globalThis.AudioBufferSourceNode])
    beside(prototype, 'start', (source: AudioScheduledSourceNode) => {
      if (kept.size >= most || kept.has(source) || !isPlayed(source)) return;
      kept.add(source);
      tell(document, 'started');
    });
  beside(globalThis.AudioScheduledSourceNode?.prototype, 'stop', (source: AudioScheduledSourceNode) => {
    if (kept.delete(source)) tell(document, 'stopped');
  });
}

function hearSounds(name: string): void {
  const most = 20;
  const asked: SoundsAsked = { players: new Set(), elsewhere: new Set(), started: 0 };
  Object.assign(globalThis, { lgdssSounds: asked });
  addEventListener(
    name,
    (event) => {
      const [what, address = ''] = String((event as CustomEvent).detail).split(' ');
      const [target] = event.composedPath();
      if (what === 'started' || what === 'stopped') asked.started += what === 'started' ? 1 : -1;
      else if (target instanceof Element && what === 'paused') asked.players.delete(target);
      else if (target instanceof Element && asked.players.size < most) asked.players.add(target);
      else if (what === 'paused') asked.elsewhere.delete(address);
      else if (asked.elsewhere.size < most) asked.elsewhere.add(address);
    },
    true,
  );
}

/** Addresses of players that do not stand in the page, and how many sounds were worked out. */
export function readSoundsAsked(_h: InPageHelpers, _: null): { elsewhere: string[]; started: number } {
  const { lgdssSounds: asked } = globalThis as unknown as { lgdssSounds?: SoundsAsked };
  return { elsewhere: [...(asked?.elsewhere ?? [])], started: Math.max(0, asked?.started ?? 0) };
}
