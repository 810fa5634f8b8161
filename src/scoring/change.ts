import type { Band, NoBand } from '../model/result.ts';

/** What a comparison needs to know of a score. */
export interface Scored {
  readonly value: number | null;
  readonly band: Band | null;
  readonly noBand: NoBand | null;
  /** Version of the scoring policy. */
  readonly policy: string;
}

/** What can honestly be said about two scores of one thing. `by` is the later minus the earlier, one decimal. */
export type Change =
  | { readonly kind: 'better' | 'worse'; readonly by: number }
  | { readonly kind: 'same' }
  /** The bands overlap, or a score rests on too few pages to have one. */
  | { readonly kind: 'no-clear-change'; readonly by: number; readonly why: 'bands-overlap' | 'few-pages' }
  | {
      readonly kind: 'not-comparable';
      readonly why: 'other-policy' | 'no-score-before' | 'no-score-after' | 'no-score';
    };

/**
 * From the earlier score to the later one. A score that rests on site-wide checks alone has no band and needs none:
 * everything it is made of was seen, so it counts as a band without width.
 */
export function changeOf(before: Scored, after: Scored): Change {
  if (before.value === null || after.value === null) return { kind: 'not-comparable', why: missing(before, after) };
  if (before.policy !== after.policy) return { kind: 'not-comparable', why: 'other-policy' };

  const by = (tenths(after.value) - tenths(before.value)) / 10;
  if (by === 0) return { kind: 'same' };
  if (before.noBand === 'few-pages' || after.noBand === 'few-pages') {
    return { kind: 'no-clear-change', by, why: 'few-pages' };
  }
  const [was, is] = [before.band ?? exactly(before.value), after.band ?? exactly(after.value)];
  // Bands that only touch overlap: both scores could be the one they share.
  if (was.low <= is.high && is.low <= was.high) return { kind: 'no-clear-change', by, why: 'bands-overlap' };
  return { kind: by > 0 ? 'better' : 'worse', by };
}

/** One sentence for people. */
export function changeInWords(change: Change): string {
  switch (change.kind) {
    case 'better':
      return `Better by ${change.by.toFixed(1)}.`;
    case 'worse':
      return `Worse by ${(-change.by).toFixed(1)}.`;
    case 'same':
      return 'The same score.';
    case 'no-clear-change':
      return change.why === 'bands-overlap'
        ? 'No clear change: the bands overlap.'
        : 'No clear change: too few pages to tell.';
    case 'not-comparable':
      return NOT_COMPARABLE[change.why];
  }
}

const NOT_COMPARABLE = {
  'other-policy': 'Not comparable: the scores were made with different scoring policies.',
  'no-score-before': 'Not comparable: there was no score before.',
  'no-score-after': 'Not comparable: there is no score now.',
  'no-score': 'Not comparable: neither scan has a score.',
} as const;

function missing(before: Scored, after: Scored) {
  if (before.value === null && after.value === null) return 'no-score';
  return before.value === null ? 'no-score-before' : 'no-score-after';
}

function exactly(value: number) {
  return { low: value, high: value };
}

function tenths(value: number): number {
  return Math.round(value * 10);
}
