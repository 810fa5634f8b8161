import type { ReportInput } from '../../src/model/report.ts';
import { checksOf, lawsOf, undecidedOf, untestedOf } from './checks.ts';
import { coverageOf, pagesOf } from './coverage.ts';
import { REPORT_SCHEMA_VERSION, type ReportDocument } from './document-types.ts';
import { collectFindings, type LocatedFinding } from './findings.ts';
import { topFixes } from './fixes.ts';
import { groupByRootCause } from './root-causes.ts';
import { categoriesOf, overallOf, pointsWithScores } from './scores.ts';
import { cap, oneLine } from './text.ts';
import { SCORE_LIMITS } from './words.ts';

/** The one object every format renders. Written out as it stands, it is report.json. */
export function buildDocument(input: ReportInput): ReportDocument {
  return documentOf(input, collectFindings(input));
}

/** For formats that also need the places behind the findings, for example to cut out pictures. */
export function documentOf(input: ReportInput, located: readonly LocatedFinding[]): ReportDocument {
  const { record, result, catalogue } = input;
  const { findings, rootCauses } = groupByRootCause(located);
  const checks = checksOf(catalogue, result.results);
  const coverage = coverageOf(record.outcomes);
  return {
    schema: REPORT_SCHEMA_VERSION,
    tool: { name: 'lgdss-scanner', version: result.versions.tool },
    scan: result.scan,
    target: record.target,
    startedAt: record.startedAt,
    finishedAt: record.finishedAt,
    versions: { ...record.versions, checks: result.versions.checks, policy: result.versions.policy },
    settings: record.settings,
    finished: record.finished,
    coverage,
    reuse: record.reuse ?? null,
    cuts: record.cuts.map((cut) => cap(oneLine(cut), 500)),
    pages: pagesOf(record.outcomes),
    overall: overallOf(input),
    scoreLimits: SCORE_LIMITS,
    fixFirst: topFixes({ rootCauses, checks, coverage }, 3),
    points: pointsWithScores(input, checks),
    categories: categoriesOf(input, checks),
    checks,
    findings,
    rootCauses,
    undecided: undecidedOf(catalogue, result.results),
    untested: untestedOf(catalogue, result.results),
    laws: lawsOf(catalogue),
    comparison: input.comparison ?? null,
  };
}
