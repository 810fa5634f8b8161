import type { Score } from '../../src/model/result.ts';
import type { ReportScore } from './document-types.ts';
import { number, plural, score } from './text.ts';

/** How much stands behind a score: `9 of 12 checks decided on 40 of 45 pages`. */
export function decidedWords({ decided, undecided, pages, grace }: ReportScore): string {
  const all = decided + undecided;
  const beside = grace.length === 0 ? '' : `; ${plural(grace.length, 'new check')} shown, not counted yet`;
  if (all === 0) return `No checks${beside}`;
  const checks = `${number(decided)} of ${plural(all, 'check')} decided`;
  // What judges a site as a whole decides on no page in particular.
  if (pages.decided === 0) return `${checks}${decided === 0 ? '' : ', for the site as a whole'}${beside}`;
  return `${checks} on ${number(pages.decided)} of ${plural(pages.of, 'page')}${beside}`;
}

/** `2 checks`, or, where some of them ask the same, `3 checks that stand for 2 independent ones`. */
export function whatDecided({ decided, independent }: Pick<Score, 'decided' | 'independent'>): string {
  const checks = plural(decided.length, 'check');
  return independent === undefined ? checks : `${checks} that stand for ${plural(independent, 'independent one')}`;
}

/** The band of a score, or why it has none; null where there is no score. */
export function bandWords({ score: value, band, bandNote }: ReportScore): string | null {
  if (value === null) return null;
  return band === null ? bandNote : `${score(band.low)} to ${score(band.high)}`;
}

/** What the score would be without what a critical fault takes; null where none takes anything. One decimal. */
export function scoreBeforeCap({ score: value, deductions }: Pick<ReportScore, 'score' | 'deductions'>): number | null {
  const taken = deductions.find(({ because }) => because === 'cap');
  return value === null || taken === undefined ? null : Math.round((value + taken.lost) * 10) / 10;
}

/** Why a score is no higher, for readers who see only the number. */
export function capWords(beforeCap: number | null): string | null {
  return beforeCap === null ? null : `held down from ${score(beforeCap)} by a critical fault`;
}

export const NO_BAND = {
  'site-wide': 'no band: it rests on checks of the site as a whole',
  'few-pages': 'no band: too few pages',
} as const;
