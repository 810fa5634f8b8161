import {
  type Finding,
  failedOrOpen,
  inapplicable,
  type Place,
  passed,
  type Verdict,
} from '../../../src/model/check.ts';
import type { Spot } from '../../../src/model/seen/operated.ts';

export function at({ selector, html, box }: Spot): Place {
  return { kind: 'element', selector, html, box };
}

export const find = <M extends string>(message: M, spot: Spot, data?: Finding['data']): Finding<M> => ({
  message,
  at: at(spot),
  ...(data ? { data } : {}),
});

/** Said of a page on which not everything was tried: what was not seen is no pass. */
export const CUT_SHORT = 'Not everything on this page could be tried, so try the rest by hand. Left out: {untried}.';

/**
 * Said of what one check alone looks at and did not get to. It has words of its own, so that it does not give way to a question
 * about something else.
 */
export const notReached = (untried: number): readonly Finding<'notReached'>[] =>
  untried > 0 ? [{ message: 'notReached', at: { kind: 'page' }, data: { untried } }] : [];

/** What is certain fails. Doubts and what was not tried go to a person, beside a failure too. */
export function judge<M extends string>(
  certain: readonly Finding<M>[],
  doubts: readonly Finding<M>[],
  seen: { readonly any: boolean; readonly untried: number; readonly cutShort: boolean },
): Verdict<M | 'cutShort'> {
  const rest: Finding<M | 'cutShort'>[] = [...once(doubts)];
  if (seen.cutShort || seen.untried > 0)
    rest.push({ message: 'cutShort', at: { kind: 'page' }, data: { untried: Math.max(1, seen.untried) } });
  if (certain.length > 0 || rest.length > 0) return failedOrOpen<M | 'cutShort'>(once(certain), rest);
  return seen.any ? passed : inapplicable;
}

/** One element is told one thing once. */
function once<M extends string>(findings: readonly Finding<M>[]): readonly Finding<M>[] {
  const keys = new Set<string>();
  return findings.filter(({ message, at: place }) => {
    const key = `${message} ${place.kind === 'element' ? place.selector : ''}`;
    if (keys.has(key)) return false;
    keys.add(key);
    return true;
  });
}
