import type { StandardPoint } from '../../src/model/result.ts';
import type { ReportCheck, ReportPoint } from './document-types.ts';

/** The measurability of a point: how near a scan comes to it, by what, and with which checks of this scan. */
export function registerOf(
  { id, evidence }: Pick<StandardPoint, 'id' | 'evidence'>,
  checks: readonly Pick<ReportCheck, 'id' | 'category' | 'points'>[],
): Pick<ReportPoint, 'reach' | 'evidence'> {
  const onPoint = checks.filter((check) => check.points.includes(id));
  const rows = evidence.map(({ strength, shows, categories }) => ({
    strength,
    shows,
    checks: onPoint.filter((check) => categories.some((one) => one === check.category)).map((check) => check.id),
  }));
  return { reach: rows[0]?.strength ?? 'nothing', evidence: rows };
}
