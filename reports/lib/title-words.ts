import type { Confidence } from '../../src/model/result.ts';

/** Said beside a title that is not the standard's own, so that nobody quotes it as if it were. */
export function titleNote(confidence: Confidence): string | null {
  if (confidence === 'verified') return null;
  if (confidence === 'ours') return 'This is our working title. The standard states this point in a sentence.';
  return 'We could not read the whole of this title in the standard. Look it up before you quote it.';
}
