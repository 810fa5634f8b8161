import type { Score } from '../../src/model/result.ts';
import type { ReportScore } from './document-types.ts';
import { number, plural, score } from './text.ts';

/** How much stands behind a score: `9 of 12 checks decided on 40 of 45 pages`. */
export function decidedWords({ decided, undecided, pages, grace, triedOut }: ReportScore): string {
  const all = decided + undecided;
  const fresh = plural(grace.length, 'new check');
  const onFew = (some: number, of: number) => (triedOut && some > 0 ? `, ${onTriedOut(some, of, triedOut.pages)}` : '');
  const freshOnFew = onFew(triedOut?.grace ?? 0, grace.length);
  if (all === 0) return grace.length === 0 ? 'No checks' : `Only ${fresh}, shown and not counted yet${freshOnFew}`;
  const beside = grace.length === 0 ? '' : `; ${fresh} shown, not counted yet${freshOnFew}`;
  const checks = `${number(decided)} of ${plural(all, 'check')} decided`;
  // What judges a site as a whole decides on no page in particular.
  if (pages.decided === 0) return `${checks}${decided === 0 ? '' : ', for the site as a whole'}${beside}`;
  const where = `on ${number(pages.decided)} of ${plural(pages.of, 'page')}`;
  return `${checks} ${where}${onFew(triedOut?.decided ?? 0, decided)}${beside}`;
}

/** Most pages are not tried out by keyboard, zoom and so on, and a check that needs it has seen no others. */
function onTriedOut(some: number, of: number, pages: number): string {
  const which = some < of ? `${number(some)} of them` : of === 1 ? 'this one' : 'all of them';
  return pages === 0
    ? `${which} on no page, as none was tried out`
    : `${which} only on the ${pages === 1 ? 'page that was' : `${number(pages)} pages that were`} tried out`;
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
