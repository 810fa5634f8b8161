import type { Finding } from '../../../src/model/check.ts';

export const LEFT_OUT =
  'Some controls here were not used. Built like others that were: {alike}. Could send or change something: {unsafe}. Could not be reached when their turn came: {gone}. Try them by hand.';

/** Said of what was found and left alone: it is no pass. */
export function leftOut({
  leftOut: { alike = 0, unsafe = 0, gone = 0 } = {},
}: {
  readonly leftOut?: { readonly alike?: number; readonly unsafe?: number; readonly gone?: number };
}): readonly Finding<'leftOut'>[] {
  if (alike + unsafe + gone === 0) return [];
  return [{ message: 'leftOut', at: { kind: 'page' }, data: { alike, unsafe, gone } }];
}
