import { type Finding, isCustom } from '../../src/model/check.ts';
import type { ReportInput } from '../../src/model/report.ts';
import { carbonOf } from './carbon.ts';
import { checksOf, lawsOf, toldElsewhereOf, undecidedOf, untestedOf } from './checks.ts';
import { coverageOf, pagesOf } from './coverage.ts';
import { REPORT_SCHEMA_VERSION, type ReportDocument } from './document-types.ts';
import { collectFindings } from './findings.ts';
import { topFixes } from './fixes.ts';
import { inventoryOf } from './inventory.ts';
import { journeysOf } from './journeys.ts';
import { measuredOf } from './measured.ts';
import { ownChecksOf } from './own-checks.ts';
import { probedOf } from './probed.ts';
import { groupByRootCause } from './root-causes.ts';
import { sampleOf } from './sample.ts';
import { categoriesOf, overallOf, pointsWithScores } from './scores.ts';
import { cap, oneLine } from './text.ts';
import { wcagTable } from './wcag.ts';
import { SCORE_LIMITS } from './words.ts';

/** What every format is made of. `document.findings[i]` came from `sources[i]`, in the result of `subjects[i]`. */
export interface Parts {
  readonly document: ReportDocument;
  readonly sources: readonly Finding[];
  readonly subjects: readonly string[];
}

/** An input whose document is put together once, however many formats and callers ask for it. */
export function prepared(input: ReportInput): ReportInput {
  let parts: Parts | undefined;
  const partsOnce = () => {
    parts ??= build(input);
    return parts;
  };
  return { ...input, partsOnce } as PreparedInput;
}

/** The one object every format renders. Written out as it stands, it is report.json. */
export function buildDocument(input: ReportInput): ReportDocument {
  return partsOf(input).document;
}

/** For formats that also need the places behind the findings, for example to cut out pictures. */
export function partsOf(input: ReportInput): Parts {
  return isPrepared(input) ? input.partsOnce() : build(input);
}

interface PreparedInput extends ReportInput {
  readonly partsOnce: () => Parts;
}

function isPrepared(input: ReportInput): input is PreparedInput {
  return 'partsOnce' in input;
}

function build(input: ReportInput): Parts {
  const { findings, rootCauses, ...behind } = groupByRootCause(collectFindings(input));
  return { document: documentOf(input, findings, rootCauses), ...behind };
}

function documentOf(
  input: ReportInput,
  findings: ReportDocument['findings'],
  rootCauses: ReportDocument['rootCauses'],
): ReportDocument {
  const { record, result, catalogue } = input;
  const checks = checksOf(catalogue, result.results);
  const coverage = coverageOf(record.outcomes);
  const journeys = journeysOf(record);
  return {
    schema: REPORT_SCHEMA_VERSION,
    tool: { name: 'lgdss-scanner', version: result.versions.tool },
    scan: result.scan,
    standard: input.standard ?? 'lgdss',
    target: record.target,
    startedAt: record.startedAt,
    finishedAt: record.finishedAt,
    versions: { ...record.versions, checks: result.versions.checks, policy: result.versions.policy },
    settings: record.settings,
    finished: record.finished,
    coverage,
    reuse: record.reuse ?? null,
    cuts: record.cuts.map((cut) => cap(oneLine(cut), 500)),
    sample: sampleOf(record),
    probed: probedOf(record),
    ...(journeys ? { journeys } : {}),
    pages: pagesOf(record.outcomes),
    inventory: inventoryOf(result.inventory),
    budgets: result.budgets ?? null,
    fieldData: result.fieldData ?? null,
    measured: measuredOf(record, result),
    carbon: carbonOf(result.inventory),
    overall: overallOf(input),
    scoreLimits: SCORE_LIMITS,
    fixFirst: topFixes({ rootCauses: rootCauses.filter(({ check }) => !isCustom(check)), checks, coverage }, 3),
    points: pointsWithScores(input, checks),
    categories: categoriesOf(input, checks),
    wcag: wcagTable(catalogue, result.results),
    checks,
    findings,
    rootCauses,
    undecided: undecidedOf(catalogue, result.results),
    toldElsewhere: toldElsewhereOf(catalogue, result.results),
    untested: untestedOf(catalogue, result.results),
    custom: ownChecksOf(checks, findings),
    laws: lawsOf(catalogue),
    comparison: input.comparison ?? null,
  };
}
