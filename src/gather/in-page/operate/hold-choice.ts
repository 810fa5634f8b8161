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
  const isSet = control instanceof HTMLInputElement && /^(range|date|color)$/.test(control.type);
  const was = control instanceof HTMLSelectElement ? control.selectedIndex : isSet ? control.value : control.checked;
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
    globalThis as unknown as { lgdssHeld: { was: number | boolean | string; radios: HTMLInputElement | null } }
  ).lgdssHeld;
  const control = watch.at(id) as HTMLInputElement | HTMLSelectElement;
  await watch.settle(60, 500);
  const now = () =>
    control instanceof HTMLSelectElement
      ? control.selectedIndex
      : typeof was === 'string'
        ? control.value
        : control.checked;
  if (now() === was && (control instanceof HTMLSelectElement || typeof was === 'string')) {
    // Where the key opens the list of the browser instead, people choose with more keys; a date and a colour take several.
    if (control instanceof HTMLSelectElement)
      control.selectedIndex = control.selectedIndex === control.options.length - 1 ? 0 : control.selectedIndex + 1;
    else setAnother(control);
    for (const type of ['input', 'change'])
      control.dispatchEvent(new Event(type, { bubbles: true, composed: type === 'input' }));
    await watch.settle(60, 500);
  }
  const changed = now() !== was;
  const active = h.focused();
  const moved = control.isConnected && active !== control && active !== null && active !== document.body;
  if (control instanceof HTMLSelectElement) control.selectedIndex = Number(was);
  else if (typeof was === 'string') control.value = was;
  else {
    control.checked = Boolean(was);
    if (radios) radios.checked = true;
  }
  return { changed, moved };

  /** Another value that the field allows, as far as it has one. */
  function setAnother(field: HTMLInputElement) {
    const value = field.value;
    // Where any value is allowed, there are no steps, and to ask for one is an error.
    const hasSteps = field.type !== 'color' && field.step.toLowerCase() !== 'any';
    if (field.type === 'color') field.value = value === '#336699' ? '#993366' : '#336699';
    else if (value === '') field.value = field.min || field.max || '2026-01-15';
    else if (hasSteps) field.stepUp();
    else if (field.type === 'range') field.value = String(Number(value) - 1);
    else field.value = value === '2026-01-15' ? '2026-01-16' : '2026-01-15';
    if (field.value === value && hasSteps) field.stepDown();
  }
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
