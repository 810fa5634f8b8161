import { type Check, type CheckId, criteriaOf, type Finding } from '../model/check.ts';
import { placeNames } from '../model/place.ts';
import { type CheckResult, gaveWayOf, openBeside } from '../model/result.ts';
import { findingsOf, gaveWay, mayGiveWay, withGaveWay, withOpen } from './places-told.ts';

type Results = ReadonlyMap<Check, CheckResult>;

/** What one check says of one element, and the criteria it says it under, joined with the place. */
interface Voice {
  readonly check: CheckId;
  readonly engine: string | undefined;
  readonly certain: boolean;
  /** A question beside failures of the same check. */
  readonly beside: boolean;
  readonly finding: Finding;
  readonly keys: readonly string[];
}

/**
 * Nobody should see one fault twice. What a check marked `second` says of an element gives way to what another check says of
 * the same element under the same criterion, and there stands beside it as a second voice. A failure gives way to another
 * failure alone: where the others only ask, the second engine is heard and the question gives way.
 *
 * Comes after `settleByYielding`, so that a second voice never gives way to what is then told elsewhere, or nowhere.
 */
export function settleSecondOpinions(results: Results): Results {
  const voicesOfEach = new Map([...results].map(([check, result]) => [check, voicesOf(check.meta, result)]));
  const voices = [...voicesOfEach.values()].flat();
  const seconds = voices.filter(({ engine }) => engine !== undefined);
  if (seconds.length === 0) return results;
  const firsts = voices.filter(({ engine }) => engine === undefined);

  const gone = new Map<Voice, readonly Voice[]>();
  const agreeing = new Map<Voice, Set<string>>();
  const every = byKey(firsts);
  const giveWay = (second: Voice, firstsHeard: ReadonlyMap<string, readonly Voice[]>) => {
    const others = about(second, firstsHeard).filter(({ certain }) => mayGiveWay(second.certain, certain));
    if (others.length > 0) gone.set(second, others);
    for (const other of others)
      agreeing.set(other, (agreeing.get(other) ?? new Set<string>()).add(second.engine ?? ''));
  };
  for (const second of seconds) if (second.certain) giveWay(second, every);
  const fails = byKey(seconds.filter((second) => second.certain && !gone.has(second)));
  for (const first of firsts) {
    // A question about more than the failure shows is still a question.
    const shown = !first.certain && first.keys.length > 0 && first.keys.every((key) => fails.has(key));
    if (shown) gone.set(first, about(first, fails));
  }
  const heard = byKey(firsts.filter((first) => !gone.has(first)));
  for (const second of seconds) if (!second.certain) giveWay(second, heard);
  const sentOn = sendingOn(voices, gone);
  return new Map(
    [...results].map(([check, result]) => {
      const own = voicesOfEach.get(check) ?? [];
      const left = own.filter((voice) => !gone.has(voice));
      const listed = (beside: boolean) =>
        left.filter((voice) => voice.beside === beside).map((voice) => withVoices(voice, agreeing.get(voice)));
      const away = own.flatMap((voice) => {
        const others = gone.get(voice)?.map((other) => other.check);
        return others && !voice.beside ? [gaveWay(voice.finding, others)] : [];
      });
      return [check, withOpen(withGaveWay(sentOn(result), listed(false), away), listed(true))];
    }),
  );
}

function voicesOf(meta: Check['meta'], { outcome }: CheckResult): readonly Voice[] {
  const voice = (finding: Finding, beside: boolean): Voice => {
    // The engines spell selectors differently; the place and the beginning of the element's tag are the same.
    const [place] = placeNames(finding.at);
    const keys = place === undefined ? [] : criteriaOf(meta, finding).map((criterion) => `${criterion} ${place}`);
    const certain = outcome.outcome === 'failed' && !beside;
    return { check: meta.id, engine: meta.second, certain, beside, finding, keys };
  };
  return [
    ...findingsOf(outcome).map((finding) => voice(finding, false)),
    ...openBeside(outcome).map((finding) => voice(finding, true)),
  ];
}

function byKey(voices: readonly Voice[]): ReadonlyMap<string, readonly Voice[]> {
  const found = new Map<string, Voice[]>();
  for (const voice of voices) for (const key of voice.keys) found.set(key, [...(found.get(key) ?? []), voice]);
  return found;
}

function about({ keys }: Voice, found: ReadonlyMap<string, readonly Voice[]>): readonly Voice[] {
  return [...new Set(keys.flatMap((key) => found.get(key) ?? []))];
}

/** What had given way before to something that now gives way itself: it is told where that is told. */
function sendingOn(voices: readonly Voice[], gone: ReadonlyMap<Voice, readonly Voice[]>) {
  const placesOf = ({ check, finding }: Voice) => placeNames(finding.at).map((name) => `${check} ${name}`);
  const left = new Set(voices.filter((voice) => !gone.has(voice)).flatMap(placesOf));
  const next = new Map(
    [...gone].flatMap(([voice, others]) =>
      placesOf(voice).flatMap((place) => (left.has(place) ? [] : [[place, others.map(({ check }) => check)] as const])),
    ),
  );
  const nowTold = (id: CheckId, names: readonly string[]): readonly CheckId[] => {
    const moved = names.flatMap((name) => next.get(`${id} ${name}`) ?? []);
    return moved.length > 0 ? moved : [id];
  };
  return (result: CheckResult): CheckResult => {
    const [first, ...rest] = gaveWayOf(result.outcome).map((one) => {
      if (one.answered) return one;
      const names = placeNames(one.at);
      return { ...one, to: [...new Set(one.to.flatMap((id) => nowTold(id, names)))].toSorted() };
    });
    if (first === undefined || !('gaveWay' in result.outcome)) return result;
    return { ...result, outcome: { ...result.outcome, gaveWay: [first, ...rest] } };
  };
}

function withVoices({ finding }: Voice, engines: ReadonlySet<string> | undefined): Finding {
  return engines ? { ...finding, agrees: [...engines] } : finding;
}
