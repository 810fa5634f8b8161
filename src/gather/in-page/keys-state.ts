/// <reference lib="dom" />
import type { KeyElement } from '../../model/seen/keyboard.ts';
import type { InPageHelpers } from './helpers.ts';
import type { WithKeys } from './keys.ts';

interface KeyState {
  /** What has changed since the last key. */
  changed: Set<Node>;
  /** What changes by itself, or at any key. */
  readonly restless: Set<Node>;
  before: string;
  /** The address then: at another, nothing of the page is what the key works on. */
  address: string;
  /** The first that has changed and does not change by itself. */
  first: Node | null;
  /** Number of the frame that has the keyboard; null for the page itself. */
  frame: number | null;
  readonly observer: MutationObserver;
  readonly observed: Set<Document>;
  place(): string;
}
type WithState = WithKeys & { lgdssKeyState?: KeyState };

/** Watches what keys do to the page, or to a frame by its number. Called again, what has changed since then counts no more. */
export function watchState(_: InPageHelpers, { frame }: { frame: number | null }): void {
  const own = globalThis as unknown as WithState;
  const insideOf = (id: number) => (own.lgdssKeys.elements[id] as HTMLIFrameElement | undefined)?.contentDocument;
  const observe = ({ observer, observed }: KeyState, one: Document | null | undefined) => {
    if (!one || observed.has(one)) return;
    observed.add(one);
    observer.observe(one, { subtree: true, childList: true, attributes: true, characterData: true });
  };
  const known = own.lgdssKeyState;
  if (known) {
    for (const node of known.changed) known.restless.add(node);
    known.frame = frame;
    if (frame !== null) observe(known, insideOf(frame));
    return;
  }
  const observer = new MutationObserver((records) => {
    for (const { target } of records) state.changed.add(target);
  });
  const state: KeyState = {
    changed: new Set(),
    restless: new Set(),
    before: '',
    address: '',
    first: null,
    frame,
    observer,
    observed: new Set(),
    place() {
      const active = own.lgdssKeys.active();
      const inside = state.frame === null ? null : insideOf(state.frame);
      const within = inside ? [Math.round(inside.defaultView?.scrollY ?? 0), inside.URL] : [];
      return JSON.stringify([active ? own.lgdssKeys.id(active) : null, Math.round(scrollY), document.URL, ...within]);
    },
  };
  observe(state, document);
  if (frame !== null) observe(state, insideOf(frame));
  own.lgdssKeyState = state;
}

/** Nothing has the focus, or the frame as such, and the page stands at its top. What changed until now counts no more. */
export async function resetState(_: InPageHelpers): Promise<void> {
  const own = globalThis as unknown as WithState;
  const state = own.lgdssKeyState;
  if (!state) return;
  (own.lgdssKeys.active() as HTMLElement | null)?.blur?.();
  scrollTo(0, 0);
  if (state.frame !== null)
    (own.lgdssKeys.elements[state.frame] as HTMLElement | undefined)?.focus({ preventScroll: true });
  await Promise.resolve();
  state.changed = new Set();
  state.before = state.place();
  state.address = document.URL;
  state.first = null;
}

/** Whether anything has changed that does not change by itself; `wait` shows what does. */
export async function stateChanged(_: InPageHelpers, { wait }: { wait: number }): Promise<boolean> {
  const state = (globalThis as unknown as WithState).lgdssKeyState;
  if (!state) return false;
  const isElsewhere = state.place() !== state.before;
  if (isElsewhere && (wait === 0 || document.URL !== state.address)) return true;
  const { changed } = state;
  const isNew = () => [...changed].some((node) => !state.restless.has(node));
  if (wait > 0 && isNew()) {
    state.changed = new Set();
    await new Promise((resolve) => setTimeout(resolve, wait));
    for (const node of state.changed) state.restless.add(node);
  }
  state.first = [...changed].find((node) => !state.restless.has(node)) ?? null;
  return isElsewhere || isNew();
}

/** The first element that has changed and does not change by itself. Null where it is the page as a whole, or another address. */
export function whereChanged(_: InPageHelpers): KeyElement | null {
  const { lgdssKeys: keys, lgdssKeyState: state } = globalThis as unknown as WithState;
  const node = state?.first;
  const element = node?.nodeType === Node.ELEMENT_NODE ? (node as Element) : (node?.parentElement ?? null);
  if (!element?.isConnected || /^(html|head|body|title)$/.test(element.localName)) return null;
  return keys.describe(element);
}

/** Numbers of the frames of this site that can be seen: the first few. */
export function framesOfSite(h: InPageHelpers, { most }: { most: number }): readonly number[] {
  const { lgdssKeys: keys } = globalThis as unknown as WithState;
  const isOpen = (one: Element) => {
    try {
      return (one as HTMLIFrameElement).contentDocument !== null;
    } catch {
      return false;
    }
  };
  const frames = [...document.querySelectorAll('iframe, frame')].slice(0, 50);
  return frames
    .filter((one) => isOpen(one) && h.isVisible(one))
    .slice(0, most)
    .map((one) => keys.id(one));
}
