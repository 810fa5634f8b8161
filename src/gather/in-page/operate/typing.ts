/// <reference lib="dom" />
import type { InPageHelpers } from '../helpers.ts';
import type { Watch } from './watch.ts';

/** Focuses an empty field; what can be typed into it, or null where it cannot be focused. */
export async function holdField(_h: InPageHelpers, { id }: { id: number }): Promise<string | null> {
  const { lgdssWatch: watch } = globalThis as unknown as { lgdssWatch: Watch };
  const field = watch.at(id) as HTMLInputElement;
  if (!watch.shown(field)) return null;
  field.scrollIntoView({ block: 'center', behavior: 'instant' });
  field.focus();
  await watch.settle(30, 300);
  watch.snap();
  const short = field.maxLength > 0 && field.maxLength <= 6;
  return watch.hasFocus(field) ? '1'.repeat(short ? field.maxLength : 3) : null;
}

/** Where the focus is after that: still there, or in another field. */
export async function afterTyping(
  h: InPageHelpers,
  { id }: { id: number },
): Promise<{ typed: boolean; moved: boolean }> {
  const { lgdssWatch: watch } = globalThis as unknown as { lgdssWatch: Watch };
  await watch.settle(80, 600);
  const field = watch.at(id) as HTMLInputElement;
  const active = h.focused();
  return { typed: field.value !== '', moved: active !== field && active !== null && active !== document.body };
}

/** Leaves the field as a person does, and takes out again what was typed, without telling the page. */
export async function leaveField(h: InPageHelpers, { id }: { id: number }): Promise<null> {
  const { lgdssWatch: watch } = globalThis as unknown as { lgdssWatch: Watch };
  (h.focused() as HTMLElement | null)?.blur();
  await watch.settle(60, 400);
  (watch.at(id) as HTMLInputElement).value = '';
  return null;
}
