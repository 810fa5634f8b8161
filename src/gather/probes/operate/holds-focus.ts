import { focusOn, outcome, whereIsFocus } from '../../in-page/operate/act.ts';
import type { LayerFacts } from '../../in-page/operate/layer.ts';
import type { Desk } from './desk.ts';

/** A month has 31 days, and a few buttons beside them. */
const MOST_STOPS = 45;
const SOON = { least: 0, most: 60 };

interface Kept {
  readonly control: number;
  readonly layer: Pick<LayerFacts, 'id' | 'focusables'>;
  /** Where the focus was in it: to use the control once more took it away from there. */
  readonly from: number | null;
  isOpen(): Promise<boolean>;
}

/**
 * Whether neither Tab nor Shift and Tab leads out of what Escape does not close, with as many presses as there are stops and
 * two more. A longer one is not gone through, and so not said to hold anybody.
 */
export async function holdsFocus(desk: Desk, { control, layer, from, isOpen }: Kept): Promise<boolean> {
  const isIn = async () => (await desk.call(whereIsFocus, { control, layer: layer.id })).place === 'layer';
  if (layer.focusables === 0 || layer.focusables > MOST_STOPS) return false;
  if (from === null || !(await isOpen())) return false;
  await desk.call(focusOn, { id: from });
  if (!(await isIn())) return false;
  for (const key of ['Tab', 'Shift+Tab']) {
    for (let presses = 0; presses < layer.focusables + 2; presses += 1) {
      if (desk.over()) return false;
      await desk.press(key);
      await desk.call(outcome, { id: control, ...SOON });
      if (!(await isIn())) return false;
    }
  }
  return isOpen();
}
