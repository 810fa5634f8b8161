import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buildDocument, prepared } from '../../reports/lib/document.ts';
import type { ReportDocument } from '../../reports/lib/document-types.ts';
import { isLoopback } from '../browser/guard.ts';
import { locateBrowser } from '../browser/locate.ts';
import { collectSettings, defaultRulebook, openPorts, systemClock, thisMachine } from '../compose.ts';
import { type Config, settings } from '../config/schema.ts';
import { gapsOf } from '../crawl/coverage.ts';
import { ownerLetter } from '../crawl/owner-letter.ts';
import { createPaces, type Paces } from '../crawl/paces.ts';
import { readRobots } from '../crawl/robots.ts';
import { fittingHosts, type Machine, shareOf, speedSettings } from '../crawl/speed-settings.ts';
import { readSite } from '../evidence/archive.ts';
import { digestOfResult } from '../evidence/canonical.ts';
import type { Target } from '../model/target.ts';
import type { Ports } from '../ports.ts';
import { catalogueOf, scan } from '../scan.ts';
import { openJournal } from '../store/journal.ts';
import { openEarlier, sinceFromAnywhere } from './earlier.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { judgeGate } from './gate.ts';
import { inOrder } from './in-order.ts';
import type { Io } from './io.ts';
import { inLanes, lanesOf } from './lanes.ts';
import { foldersFor, journalPath, type Place, storeFor } from './places.ts';
import { printBeside } from './print.ts';
import { type Progress, progressFor } from './progress.ts';
import { refuse } from './refuse.ts';
import { sampleFor, wrongSamples } from './samples.ts';
import { writePointer } from './saved-scan.ts';
import { readSignIn, signInFirst, withoutSecrets } from './sign-in.ts';
import { describeScan } from './summary.ts';
import { readTrusted } from './trusted.ts';
import { writeDownWhoAsked } from './who-asked.ts';
import { prepareFolder, writeReports } from './write-reports.ts';

type Scanned = Awaited<ReturnType<typeof scan>>;

interface Ended {
  readonly target: Target;
  readonly folder: string;
  /** Not the whole document: of a list of hundreds, each would stay in memory until the last is done. */
  readonly result: (Pick<ReportDocument, 'coverage'> & { readonly score: number | null }) | null;
  readonly gaps: readonly string[];
  readonly gate: readonly string[];
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
}

/** Scans from the beginning; what an earlier scan left unfinished in the same folders is given up. */
export async function scanTargets(
  targets: readonly Target[],
  wrongRows: number,
  config: Config,
  io: Io,
): Promise<ExitCode> {
  const places = foldersFor(targets, config, io.cwd);
  // A path that cannot be has nothing to remove; preparing the folder will say what is wrong with it.
  for (const { folder } of places) await rm(journalPath(folder), { force: true }).catch(() => undefined);
  return scanPlaces(places, wrongRows, config, io);
}

/** Scans the targets, hosts side by side, and accounts for every one of them. `wrongRows` were refused before. */
export async function scanPlaces(
  places: readonly Place[],
  wrongRows: number,
  config: Config,
  world: Io,
): Promise<ExitCode> {
  const browser = await locateBrowser(config.browser, world.env);
  if ('code' in browser) return refuse(browser.message, world);
  const signIn = readSignIn(
    config,
    places.map(({ target }) => target),
    world,
  );
  if (!signIn.ok) return refuse(signIn.error.message, world);
  const trusted = await readTrusted(config, world.cwd);
  if (!trusted.ok) return refuse(trusted.error.message, world);
  const store = storeFor(config, world.cwd);
  for (const folder of [...places.map((place) => place.folder), store]) {
    const problem = await prepareFolder(folder);
    if (problem) return refuse(problem.message, world);
  }
  const wrong = await wrongSamples(places, config, store);
  if (wrong.length > 0) return refuse(wrong.map(({ message }) => message).join('\n'), world);
  const earlier = config.since === null ? undefined : await openEarlier(config.since, config, world.cwd);
  if (earlier && !earlier.ok) return refuse(earlier.error.message, world);

  const progress = progressFor(config, world, places.length);
  const means = { executablePath: browser.path, store, trusted: trusted.value, signIn: signIn.value };
  const opened = await openPorts(config, means, (event) => progress.read(event)).catch((error: unknown) =>
    String(error instanceof Error ? error.message : error),
  );
  if (typeof opened === 'string') {
    return refuse(
      `The browser at ${browser.path} did not start. Try 'lgdss doctor'. ${opened.split('\n', 1)[0]}`,
      world,
    );
  }
  const io = withoutSecrets(world, opened.visitor.signIn);
  const signedOut = await signInFirst(opened.visitor.signIn, io.signal);
  if (signedOut) {
    progress.end();
    await opened.close();
    io.err(`${signedOut.message}\n`);
    return EXIT.incomplete;
  }

  const note = contactNote(places, config);
  if (note !== undefined) progress.read({ kind: 'warning', message: note });
  const ports = earlier ? { ...opened, earlier: earlier.value } : opened;
  const machine = thisMachine();
  const most = config.parallelHosts ?? fittingHosts(machine);
  const share = shareOf(machine, Math.min(most, lanesOf(places).length));
  const run: Run = { config, io, ports, progress, paces: createPaces(systemClock), machine: share };
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
  return { target, folder, result: null, gaps: [gap], gate: [], print: () => io.err(`${gap}\n`) };
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
    const { document, problems, letter } = await report(place, scanned, run);
    if (scanned.record.finished) await rm(journalPath(folder));
    const gaps = [...gapsOf(scanned.record), ...problems];
    const { results } = scanned.result;
    const gate = judgeGate({ overall: document.overall, results, checks: catalogueOf(defaultRulebook).checks }, config);
    const text = describeScan(document, { folder, gaps, gate, letter });
    // With --json the standard output is for programs; people read the error stream.
    const print = printed(() => (config.json ? io.err : io.out)(text));
    const result = { score: document.overall.score, coverage: document.coverage };
    return { target, folder, result, gaps, gate, print };
  } catch (error) {
    // A bug or a full disk must not take the other councils of a list with it.
    const gap = `The scan of ${target.name} ended with an error of the scanner: ${error instanceof Error ? error.message : String(error)}`;
    return { target, folder, result: null, gaps: [gap], gate: [], print: printed(() => io.err(`${gap}\n`)) };
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
      const since = sinceFromAnywhere(config.since, io.cwd);
      const file = (name: string | null) => (name === null ? null : path.resolve(io.cwd, name));
      const files = { ca: file(config.ca), storageState: file(config.storageState), signIn: file(config.signIn) };
      const kept = { ...config, since, ...files, out: folder, store: storeFor(config, io.cwd) };
      await journal.append({ kind: 'begun', schema: 1, startedAt: ports.clock.now(), target, config: kept });
    }
    const asked = await writeDownWhoAsked(config, journal, ports.clock, io);
    const sample = await sampleFor(target, config, ports.samples, journal.startedAt);
    if (!sample.ok) throw new Error(sample.error.message);
    const wishes = { ...settled, asked, sample: sample.value };
    return await scan(target, wishes, defaultRulebook, ports, io.signal, journal);
  } finally {
    await journal.close();
  }
}

/** Beside the reports where pages were blocked, ready to be sent. */
const LETTER = 'letter-to-the-owner.txt';

async function letterFor(target: Target, record: Scanned['record'], { config, machine, ports }: Run) {
  const { speed } = collectSettings(target, config);
  const [home] = record.sites;
  const robots = home && (await readSite(home, ports.blobs, new Set(['robots']))).artifacts.robots;
  const robotsDelayMs = robots ? readRobots(robots).delayMs : 0;
  return ownerLetter(record, {
    contactUrl: config.contactUrl,
    ...speedSettings({ ...speed, robotsDelayMs }, machine),
  });
}

async function report({ target, folder }: Place, { record, result }: Scanned, run: Run) {
  const { config, ports, io } = run;
  const input = prepared({ record, result, catalogue: catalogueOf(defaultRulebook), standard: config.standard });
  const written = await writeReports(folder, input, ports.tools);
  const printed = config.pdf ? await printBeside(folder, record.finishedAt, config.browser, io.env) : [];
  const letter = await letterFor(target, record, run);
  if (letter !== null) await writeFile(path.join(folder, LETTER), letter);
  await writePointer(folder, {
    scan: result.scan,
    result: digestOfResult(result),
    store: storeFor(config, io.cwd),
    standard: config.standard,
  });
  return {
    document: buildDocument(input),
    problems: [...written, ...printed],
    letter: letter === null ? null : path.join(folder, LETTER),
  };
}

function exitCodeOf(ended: readonly Ended[], wrongRows: number): ExitCode {
  if (wrongRows > 0 || ended.some(({ gaps }) => gaps.length > 0)) return EXIT.incomplete;
  return ended.some(({ gate }) => gate.length > 0) ? EXIT.gateFailed : EXIT.ok;
}

/** One line for each target, so that nobody has to find out by counting that one is missing. */
async function summarise(ended: readonly Ended[], wrongRows: number, config: Config, io: Io): Promise<void> {
  const lines = ended.map(({ target, folder, result, gaps, gate }) => ({
    target: target.name,
    id: target.id,
    complete: gaps.length === 0,
    gate: gate.length === 0 ? 'passed' : 'failed',
    score: result?.score ?? null,
    coverage: result?.coverage ?? null,
    folder,
  }));
  if (config.json) io.out(`${JSON.stringify({ kind: 'run-finished', wrongRows, targets: lines })}\n`);
  if (ended.length < 2) return;
  const incomplete = lines.filter((line) => !line.complete).length;
  const text = `${ended.length} targets: ${ended.length - incomplete} complete, ${incomplete} incomplete, ${wrongRows} rows refused.\n`;
  (config.json ? io.err : io.out)(text);
  if (config.out)
    await writeFile(path.join(path.resolve(io.cwd, config.out), 'targets.json'), JSON.stringify(lines, null, 2));
}
