import type { Operated, OperatedControl } from '../../../src/model/seen/operated.ts';

/** Whether a control that the keyboard works brings up the same: then this one is a short cut for the pointer. */
export function opensElsewhere(control: OperatedControl, { controls }: Pick<Operated, 'controls'>): boolean {
  const { layer } = control;
  if (!layer) return false;
  return controls.some(
    (other) =>
      other !== control &&
      other.layer?.selector === layer.selector &&
      (other.works.enter === true || other.works.space === true || other.works.arrow === true),
  );
}
