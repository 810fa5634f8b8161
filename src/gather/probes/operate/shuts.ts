import type { Layer } from '../../../model/seen/operated.ts';
import { outcome, whereIsFocus } from '../../in-page/operate/act.ts';
import { awaitFocus, countOwn } from '../../in-page/operate/entries.ts';
import type { LayerFacts } from '../../in-page/operate/layer.ts';
import type { Desk } from './desk.ts';

const SOON = { least: 60, most: 500 };
const LATE_FOCUS_MS = 600;
/** What lies before its control is come to backwards, and a menu by arrow keys. */
const KEYS = ['Tab', 'Shift+Tab', 'ArrowDown', 'Tab'] as const;

interface Shy {
  readonly control: number;
  readonly layer: Pick<LayerFacts, 'id' | 'role'>;
  isOpen(): Promise<boolean>;
  /** Uses the control once more. */
  again(): Promise<unknown>;
}

/** Whether what came up is gone by whichever key leaves its control. Null: one leads into it, or it was not to be opened again. */
export async function shutsOf(desk: Desk, { control, layer, isOpen, again }: Shy): Promise<Layer['shuts'] | null> {
  let own = 0;
  for (const key of KEYS) {
    if (desk.over()) return null;
    if (!(await isOpen())) await again();
    if (!(await isOpen())) return null;
    // Some take the focus a moment after they have come up.
    const isLate = key === KEYS[0] && (await desk.call(awaitFocus, { layer: layer.id, most: LATE_FOCUS_MS })) !== null;
    if (isLate) return null;
    own = await desk.call(countOwn, { layer: layer.id });
    await desk.press(key);
    await desk.call(outcome, { id: control, ...SOON });
    if ((await desk.call(whereIsFocus, { control, layer: layer.id })).place === 'layer') return null;
    // Arrow keys may well do nothing.
    if (key !== 'ArrowDown' && (await isOpen())) return null;
  }
  return /^(menu|listbox|tree|grid|tooltip)$/.test(layer.role) || own === 0 ? 'perhaps' : 'sure';
}
