import type { RootCause } from './document-types.ts';

/** So many causes of one kind are told in full; the rest has a line each, without a picture. */
const MAX_CAUSES = 300;

/** Worst first. What is linked to from elsewhere must be there: what to fix first, and one cause for every check. */
export function shownInFull(
  all: readonly RootCause[],
  fixFirst: readonly { readonly rootCause: string }[],
): ReadonlySet<RootCause> {
  if (all.length <= MAX_CAUSES) return new Set(all);
  const linked = new Set(fixFirst.map((fix) => fix.rootCause));
  const firstOfEach = new Map(all.toReversed().map((cause) => [cause.check, cause]));
  const first = all.filter((cause) => linked.has(cause.id) || firstOfEach.get(cause.check) === cause);
  const others = all.filter((cause) => !first.includes(cause));
  return new Set([...first, ...others].slice(0, Math.max(MAX_CAUSES, first.length)));
}

/**
 * The order in which pictures are handed out while there is room for them: one for each check before a second for any.
 * A question that nobody can see takes as long to answer as ten that are shown. What is told in one line has no place for any.
 */
export function inPictureOrder({ rootCauses, fixFirst }: PictureOrder): readonly RootCause[] {
  const outcomes = ['failed', 'cantTell'] as const;
  const causes = outcomes.flatMap((outcome) => [
    ...shownInFull(
      rootCauses.filter((one) => one.outcome === outcome),
      fixFirst,
    ),
  ]);
  const firsts = new Map(causes.toReversed().map((cause) => [`${cause.outcome} ${cause.check}`, cause]));
  const isFirst = (cause: RootCause) => firsts.get(`${cause.outcome} ${cause.check}`) === cause;
  return [...causes.filter(isFirst), ...causes.filter((cause) => !isFirst(cause))];
}

interface PictureOrder {
  readonly rootCauses: readonly RootCause[];
  readonly fixFirst: readonly { readonly rootCause: string }[];
}
