import { budgetsNotKnown } from '../../../reports/lib/budgets.ts';
import { partsOf, prepared } from '../../../reports/lib/document.ts';
import type { SavedPorts } from '../../compose.ts';
import type { Config } from '../../config/schema.ts';
import { gapsOf } from '../../crawl/coverage.ts';
import type { Machine } from '../../crawl/speed-settings.ts';
import { digestOfResult } from '../../evidence/canonical.ts';
import { judgeGate } from '../../gate/judge.ts';
import type { GatePolicy } from '../../gate/policy.ts';
import type { ScanRecord } from '../../model/evidence.ts';
import type { ReportInput, RunEnding } from '../../model/report.ts';
import type { ScanResult } from '../../model/result.ts';
import { catalogueOf, type Rulebook } from '../../scan.ts';
import type { HistoryKeeper } from '../history.ts';
import { writeLetter } from '../letter.ts';
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
  /** Left out where scans are not to be saved in the history. */
  readonly history: HistoryKeeper | undefined;
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

/** Writes the reports of a judged scan, asks the gate, and says in words how it went. */
export async function finishScan({ record, result }: Judged, finishing: Finishing): Promise<Finished> {
  const { place, config, ports, policy, rulebook, pipeline, cwd, env } = finishing;
  const { folder } = place;
  const input = prepared({ record, result, catalogue: catalogueOf(rulebook), standard: config.standard });
  const written = await writeReports(folder, input, ports.tools);
  const printed = config.pdf ? await printBeside(folder, record.finishedAt, config.browser, env) : [];
  const letter = await writeLetter(place, record, finishing);
  const store = storeFor(config, cwd);
  const made = digestOfResult(result);
  await writePointer(folder, { scan: result.scan, result: made, store, standard: config.standard });
  const parts = partsOf(input);
  const { checks } = input.catalogue;
  const gate = judgeGate({ ...parts, results: result.results, checks, scoring: rulebook.policy }, policy);
  const { document } = parts;
  const saved = { record, document, results: result.results, result: made, store };
  const unsaved = (await finishing.history?.save(saved)) ?? [];
  const seen = [...gapsOf(record), ...budgetsNotKnown(document.budgets), ...written, ...printed, ...unsaved];
  const ending = { gaps: seen, gate, link: pipeline?.link ?? null };
  const gaps = [...seen, ...(await writePipelineFiles(folder, { ...input, ending }, ports.tools, config.formats))];
  const goOnWith = pipeline ? 'ci' : 'scan';
  const text = describeScan(document, { folder, gaps, gate, letter, goOnWith });
  return {
    finished: record.finished,
    result: { score: document.overall.score, coverage: document.coverage },
    text: pipeline ? await pipeline.show({ ...input, ending: { ...ending, gaps } }, text) : text,
    gaps,
    gate: { isSet: gate.isSet, reasons: gate.reasons },
  };
}
