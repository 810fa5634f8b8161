/// <reference lib="dom" />
import type { InPageHelpers } from '../helpers.ts';
import type { Watch } from './watch.ts';

/** Focuses a choice, and keeps what it was before, to be set back without a sound. */
export async function holdChoice(_h: InPageHelpers, { id }: { id: number }): Promise<boolean> {
  const watch = (globalThis as unknown as { lgdssWatch: Watch }).lgdssWatch;
  const control = watch.at(id) as HTMLInputElement | HTMLSelectElement;
  if (!control.isConnected) return false;
  control.scrollIntoView({ block: 'center', behavior: 'instant' });
  control.focus();
  await watch.settle(15, 200);
  watch.snap();
  const was = control instanceof HTMLSelectElement ? control.selectedIndex : control.checked;
  Object.assign(globalThis, {
    lgdssHeld: {
      was,
      radios: control instanceof HTMLInputElement && control.type === 'radio' ? checkedBeside(control) : null,
    },
  });
  return watch.hasFocus(control);

  function checkedBeside(radio: HTMLInputElement) {
    const root = radio.getRootNode() as Document | ShadowRoot;
    const all = root.querySelectorAll<HTMLInputElement>(`input[type=radio][name="${CSS.escape(radio.name)}"]`);
    return [...all].find((one) => one.checked && one.form === radio.form) ?? null;
  }
}

/** What came of the change; then the value is put back, without telling the page. */
export async function releaseChoice(
  h: InPageHelpers,
  { id }: { id: number },
): Promise<{ changed: boolean; moved: boolean }> {
  const watch = (globalThis as unknown as { lgdssWatch: Watch }).lgdssWatch;
  const { was, radios } = (
    globalThis as unknown as { lgdssHeld: { was: number | boolean; radios: HTMLInputElement | null } }
  ).lgdssHeld;
  const control = watch.at(id) as HTMLInputElement | HTMLSelectElement;
  await watch.settle(60, 500);
  const now = () => (control instanceof HTMLSelectElement ? control.selectedIndex : control.checked);
  if (now() === was && control instanceof HTMLSelectElement) {
    // Where the key opens the list of the browser instead, people choose with more keys.
    control.selectedIndex = control.selectedIndex === control.options.length - 1 ? 0 : control.selectedIndex + 1;
    for (const type of ['input', 'change'])
      control.dispatchEvent(new Event(type, { bubbles: true, composed: type === 'input' }));
    await watch.settle(60, 500);
  }
  const changed = now() !== was;
  const active = h.focused();
  const moved = control.isConnected && active !== control && active !== null && active !== document.body;
  if (control instanceof HTMLSelectElement) control.selectedIndex = Number(was);
  else {
    control.checked = Boolean(was);
    if (radios) radios.checked = true;
  }
  return { changed, moved };
}

/** Focuses a field, and waits for what that brings up. */
export async function focusField(_h: InPageHelpers, { id }: { id: number }): Promise<null> {
  const watch = (globalThis as unknown as { lgdssWatch: Watch }).lgdssWatch;
  const field = watch.at(id) as HTMLElement;
  if (!watch.shown(field)) return null;
  field.scrollIntoView({ block: 'center', behavior: 'instant' });
  watch.snap();
  field.focus();
  await watch.settle(40, 300);
  return null;
}
