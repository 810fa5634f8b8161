/// <reference lib="dom" />
import type { InPageHelpers } from './helpers.ts';
import type { WithKeys } from './keys.ts';

interface KeyState {
  /** What has changed since the last key. */
  changed: Set<Node>;
  /** What changes by itself, or at any key. */
  readonly restless: Set<Node>;
  before: string;
  place(): string;
}
type WithState = WithKeys & { lgdssKeyState?: KeyState };

/** Watches what keys do to the page. Called again, what has changed since then counts no more. */
export function watchState(_: InPageHelpers): void {
  const own = globalThis as unknown as WithState;
  const known = own.lgdssKeyState;
  if (known) {
    for (const node of known.changed) known.restless.add(node);
    return;
  }
  const state: KeyState = {
    changed: new Set(),
    restless: new Set(),
    before: '',
    place() {
      const active = own.lgdssKeys.active();
      return JSON.stringify([active ? own.lgdssKeys.id(active) : null, Math.round(scrollY), document.URL]);
    },
  };
  const observer = new MutationObserver((records) => {
    for (const { target } of records) state.changed.add(target);
  });
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  own.lgdssKeyState = state;
}

/** Nothing has the focus, and the page stands at its top. What changed until now counts no more. */
export async function resetState(_: InPageHelpers): Promise<void> {
  const own = globalThis as unknown as WithState;
  const state = own.lgdssKeyState;
  if (!state) return;
  (own.lgdssKeys.active() as HTMLElement | null)?.blur?.();
  scrollTo(0, 0);
  await Promise.resolve();
  state.changed = new Set();
  state.before = state.place();
}

/** Whether anything has changed that does not change by itself; `wait` shows what does. */
export async function stateChanged(_: InPageHelpers, { wait }: { wait: number }): Promise<boolean> {
  const state = (globalThis as unknown as WithState).lgdssKeyState;
  if (!state) return false;
  if (state.place() !== state.before) return true;
  const { changed } = state;
  const isNew = () => [...changed].some((node) => !state.restless.has(node));
  if (wait > 0 && isNew()) {
    state.changed = new Set();
    await new Promise((resolve) => setTimeout(resolve, wait));
    for (const node of state.changed) state.restless.add(node);
  }
  return isNew();
}
