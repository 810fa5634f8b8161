/// <reference lib="dom" />
import type { InPageHelpers } from '../helpers.ts';
import type { Watch } from './watch.ts';

interface WithLocked {
  lgdssLocked?: Map<Element, string>;
}

/** Notes what a field holds, and keeps Enter in it from sending the form, which would seem to be the work of a script. */
export function holdLocked(_h: InPageHelpers, { id }: { id: number }): null {
  const { lgdssWatch: watch, lgdssLocked: held = new Map<Element, string>() } = globalThis as unknown as {
    lgdssWatch: Watch;
  } & WithLocked;
  const field = watch.at(id) as HTMLInputElement;
  Object.assign(globalThis, { lgdssLocked: held.set(field, field.value) });
  field.addEventListener('keypress', (event) => event.key === 'Enter' && event.preventDefault(), true);
  return null;
}

/** Whether the field holds something else by now. */
export function hasNewValue(_h: InPageHelpers, { id }: { id: number }): boolean {
  const { lgdssWatch: watch, lgdssLocked: held } = globalThis as unknown as { lgdssWatch: Watch } & WithLocked;
  const field = watch.at(id) as HTMLInputElement;
  return field.value !== (held?.get(field) ?? field.value);
}
