import type { FieldErrors, TriedForm } from '../../../src/model/seen/field-errors.ts';
import type { Spot } from '../../../src/model/seen/operated.ts';

/** Forms of which nobody has seen what they say to mistakes. All checks of errors ask about the same ones, and a person once. */
export interface UntriedForms {
  /** Their buttons were pressed or looked at, and the page would send them or could not be asked. */
  readonly toServer: readonly TriedForm[];
  readonly beyond: readonly Spot[];
  readonly leftOut: readonly Spot[];
  /** Those that have no place. */
  readonly more: number;
}

export function untriedIn({ forms, untried, beyond = [], leftOut = [] }: FieldErrors): UntriedForms {
  return {
    toServer: forms.filter(({ outcome }) => outcome === 'sends' || outcome === 'not-tried'),
    beyond,
    leftOut,
    more: Math.max(0, untried - beyond.length),
  };
}
