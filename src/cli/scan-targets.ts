import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { partsOf, prepared } from '../../reports/lib/document.ts';
import { isLoopback } from '../browser/guard.ts';
import { locateBrowser } from '../browser/locate.ts';
import { collectSettings, openPorts, rulebookWith, systemClock, thisMachine } from '../compose.ts';
import { type Config, settings } from '../config/schema.ts';
import { gapsOf } from '../crawl/coverage.ts';
import { createPaces, type Paces } from '../crawl/paces.ts';
import { fittingHosts, type Machine, shareOf } from '../crawl/speed-settings.ts';
import { loadChecks } from '../custom/load-checks.ts';
import { digestOfResult } from '../evidence/canonical.ts';
import { judgeGate } from '../gate/judge.ts';
import { type GatePolicy, policyInWords } from '../gate/policy.ts';
import type { ReportInput, RunEnding } from '../model/report.ts';
import type { Target } from '../model/target.ts';
import type { Ports } from '../ports.ts';
import { catalogueOf, type Rulebook, scan } from '../scan.ts';
import { keepBlobsIn } from '../store/blobs.ts';
import { openJournal } from '../store/journal.ts';
import { openEarlier } from './earlier.ts';
import { EXIT, type ExitCode, exitCodeFor } from './exit-codes.ts';
import { gatePolicyFor } from './gate-policy.ts';
import { type HistoryKeeper, openHistory } from './history.ts';
import { inOrder } from './in-order.ts';
import type { Io } from './io.ts';
import { readJourneys } from './journeys.ts';
import { keptConfig } from './kept-config.ts';
import { inLanes, lanesOf } from './lanes.ts';
import { writeLetter } from './letter.ts';
import { foldersFor, journalPath, type Place, storeFor } from './places.ts';
import { printBeside } from './print.ts';
import { type Progress, progressFor } from './progress.ts';
import { refuse } from './refuse.ts';
import { sampleFor, wrongSamples } from './samples.ts';
import { writePointer } from './saved-scan.ts';
import { ioWithoutSecrets, readSignIn, signInFirst, TOGETHER } from './sign-in.ts';
import { describeScan } from './summary.ts';
import { type TargetEnd, targetLine } from './target-line.ts';
import { readTrusted } from './trusted.ts';
import { writeDownWhoAsked } from './who-asked.ts';
import { prepareFolder, writePipelineFiles, writeReports } from './write-reports.ts';

type Scanned = Awaited<ReturnType<typeof scan>>;

/** Not the whole document: of a list of hundreds, each would stay in memory until the last is done. */
interface Ended extends TargetEnd {
  readonly target: Target;
  /** Puts the outcome on the screen. */
  readonly print: () => void;
}

/** What the targets of one run have in common. */
interface Run {
  readonly config: Config;
  readonly io: Io;
  readonly ports: Ports;
  readonly progress: Progress;
  readonly paces: Paces;
  /** What one of the targets that are scanned side by side may take. */
  readonly machine: Machine;
  readonly policy: GatePolicy;
  readonly rulebook: Rulebook;
  readonly pipeline: Pipeline | undefined;
  /** Left out where scans are not to be saved in the history. */
  readonly history: HistoryKeeper | undefined;
}

/** What a pipeline does with a finished scan besides its exit code. */
export interface Pipeline {
  /** Where people find the run. */
  readonly link: string | null;
  /** Shows it where the pipeline's own pages show things; what is returned is printed. */
  show(input: ReportInput & { readonly ending: RunEnding }, text: string): Promise<string>;
}

/** Scans from the beginning; what an earlier scan left unfinished in the same folders is given up. */
export async function scanTargets(
  targets: readonly Target[],
  wrongRows: number,
  config: Config,
  io: Io,
  pipeline?: Pipeline,
): Promise<ExitCode> {
  const places = foldersFor(targets, config, io.cwd);
  // A path that cannot be has nothing to remove; preparing the folder will say what is wrong with it.
  for (const { folder } of places) await rm(journalPath(folder), { force: true }).catch(() => undefined);
  return scanPlaces(places, wrongRows, config, io, pipeline);
}

/** Scans the targets, hosts side by side, and accounts for every one of them. `wrongRows` were refused before. */
export async function scanPlaces(
  places: readonly Place[],
  wrongRows: number,
  config: Config,
  world: Io,
  pipeline?: Pipeline,
): Promise<ExitCode> {
  const policy = await gatePolicyFor(config, places.length, world.cwd);
  if (!policy.ok) return refuse(policy.error.message, world);
  const own = await loadChecks(config.checks, world.cwd);
  if (!own.ok) return refuse(own.error.message, world);
  const browser = await locateBrowser(config.browser, world.env);
  if ('code' in browser) return refuse(browser.message, world);
  const targets = places.map(({ target }) => target);
  const signIn = readSignIn(config, targets, world);
  if (!signIn.ok) return refuse(signIn.error.message, world);
  const trusted = await readTrusted(config, world.cwd);
  if (!trusted.ok) return refuse(trusted.error.message, world);
  const journeys = await readJourneys(config.journeys, world.cwd);
  if (!journeys.ok) return refuse(journeys.error.message, world);
  if (signIn.value && journeys.value.length > 0) return refuse(TOGETHER, world);
  const store = storeFor(config, world.cwd);
  for (const folder of [...places.map((place) => place.folder), store]) {
    const problem = await prepareFolder(folder);
    if (problem) return refuse(problem.message, world);
  }
  const nowhere = config.blobs === null ? undefined : await keepBlobsIn(config.blobs, store, world.env);
  if (nowhere) return refuse(nowhere.message, world);
  const wrong = await wrongSamples(places, config, store);
  if (wrong.length > 0) return refuse(wrong.map(({ message }) => message).join('\n'), world);
  const earlier = config.since === null ? undefined : await openEarlier(config.since, config, world.cwd);
  if (earlier && !earlier.ok) return refuse(earlier.error.message, world);

  const history = config.save ? await openHistory(config, world) : undefined;
  if (history && !history.ok) return refuse(history.error.message, world);

  const progress = progressFor(config, world, places.length);
  const found = {
    ...{ executablePath: browser.path, store, trusted: trusted.value, signIn: signIn.value },
    journeys: journeys.value,
    cruxAddress: world.env.LGDSS_CRUX_ADDRESS,
  };
  const opened = await openPorts(config, found, (event) => progress.read(event)).catch((error: unknown) =>
    String(error instanceof Error ? error.message : error),
  );
  if (typeof opened === 'string') {
    await history?.value.end();
    return refuse(
      `The browser at ${browser.path} did not start. Try 'lgdss doctor'. ${opened.split('\n', 1)[0]}`,
      world,
    );
  }
  const io = ioWithoutSecrets(world, opened.visitor.signIn);
  const signedOut = await signInFirst(opened.visitor.signIn, io.signal);
  if (signedOut) {
    progress.end();
    await opened.close();
    await history?.value.end();
    io.err(`${signedOut.message}\n`);
    return EXIT.incomplete;
  }

  if (!config.quiet) for (const sentence of policyInWords(policy.value)) io.err(`Gate: ${sentence}\n`);
  const note = contactNote(places, config);
  if (note !== undefined) progress.read({ kind: 'warning', message: note });
  const ports = earlier ? { ...opened, earlier: earlier.value } : opened;
  const machine = thisMachine();
  const most = config.parallelHosts ?? fittingHosts(machine);
  const share = shareOf(machine, Math.min(most, lanesOf(places).length));
  const same = { config, io, ports, progress, paces: createPaces(systemClock), machine: share };
  const run: Run = {
    ...same,
    policy: policy.value,
    rulebook: rulebookWith(own.value),
    pipeline,
    history: history?.value,
  };
  const printInOrder = inOrder();
  let ended: readonly Ended[];
  try {
    ended = await inLanes(places, most, async (place) => {
      // After Ctrl-C nobody else is contacted, and nobody is forgotten.
      const one = io.signal.aborted ? notBegun(place, run) : await scanOne(place, run);
      progress.finished(place.target);
      printInOrder(places.indexOf(place), one.print);
      return one;
    });
  } finally {
    progress.end();
    await opened.close();
    await history?.value.end();
  }
  await summarise(ended, wrongRows, config, io);
  return exitCodeOf(ended, wrongRows);
}

/** A site's owner who sees our requests should find a person, not a project. */
function contactNote(places: readonly Place[], config: Config): string | undefined {
  const isPublic = places.some(({ target }) => !target.start.every(isLoopback));
  if (!isPublic || config.contactUrl !== settings.contactUrl.default) return undefined;
  return 'Site owners who ask about this scan are sent to its makers. Set --contact-url to a page of your own.';
}

function notBegun({ target, folder }: Place, { io }: Run): Ended {
  const gap = `${target.name} was not begun.`;
  return { target, folder, result: null, gaps: [gap], gate: null, print: () => io.err(`${gap}\n`) };
}

async function scanOne(place: Place, run: Run): Promise<Ended> {
  const { target, folder } = place;
  const { config, io, progress } = run;
  const printed = (print: () => void) => () => {
    progress.clear();
    print();
  };
  try {
    const scanned = await scanWithJournal(place, run);
    const { document, text, gaps, gate } = await report(place, scanned, run);
    if (scanned.record.finished) await rm(journalPath(folder));
    // With --json the standard output is for programs; people read the error stream.
    const print = printed(() => (config.json ? io.err : io.out)(text));
    const result = { score: document.overall.score, coverage: document.coverage };
    return { target, folder, result, gaps, gate, print };
  } catch (error) {
    // A bug or a full disk must not take the other councils of a list with it.
    const gap = `The scan of ${target.name} ended with an error of the scanner: ${error instanceof Error ? error.message : String(error)}`;
    return { target, folder, result: null, gaps: [gap], gate: null, print: printed(() => io.err(`${gap}\n`)) };
  }
}

/** Everything done is written down at once, so that after a sudden end `--resume` goes on from there. */
async function scanWithJournal({ target, folder }: Place, run: Run) {
  const { config, io, paces, machine, progress } = run;
  const ports: Ports = { ...run.ports, emit: (event) => progress.read(event, target) };
  const settled = { ...collectSettings(target, config), paces, machine };
  const journal = await openJournal(journalPath(folder));
  try {
    if (journal.startedAt === undefined) {
      const kept = { ...keptConfig(config, io.cwd), out: folder, store: storeFor(config, io.cwd) };
      await journal.append({ kind: 'begun', schema: 1, startedAt: ports.clock.now(), target, config: kept });
    }
    const asked = await writeDownWhoAsked(config, journal, ports.clock, io);
    const sample = await sampleFor(target, config, ports.samples, journal.startedAt);
    if (!sample.ok) throw new Error(sample.error.message);
    const wishes = { ...settled, asked, sample: sample.value };
    return await scan(target, wishes, run.rulebook, ports, io.signal, journal);
  } finally {
    await journal.close();
  }
}

async function report(place: Place, { record, result }: Scanned, run: Run) {
  const { folder } = place;
  const { config, ports, io, policy, rulebook, pipeline } = run;
  const input = prepared({ record, result, catalogue: catalogueOf(rulebook), standard: config.standard });
  const written = await writeReports(folder, input, ports.tools);
  const printed = config.pdf ? await printBeside(folder, record.finishedAt, config.browser, io.env) : [];
  const letter = await writeLetter(place, record, run);
  const store = storeFor(config, io.cwd);
  const made = digestOfResult(result);
  await writePointer(folder, { scan: result.scan, result: made, store, standard: config.standard });
  const parts = partsOf(input);
  const { checks } = input.catalogue;
  const gate = judgeGate({ ...parts, results: result.results, checks, scoring: rulebook.policy }, policy);
  const { document } = parts;
  const saved = { record, document, results: result.results, result: made, store };
  const unsaved = (await run.history?.save(saved)) ?? [];
  const seen = [...gapsOf(record), ...written, ...printed, ...unsaved];
  const ending = { gaps: seen, gate, link: pipeline?.link ?? null };
  const gaps = [...seen, ...(await writePipelineFiles(folder, { ...input, ending }, ports.tools, config.formats))];
  const text = describeScan(parts.document, { folder, gaps, gate, letter });
  return {
    document: parts.document,
    text: pipeline ? await pipeline.show({ ...input, ending: { ...ending, gaps } }, text) : text,
    gaps,
    gate: { isSet: gate.isSet, reasons: gate.reasons },
  };
}

function exitCodeOf(ended: readonly Ended[], wrongRows: number): ExitCode {
  return exitCodeFor({
    incomplete: wrongRows > 0 || ended.some(({ gaps }) => gaps.length > 0),
    gateFailed: ended.some(({ gate }) => gate !== null && gate.reasons.length > 0),
  });
}

/** One line for each target, so that nobody has to find out by counting that one is missing. */
async function summarise(ended: readonly Ended[], wrongRows: number, config: Config, io: Io): Promise<void> {
  const lines = ended.map(targetLine);
  if (config.json) io.out(`${JSON.stringify({ kind: 'run-finished', wrongRows, targets: lines })}\n`);
  if (ended.length < 2) return;
  const incomplete = lines.filter((line) => !line.complete).length;
  const text = `${ended.length} targets: ${ended.length - incomplete} complete, ${incomplete} incomplete, ${wrongRows} rows refused.\n`;
  (config.json ? io.err : io.out)(text);
  if (config.out)
    await writeFile(path.join(path.resolve(io.cwd, config.out), 'targets.json'), JSON.stringify(lines, null, 2));
}
