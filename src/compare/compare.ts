import type { ReportDocument } from '../../reports/lib/document-types.ts';
import { oneLine } from '../../reports/lib/text.ts';
import type { ComparedScan, ScanComparison } from '../model/comparison.ts';
import { compareCauses, tally } from './causes.ts';
import { cautionsOf, measuredCautions, pagesIn } from './cautions.ts';
import { changeOf, scoreSeen } from './change.ts';
import { homeHost, type JudgedScan } from './match.ts';
import { compareMeasured, type MeasuredSide } from './measured/compare-measured.ts';
import { type FindingStates, statesOf } from './states.ts';

/** What changed between two scans. Pure: the same two scans give the same comparison. */
export function compareScans(before: JudgedScan, after: JudgedScan, states = statesOf(before, after)): ScanComparison {
  const [a, b] = [before.document, after.document];
  const causes = compareCauses(a, b, states);
  const samePolicy = a.versions.policy === b.versions.policy;
  const measured = compareMeasured(measuredSide(before), measuredSide(after));
  const overall = changeOf(scoreSeen(a.overall), scoreSeen(b.overall), samePolicy);
  return {
    schema: 1,
    tool: b.tool,
    before: scanOf(a),
    after: scanOf(b),
    cautions: [...cautionsOf(a, b, overall), ...measuredCautions(before, after, measured)],
    pages: pagesIn(a, b),
    overall,
    points: b.points.flatMap((point) => {
      const once = a.points.find(({ id }) => id === point.id);
      const { id, title } = point;
      return once ? [{ id, title, ...changeOf(scoreSeen(once), scoreSeen(point), samePolicy) }] : [];
    }),
    counts: { causes: tally(causes.map(({ state }) => state)), findings: countFindings(states) },
    causes,
    findings: idsOf(states),
    measured,
  };
}

function measuredSide({ document, measured = [] }: JudgedScan): MeasuredSide {
  return { host: homeHost(document), pages: measured };
}

function scanOf({ scan, target, startedAt, finished, coverage, versions, sample }: ReportDocument): ComparedScan {
  const { planned, scanned, skipped, blocked, failed } = coverage;
  const { tool, browser, axe, checks, policy } = versions;
  return {
    ...{ scan, name: oneLine(target.name), startedAt, finished, sample: sample?.pages.length ?? null },
    coverage: { planned, scanned, skipped, blocked, failed },
    versions: { tool, browser, axe, checks, policy },
  };
}

function countFindings({ before, after }: FindingStates) {
  return { ...tally([...before.values()]), new: tally([...after.values()]).new };
}

function idsOf({ before, after }: FindingStates): ScanComparison['findings'] {
  const those = (states: ReadonlyMap<string, string>, wanted: string) =>
    [...states].filter(([, state]) => state === wanted).map(([id]) => id);
  return {
    introduced: those(after, 'new'),
    resolved: those(before, 'fixed'),
    remaining: those(after, 'not-fixed'),
    notRetested: those(before, 'not-retested'),
  };
}
