import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { budgetsNotKnown } from '../../../reports/lib/budgets.ts';
import { partsOf, prepared } from '../../../reports/lib/document.ts';
import { collectSettings, type SavedPorts } from '../../compose.ts';
import type { Config } from '../../config/schema.ts';
import { gapsOf } from '../../crawl/coverage.ts';
import { ownerLetter } from '../../crawl/owner-letter.ts';
import { readRobots } from '../../crawl/robots.ts';
import { type Machine, speedSettings } from '../../crawl/speed-settings.ts';
import { readSite } from '../../evidence/archive.ts';
import { digestOfResult } from '../../evidence/canonical.ts';
import { judgeGate } from '../../gate/judge.ts';
import type { GatePolicy } from '../../gate/policy.ts';
import type { ScanRecord } from '../../model/evidence.ts';
import type { ReportInput, RunEnding } from '../../model/report.ts';
import type { ScanResult } from '../../model/result.ts';
import type { Target } from '../../model/target.ts';
import { catalogueOf, type Rulebook } from '../../scan.ts';
import { type Place, storeFor } from '../places.ts';
import { printBeside } from '../print.ts';
import { writePointer } from '../saved-scan.ts';
import { describeScan } from '../summary.ts';
import type { TargetEnd } from '../target-line.ts';
import { writePipelineFiles, writeReports } from '../write-reports.ts';

/** What a pipeline does with a finished scan besides its exit code. */
export interface Pipeline {
  /** Where people find the run. */
  readonly link: string | null;
  /** Shows it where the pipeline's own pages show things; what is returned is printed. */
  show(input: ReportInput & { readonly ending: RunEnding }, text: string): Promise<string>;
}

/** What is needed besides a judged scan. */
export interface Finishing {
  readonly place: Place;
  readonly config: Config;
  readonly policy: GatePolicy;
  /** What the target may take of the machine. */
  readonly machine: Machine;
  readonly rulebook: Rulebook;
  readonly ports: SavedPorts;
  readonly pipeline: Pipeline | undefined;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Not the whole document: of a list of hundreds, each would stay in memory until the last is done. */
export interface Finished extends Pick<TargetEnd, 'result' | 'gaps' | 'gate'> {
  /** False: it was stopped, and can be resumed. */
  readonly finished: boolean;
  /** For the screen. */
  readonly text: string;
}

interface Judged {
  readonly record: ScanRecord;
  readonly result: ScanResult;
}

/** Beside the reports where pages were blocked, ready to be sent. */
export const LETTER = 'letter-to-the-owner.txt';

async function letterFor(target: Target, record: ScanRecord, { config, machine, ports }: Finishing) {
  const { speed } = collectSettings(target, config);
  const [home] = record.sites;
  const robots = home && (await readSite(home, ports.blobs, new Set(['robots']))).artifacts.robots;
  const robotsDelayMs = robots ? readRobots(robots).delayMs : 0;
  return ownerLetter(record, {
    contactUrl: config.contactUrl,
    ...speedSettings({ ...speed, robotsDelayMs }, machine),
  });
}

/** Writes the reports of a judged scan, asks the gate, and says in words how it went. */
export async function finishScan({ record, result }: Judged, finishing: Finishing): Promise<Finished> {
  const { place, config, ports, policy, rulebook, pipeline, cwd, env } = finishing;
  const { target, folder } = place;
  const input = prepared({ record, result, catalogue: catalogueOf(rulebook), standard: config.standard });
  const written = await writeReports(folder, input, ports.tools);
  const printed = config.pdf ? await printBeside(folder, record.finishedAt, config.browser, env) : [];
  const letter = await letterFor(target, record, finishing);
  if (letter !== null) await writeFile(path.join(folder, LETTER), letter);
  await writePointer(folder, {
    scan: result.scan,
    result: digestOfResult(result),
    store: storeFor(config, cwd),
    standard: config.standard,
  });
  const parts = partsOf(input);
  const { checks } = input.catalogue;
  const gate = judgeGate({ ...parts, results: result.results, checks, scoring: rulebook.policy }, policy);
  const seen = [...gapsOf(record), ...budgetsNotKnown(parts.document.budgets), ...written, ...printed];
  const ending = { gaps: seen, gate, link: pipeline?.link ?? null };
  const gaps = [...seen, ...(await writePipelineFiles(folder, { ...input, ending }, ports.tools, config.formats))];
  const beside = letter === null ? null : path.join(folder, LETTER);
  const goOnWith = pipeline ? 'ci' : 'scan';
  const text = describeScan(parts.document, { folder, gaps, gate, letter: beside, goOnWith });
  return {
    finished: record.finished,
    result: { score: parts.document.overall.score, coverage: parts.document.coverage },
    text: pipeline ? await pipeline.show({ ...input, ending: { ...ending, gaps } }, text) : text,
    gaps,
    gate: { isSet: gate.isSet, reasons: gate.reasons },
  };
}
