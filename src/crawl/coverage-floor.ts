import type { ScanRecord, UrlOutcome } from '../model/evidence.ts';

/** Whether so much of the sample was seen that a score stands for it. */
export interface Scorable {
  readonly scorable: boolean;
  readonly scanned: number;
  /** Pages that should have been seen and were not. */
  readonly unseen: number;
  /** Of both together, in whole per cent, rounded down. */
  readonly percent: number;
  /** Why there is no score, for the owner; empty when there may be one. */
  readonly sentence: string;
}

/** An address without a page is a dead link, which is a finding and not a gap. */
const GONE: readonly (number | null)[] = [404, 410];

/** What was skipped was never part of the sample, so it does not count. */
export function scorable(outcomes: readonly UrlOutcome[], floorPercent = 80): Scorable {
  const scanned = outcomes.filter(({ state }) => state === 'scanned').length;
  const unseen = outcomes.filter(
    ({ state, status }) => state === 'blocked' || (state === 'failed' && !GONE.includes(status)),
  ).length;
  return judged({ scanned, unseen, floorPercent });
}

function judged({ scanned, unseen, floorPercent, kept = false }: Seen): Scorable {
  const sample = scanned + unseen;
  const percent = sample === 0 ? 0 : Math.floor((scanned * 100) / sample);
  const counted = { scanned, unseen, percent };
  if (scanned === 0)
    return { ...counted, scorable: false, sentence: 'There is no score, because no page could be seen.' };
  // Not by the rounded number: 79.6 per cent is under a floor of 80.
  if (scanned * 100 >= floorPercent * sample) return { ...counted, scorable: true, sentence: '' };
  const pages = `${scanned} of ${sample} pages${kept ? ' of the kept sample' : ''} could be seen (${percent}%)`;
  const again = kept ? ' If the others are gone for good, draw again with --new-sample.' : '';
  return {
    ...counted,
    scorable: false,
    sentence: `There is no score, because only ${pages}. At least ${floorPercent}% are needed, so that the score stands for the site.${again}`,
  };
}

interface Seen {
  readonly scanned: number;
  readonly unseen: number;
  readonly floorPercent: number;
  /** It is about a sample that an earlier scan drew. */
  readonly kept?: boolean;
}

type Scan = Pick<ScanRecord, 'outcomes' | 'sample'> & {
  readonly settings: Pick<ScanRecord['settings'], 'coverageFloor'>;
};

/** Whether the scan can have a score. Of a sample, the sample must have been seen, and what it was drawn from as well. */
export function scorableScan(scan: Scan): Scorable {
  const seen = scan.sample?.reused ? keptSeen(scan) : scorable(outcomesThatCount(scan), scan.settings.coverageFloor);
  const { enough, sentence } = exploredEnough(scan);
  return seen.scorable && !enough ? { ...seen, scorable: false, sentence } : seen;
}

/**
 * The few pages that are left of a kept sample do not stand for the site any more, so each of its pages counts, whatever
 * became of it: dead, moved, forbidden or never reached.
 */
function keptSeen({ outcomes, sample, settings }: Scan): Scorable {
  const open = new Set(outcomes.filter(({ state }) => state === 'scanned').map(({ url }) => url));
  const pages = sample?.pages ?? [];
  const scanned = pages.filter(({ url }) => open.has(url)).length;
  return judged({ scanned, unseen: pages.length - scanned, floorPercent: settings.coverageFloor, kept: true });
}

/** Of a sample, its own pages; of other scans, everything. */
export function outcomesThatCount({ outcomes, sample }: Pick<Scan, 'outcomes' | 'sample'>): readonly UrlOutcome[] {
  if (!sample) return outcomes;
  const chosen = new Set(sample.pages.map(({ url }) => url));
  return outcomes.filter(({ url }) => chosen.has(url));
}

/** A sample of the few pages that a firewall let through would stand for nothing. */
export function exploredEnough({ outcomes, sample, settings }: Scan): { enough: boolean; sentence: string } {
  if (!sample || sample.reused) return { enough: true, sentence: '' };
  const chosen = new Set(sample.pages.map(({ url }) => url));
  const { unseen } = scorable(outcomes.filter(({ url }) => !chosen.has(url)));
  const met = sample.of + unseen;
  if (sample.of * 100 >= settings.coverageFloor * met) return { enough: true, sentence: '' };
  const pages = `${sample.of} of ${met} pages could be opened when the sample was drawn`;
  const sentence = `There is no score, because only ${pages}. At least ${settings.coverageFloor}% are needed, so that the sample stands for the site. It is not kept.`;
  return { enough: false, sentence };
}
