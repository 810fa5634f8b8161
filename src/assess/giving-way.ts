import type { Check, CheckId, CheckMeta, Finding, Place } from '../model/check.ts';
import { namesOfSaid, placeNames } from '../model/place.ts';
import { type CheckResult, type GaveWay, gaveWayOf, openBeside } from '../model/result.ts';
import { findingsOf, gaveWay, mayGiveWay, withGaveWay, withOpen } from './places-told.ts';

type Results = ReadonlyMap<Check, CheckResult>;

/** What one check knows of places, by their names. */
interface Known {
  readonly id: CheckId;
  readonly certain: boolean;
  /** Under which checks the place is told in the end: this one, or those that it gave way to itself. */
  readonly told: ReadonlyMap<string, readonly CheckId[]>;
  /** Places of its questions beside failures: a question may give way to them, and a failure may not. */
  readonly asked: ReadonlySet<string>;
  readonly cleared: ReadonlySet<string>;
}

/**
 * Nobody should see one fault twice, nor be asked what has been measured. What a check says of an element is left out where
 * a check that it yields to knows more of the same element: has something to say of it, or found it in order. What is said of
 * the whole page is left out where that check says the same of it.
 */
export function settleByYielding(results: Results): Results {
  const byId = new Map([...results].map(([check, result]) => [check.meta.id, { meta: check.meta, result }]));
  const known = new Map<CheckId, Known>();
  const settled = new Map<CheckId, CheckResult>();

  // Whom it yields to is settled first, so that nobody is sent to a check that has sent the matter on itself.
  const settle = (id: CheckId): void => {
    const one = byId.get(id);
    if (one === undefined || known.has(id)) return;
    known.set(id, knownOf(one.result));
    const { yieldsTo = {} }: Pick<CheckMeta, 'yieldsTo'> = one.meta;
    for (const better of Object.values(yieldsTo).flatMap((ids) => ids ?? [])) settle(better);
    const betterFor = ({ message }: Finding) => (yieldsTo[message] ?? []).flatMap((other) => known.get(other) ?? []);
    const fails = one.result.outcome.outcome === 'failed';
    const left: Finding[] = [];
    const gone: GaveWay[] = [];
    for (const finding of findingsOf(one.result.outcome)) {
      const told = toldBy(betterFor(finding), finding, fails, id);
      if (told === undefined) left.push(finding);
      else gone.push(told);
    }
    const isLeft = (finding: Finding) => toldBy(betterFor(finding), finding, false, id) === undefined;
    const open = openBeside(one.result.outcome).filter(isLeft);
    const result = withOpen(withGaveWay(one.result, left, gone), open);
    settled.set(id, result);
    known.set(id, knownOf(result));
  };
  for (const id of byId.keys()) settle(id);
  return new Map([...results].map(([check, result]) => [check, withoutCleared(settled.get(check.meta.id) ?? result)]));
}

function toldBy(better: readonly Known[], finding: Finding, fails: boolean, own: CheckId): GaveWay | undefined {
  const names = namesOfSaid(finding);
  const to = better
    .filter(({ certain }) => mayGiveWay(fails, certain))
    .flatMap(({ id, told, asked }) =>
      names.flatMap((name) => told.get(name) ?? (!fails && asked.has(name) ? [id] : [])),
    )
    .filter((id) => id !== own);
  if (to.length > 0) return gaveWay(finding, to);
  const clear = fails ? [] : better.filter(({ cleared }) => names.some((name) => cleared.has(name)));
  const by = clear.map(({ id }) => id);
  return by.length > 0 ? { ...gaveWay(finding, by), answered: true } : undefined;
}

function knownOf(result: CheckResult): Known {
  const { check: id, outcome } = result;
  const cleared: readonly Place[] = 'cleared' in outcome ? (outcome.cleared ?? []) : [];
  const certain = outcome.outcome === 'failed';
  const asked = new Set(openBeside(outcome).flatMap(namesOfSaid));
  return { id, certain, told: toldOf(result), asked, cleared: new Set(cleared.flatMap(placeNames)) };
}

function toldOf({ check, outcome }: CheckResult): Known['told'] {
  const told = new Map<string, readonly CheckId[]>();
  for (const gone of gaveWayOf(outcome))
    if (!gone.answered) for (const name of namesOfSaid(gone)) told.set(name, gone.to);
  for (const finding of findingsOf(outcome)) for (const name of namesOfSaid(finding)) told.set(name, [check]);
  return told;
}

function withoutCleared(result: CheckResult): CheckResult {
  if (!('cleared' in result.outcome)) return result;
  const { cleared: _, ...outcome } = result.outcome;
  return { ...result, outcome };
}
