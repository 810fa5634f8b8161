import { type Category, type CheckId, isCustom } from '../model/check.ts';
import type { Instant } from '../model/evidence.ts';
import type { CheckResult, GraceCheck, Score, Scorecard } from '../model/result.ts';
import { bandOf } from './band.ts';
import { capped } from './cap.ts';
import { type Drawn, drawPages } from './draws.ts';
import { graceUntil } from './grace.ts';
import { independent } from './independent.ts';
import { type Share, weightedMean } from './mean.ts';
import type { ScoringPolicy } from './policy/types.ts';
import { type Rules, type Sheet, sheetsOf } from './sheets.ts';
import { count, isPage, type Votes, votesOf } from './tally.ts';
import type { Weighed } from './weight.ts';

/** What scoring must know of a scan besides the results. */
export interface ScanFacts {
  /** Draws the pages of the bands. Must not depend on the time or the order of the pages. */
  readonly seed: string;
  readonly startedAt: Instant;
  /** How many pages were scanned, and how many more should have been: blocked, or never answered. */
  readonly pages: number;
}

/** A check that counts in a score: how it is weighed, and what it decided. */
export type Line = Weighed & Share & { readonly decides: 'pages' | 'sites' };

/** Works out one score, and what it is made of. */
export type Reckon = (sheet: Sheet) => { readonly score: Score; readonly lines: readonly Line[] };

/** What the results come to, point by point. No evidence is not a good score, and not a bad one: it is no score. */
export function score(
  results: readonly CheckResult[],
  rules: Rules,
  policy: ScoringPolicy,
  facts: ScanFacts,
): Scorecard {
  const sheets = sheetsOf(rules, policy);
  const reckon = reckoner(results, rules, policy, facts);
  const scores = <K>(named: ReadonlyMap<K, Sheet>) => [...named].map(([id, sheet]) => [id, reckon(sheet).score]);
  return {
    overall: reckon(sheets.overall).score,
    categories: Object.fromEntries(scores(sheets.categories)) as Partial<Record<Category, Score>>,
    points: Object.fromEntries(scores(sheets.points)),
  };
}

/** Counts and draws once, for however many scores. */
export function reckoner(all: readonly CheckResult[], rules: Rules, policy: ScoringPolicy, facts: ScanFacts): Reckon {
  // Two services must have the same score for the same faults, whatever else their owners ask.
  const results = all.filter(({ check }) => !isCustom(check));
  const votes = votesOf(results, rules.checks);
  const pages = [...new Set(results.map(({ subject }) => subject).filter(isPage))];
  const draws = drawPages(votes, pages, policy.band.draws, facts.seed);
  return (sheet) => reckonSheet(sheet, { votes, draws, policy, facts });
}

interface Counted {
  readonly votes: ReadonlyMap<CheckId, Votes>;
  readonly draws: ReadonlyMap<CheckId, Drawn>;
  readonly policy: ScoringPolicy;
  readonly facts: ScanFacts;
}

function reckonSheet(sheet: Sheet, counted: Counted): ReturnType<Reckon> {
  const { votes, policy, facts } = counted;
  const grace = sheet.entries.flatMap(({ meta }): readonly GraceCheck[] => {
    const until = graceUntil(meta, facts.startedAt, policy);
    return until === undefined ? [] : [{ check: meta.id, until }];
  });
  const isNew = new Set(grace.map(({ check }) => check));
  const old = sheet.entries.filter(({ meta }) => !isNew.has(meta.id));
  const lines = old.flatMap((entry) => lineOf(entry, votes) ?? []);
  const inMean = new Set(lines.map(({ check }) => check));
  const seenOn = new Set([...inMean].flatMap((id) => [...(votes.get(id)?.keys() ?? [])].filter(isPage)));
  const questions = independent([...inMean], policy);
  const told = {
    policy: policy.version,
    decided: [...inMean].toSorted(),
    ...(questions < inMean.size ? { independent: questions } : {}),
    undecided: old
      .map(({ meta }) => meta.id)
      .filter((id) => !inMean.has(id))
      .toSorted(),
    grace: grace.toSorted((a, b) => (a.check < b.check ? -1 : 1)),
    pages: { decided: seenOn.size, of: facts.pages },
  };
  const scored = sheet.scored && questions >= Math.max(1, sheet.fewestChecks);
  return { score: { ...told, ...(scored ? numbersOf(lines, sheet, seenOn.size, counted) : NONE) }, lines };
}

type Numbers = Pick<Score, 'value' | 'band' | 'noBand' | 'cap' | 'deductions'>;

const NONE: Numbers = { value: null, band: null, noBand: null, cap: null, deductions: [] };

function numbersOf(lines: readonly Line[], sheet: Sheet, pages: number, { draws, policy }: Counted): Numbers {
  const numbers = capped(weightedMean(lines, policy.leastLoss), lines, sheet.cap);
  return { ...numbers, ...bandOf(numbers.value, lines, sheet, pages, draws, policy) };
}

/** Undefined where nothing was decided. A check that a person decides never counts, whatever its results say. */
function lineOf(entry: Weighed, votes: ReadonlyMap<CheckId, Votes>): Line | undefined {
  const { id, kind, severity } = entry.meta;
  const ofCheck = kind === 'automatic' ? votes.get(id) : undefined;
  if (ofCheck === undefined) return undefined;
  const critical = [...ofCheck.values()].filter((vote) => vote.critical).length;
  const decides = [...ofCheck.keys()].some(isPage) ? 'pages' : 'sites';
  return { ...entry, check: id, severity, decides, critical, ...count(ofCheck) };
}
