import type { Digest, ScanRecord, UrlState } from '../model/evidence.ts';
import { askedOf } from './asked.ts';

/** scan-details.json: who asked for what, with which settings and versions, when, and what became of every page. */
export function detailsOf(
  record: ScanRecord,
  digests: { readonly scan: Digest; readonly result: Digest },
  savedResult: Digest | null,
): unknown {
  const { target, settings, sites, startedAt, finishedAt, finished, versions, cuts } = record;
  return {
    ...digests,
    resultSavedWithTheScan: savedResult,
    judgedAsWhenScanned: savedResult === null ? null : savedResult === digests.result,
    ...askedOf(record),
    target,
    times: { startedAt, finishedAt, finished },
    versions,
    scope: {
      origins: sites.map(({ origin }) => origin),
      start: target.start,
      include: settings.include,
      exclude: settings.exclude,
      maxPages: settings.maxPages,
      maxDepth: settings.maxDepth,
    },
    sample: accountOf(record),
    triedOut: record.probed ?? null,
    measured: record.measured ?? null,
    cuts,
  };
}

/** Every address that was met ends in one of four states, so these add up. */
export function accountOf({ outcomes }: ScanRecord) {
  const count = (state: UrlState) => outcomes.filter((outcome) => outcome.state === state).length;
  return {
    planned: outcomes.length,
    scanned: count('scanned'),
    skipped: count('skipped'),
    blocked: count('blocked'),
    failed: count('failed'),
  };
}
