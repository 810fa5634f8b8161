import type { ReportDocument } from '../../reports/lib/document-types.ts';
import { compareCauses, findingsByCause } from '../compare/causes.ts';
import type { FindingStates } from '../compare/states.ts';
import type { ComparedCause, RetestState } from '../model/comparison.ts';
import type { Day, ReviewCause, ReviewException, ReviewFile, Ruling } from '../model/review.ts';
import { draftReview } from './draft.ts';

/**
 * The review of an earlier scan, carried over to a later one. Decisions stay with what they were made about; what is new
 * is undecided. Entries of causes that are gone are kept at the end: a fault that comes back meets its old decision.
 */
export function carryOver(
  review: ReviewFile,
  before: ReportDocument,
  after: ReportDocument,
  states: FindingStates,
  date: Day,
): ReviewFile {
  const draft = draftReview(after, date);
  const inherited = inheritance(review, before, states);
  const idsAfter = findingsByCause(after);
  const rows = compareCauses(before, after, states);
  const stateOf = statesOfCauses(rows);
  const causes = draft.causes.map((cause): ReviewCause => {
    const carried = carryCause(cause, idsAfter.get(cause.cause) ?? [], inherited, states);
    return { ...carried, state: stateOf.get(cause.cause) ?? 'new' };
  });
  const present = new Set(causes.map(({ cause }) => cause));
  const rowOf = new Map(rows.flatMap((row) => (row.before === null ? [] : [[row.before, row] as const])));
  const gone = review.causes
    .filter(({ cause }) => !present.has(cause))
    .flatMap((cause) => keptEntry(cause, rowOf.get(cause.cause), states));
  return {
    ...draft,
    service: review.service,
    reviewers: review.reviewers,
    notes: review.notes,
    points: review.points,
    causes: eachOnce([...causes, ...gone], idsAfter),
  };
}

/** An entry whose cause is not in the later scan, at least not under its id. */
function keptEntry(entry: ReviewCause, row: ComparedCause | undefined, states: FindingStates): readonly ReviewCause[] {
  const decided = entry.decision !== null || entry.except.length > 0;
  // It was gone before. Undecided, it has nothing more to say.
  if (row === undefined) return decided ? [entry] : [];
  // Still there under another id, which has taken its decisions over, all but those about what was not looked at.
  const unseen = row.findings['not-retested'] > 0;
  if (row.state === 'not-fixed' && !(decided && unseen)) return [];
  const state = row.state === 'not-fixed' ? 'not-retested' : row.state;
  return [{ ...entry, state, except: absent(entry, states) }];
}

/** A finding that is back has its exception where it is now; the others wait. */
function absent({ except }: ReviewCause, { afterOf }: FindingStates): readonly ReviewException[] {
  return except
    .filter(({ finding }) => !afterOf.has(finding))
    .map(({ finding, ...ruling }) => ({ finding, ...rulingIn(ruling) }));
}

/**
 * A finding can come back under another cause than the one under which its decision has waited. It stands where the
 * finding is; otherwise it waits in one place.
 */
function eachOnce(
  causes: readonly ReviewCause[],
  idsAfter: ReadonlyMap<string, readonly string[]>,
): readonly ReviewCause[] {
  const causeOf = new Map([...idsAfter].flatMap(([cause, ids]) => ids.map((id) => [id, cause] as const)));
  const waiting = new Set<string>();
  return causes.map((entry) => ({
    ...entry,
    except: entry.except.filter(({ finding }) => {
      const now = causeOf.get(finding);
      if (now !== undefined) return now === entry.cause;
      if (waiting.has(finding)) return false;
      waiting.add(finding);
      return true;
    }),
  }));
}

interface Inherited {
  ofFinding(idAfter: string): Ruling | undefined;
  readonly causes: ReadonlyMap<string, ReviewCause>;
}

/** A finding takes along its own decision or else that of its cause. */
function inheritance(review: ReviewFile, before: ReportDocument, { beforeOf }: FindingStates): Inherited {
  const causes = new Map(review.causes.map((cause) => [cause.cause, cause]));
  const exceptions = new Map(review.causes.flatMap(({ except }) => except.map((one) => [one.finding, one as Ruling])));
  const causeOf = new Map(before.findings.map(({ id, rootCause }) => [id, rootCause]));
  // Also by the ids that the file lists: it may know findings that the scan before did not see again.
  const listed = new Map(review.causes.flatMap((cause) => cause.findings.map((id) => [id, cause] as const)));
  return {
    causes,
    ofFinding(idAfter) {
      const id = beforeOf.get(idAfter);
      if (id !== undefined) return exceptions.get(id) ?? causes.get(causeOf.get(id) ?? '') ?? listed.get(id);
      // The id may have gone to a neighbour in the meantime. Then it says nothing about this one.
      return causeOf.has(idAfter) ? undefined : (exceptions.get(idAfter) ?? listed.get(idAfter));
    },
  };
}

function carryCause(
  draft: ReviewCause,
  findings: readonly string[],
  inherited: Inherited,
  states: FindingStates,
): ReviewCause {
  const same = inherited.causes.get(draft.cause);
  const rulings = findings.map((id) => [id, inherited.ofFinding(id)] as const);
  const ruling = same ?? commonRuling(rulings.map(([, one]) => one));
  const notes = same?.notes ?? causesBehind(rulings, inherited)[0]?.notes ?? '';
  const here = rulings.flatMap(([finding, one]): ReviewException[] =>
    one !== undefined && !alike(one, ruling) ? [{ finding, ...rulingIn(one) }] : [],
  );
  const present = new Set(findings);
  const waiting = (same ? absent(same, states) : []).filter(({ finding }) => !present.has(finding));
  return { ...draft, ...(ruling ? rulingIn(ruling) : {}), notes, except: [...here, ...waiting] };
}

/**
 * A cause whose id changed takes over a decision only if it was made about every one of its findings: nothing that
 * nobody has looked at is decided by coming near something that was.
 */
function commonRuling(rulings: readonly (Ruling | undefined)[]): Ruling | undefined {
  const [first] = rulings;
  return first !== undefined && rulings.every((one) => one !== undefined && alike(one, first)) ? first : undefined;
}

function causesBehind(
  rulings: readonly (readonly [string, Ruling | undefined])[],
  { causes }: Inherited,
): readonly ReviewCause[] {
  return rulings.flatMap(([, one]) => (one && 'cause' in one ? (causes.get((one as ReviewCause).cause) ?? []) : []));
}

function alike(a: Ruling, b: Ruling | undefined): boolean {
  if (b === undefined) return a.decision === null;
  return a.decision === b.decision && a.reason === b.reason && a.owner === b.owner && a.expires === b.expires;
}

function rulingIn({ decision, reason, owner, expires }: Ruling): Ruling {
  return { decision, reason, owner, expires };
}

/** By the ids of both scans. */
function statesOfCauses(rows: readonly ComparedCause[]): ReadonlyMap<string, RetestState> {
  return new Map(
    rows.flatMap(({ before, after, state }) =>
      [...after, ...(before === null ? [] : [before])].map((id) => [id, state] as const),
    ),
  );
}
