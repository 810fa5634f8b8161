import type { Deduction, Score } from '../model/result.ts';
import type { Share } from './mean.ts';

/** A point with a critical fault cannot look well, however much else is right. What the cap takes is a deduction too. */
export function capped(
  mean: { readonly value: number; readonly deductions: readonly Deduction[] },
  shares: readonly Share[],
  at: number | null,
): Pick<Score, 'cap' | 'deductions'> & { readonly value: number } {
  const critical = new Set(shares.filter((share) => share.critical > 0).map((share) => share.check));
  if (at === null || critical.size === 0) return { ...mean, cap: null };
  const faults = mean.deductions.filter((deduction) => critical.has(deduction.check));
  const cap = { at, checks: faults.map((deduction) => deduction.check) };
  const [worst] = faults;
  if (mean.value <= at || worst === undefined) return { ...mean, cap };
  const lost = (Math.round(mean.value * 10) - Math.round(at * 10)) / 10;
  const taken: Deduction = { ...worst, because: 'cap', severity: 'critical', weight: 0, lost };
  return { value: at, cap, deductions: [...mean.deductions, taken] };
}
