import type { Failure, Gathered, Instant } from '../model/evidence.ts';
import type { Target } from '../model/target.ts';
import { type PinnedSample, readPinned } from './pinned-sample.ts';
import type { SampleWishes } from './sampling.ts';

/** What the person who scans asked for; null where they left it to us. */
export interface SampleAsked {
  readonly perTemplate: number | null;
  readonly seed: string | null;
  /** Draw again, although a sample is pinned. */
  readonly redraw: boolean;
}

export const PER_TEMPLATE = 2;

/**
 * The pinned sample if there is one, or how to draw one. Refuses where the pinned sample is not the one that was asked
 * for: it would be reused in silence, or thrown away in silence. A scan that goes on after a sudden end does not take over what it has pinned itself: when it
 * began is the date of its own sample.
 */
export function settleSample(
  { perTemplate, seed, redraw }: SampleAsked,
  target: Target,
  pinnedText: string | undefined,
  startedAt?: Instant,
): Gathered<SampleWishes> {
  const drawn = { perTemplate: perTemplate ?? PER_TEMPLATE, seed: seed ?? target.id };
  if (redraw || pinnedText === undefined) return { ok: true, value: { ...drawn, pinned: null } };
  const read = readPinned(pinnedText);
  if (!read.ok) return refused(target, `cannot be read: ${read.error.message}`);
  const pinned = read.value;
  if (pinned.target === target.id && pinned.date === startedAt) return { ok: true, value: { ...drawn, pinned: null } };
  if (pinned.target !== target.id) return refused(target, `belongs to '${pinned.target}'.`);
  const other = difference(pinned, target, { perTemplate, seed });
  if (other !== undefined) return refused(target, `was drawn ${other}.`);
  return { ok: true, value: { perTemplate: pinned.perTemplate, seed: pinned.seed, pinned } };
}

function difference(
  pinned: PinnedSample,
  { scope }: Target,
  { perTemplate, seed }: Pick<SampleAsked, 'perTemplate' | 'seed'>,
): string | undefined {
  if (seed !== null && seed !== pinned.seed) return `with the seed "${pinned.seed}", not "${seed}"`;
  if (perTemplate !== null && perTemplate !== pinned.perTemplate)
    return `with ${pinned.perTemplate} of each template, not ${perTemplate}`;
  const same = (a: readonly string[], b: readonly string[]) => JSON.stringify(a) === JSON.stringify(b);
  if (!same(pinned.include, scope.include) || !same(pinned.exclude, scope.exclude))
    return 'with other include or exclude patterns';
  return undefined;
}

function refused(target: Target, what: string): { readonly ok: false; readonly error: Failure } {
  const message = `The pinned sample of ${target.name} ${what} Give --new-sample to draw another, which later scans then reuse.`;
  return { ok: false, error: { code: 'pinned-sample', message } };
}
