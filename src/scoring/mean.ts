import type { CheckId, Severity } from '../model/check.ts';
import type { Deduction } from '../model/result.ts';
import { apportion, type Claim } from './apportion.ts';
import type { Decided } from './tally.ts';

export interface Share extends Decided {
  readonly check: CheckId;
  readonly severity: Severity;
  readonly weight: number;
  /** On how many of its subjects the check found a critical fault. */
  readonly critical: number;
}

/** Scores are worked out in tenths of a point, as whole numbers: fractions of a double never add up exactly. */
const FULL = 1000;

/**
 * The weighted mean of the checks' own scores. A check's score is the part of its subjects that passed,
 * so a big site does not drown a check that only few of its pages can answer. `shares` must not be empty.
 */
export function weightedMean(
  shares: readonly Share[],
  leastLoss: 0 | 0.1,
): {
  readonly value: number;
  readonly deductions: readonly Deduction[];
} {
  const common = shares.map(subjects).reduce(leastCommonMultiple, 1n);
  const whole = sum(shares.map((share) => BigInt(share.weight))) * common;
  const part = (share: Share, count: number) =>
    BigInt(FULL) * BigInt(share.weight) * BigInt(count) * (common / subjects(share));

  const exact = { numerator: sum(shares.map((share) => part(share, share.passed))), denominator: whole };
  const value = shown(exact.numerator, exact.denominator, totals(shares));
  const failing = shares.filter((share) => share.failed > 0);
  const claims = failing.map((share): Claim => ({ id: share.check, size: part(share, share.failed) }));
  const lost = apportion(FULL - value, claims, whole, leastLoss === 0 ? 0 : 1);
  return { value: value / 10, deductions: deductions(failing, lost) };
}

/** Rounded to a tenth, but 100 is kept for "no failure at all" and 0 for "nothing passed". */
function shown(numerator: bigint, denominator: bigint, decided: Decided): number {
  const rounded = Number((2n * numerator + denominator) / (2n * denominator));
  const most = decided.failed > 0 ? FULL - 1 : FULL;
  const least = decided.passed > 0 ? 1 : 0;
  return Math.min(most, Math.max(least, rounded));
}

/** What to mend first stands first. */
function deductions(failing: readonly Share[], lost: ReadonlyMap<string, number>): readonly Deduction[] {
  const listed = failing.map((share) => ({
    because: 'failures' as const,
    check: share.check,
    severity: share.severity,
    weight: share.weight,
    checkScore: shown(BigInt(FULL) * BigInt(share.passed), subjects(share), share) / 10,
    lost: (lost.get(share.check) ?? 0) / 10,
  }));
  return listed.toSorted((a, b) => b.lost - a.lost || (a.check < b.check ? -1 : 1));
}

function totals(shares: readonly Share[]): Decided {
  return {
    passed: shares.reduce((total, share) => total + share.passed, 0),
    failed: shares.reduce((total, share) => total + share.failed, 0),
  };
}

function subjects(share: Decided): bigint {
  return BigInt(share.passed + share.failed);
}

function sum(numbers: readonly bigint[]): bigint {
  return numbers.reduce((total, number) => total + number, 0n);
}

function leastCommonMultiple(a: bigint, b: bigint): bigint {
  return (a / greatestCommonDivisor(a, b)) * b;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b);
}
