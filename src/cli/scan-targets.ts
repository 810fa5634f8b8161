import { rm } from 'node:fs/promises';
import { oneLine } from '../../reports/lib/text.ts';
import { isLoopback } from '../browser/guard.ts';
import { locateBrowser } from '../browser/locate.ts';
import { collectSettings, openPorts, rulebookWith, systemClock, thisMachine } from '../compose.ts';
import { type Config, settings } from '../config/schema.ts';
import { createPaces, type Paces } from '../crawl/paces.ts';
import { fittingHosts, type Machine, shareOf } from '../crawl/speed-settings.ts';
import { loadChecks } from '../custom/load-checks.ts';
import { neverJudged } from '../custom/never-judged.ts';
import { type GatePolicy, policyInWords } from '../gate/policy.ts';
import { inPlainWords } from '../history/errors.ts';
import { workerName } from '../jobs/folder.ts';
import type { Target } from '../model/target.ts';
import type { Ports } from '../ports.ts';
import { type Rulebook, scanAndJudge } from '../scan.ts';
import { unmarkBegun } from '../store/begun.ts';
import { keepBlobsIn } from '../store/blobs.ts';
import { openJournal } from '../store/journal.ts';
import { beginIn } from './begun.ts';
import { openEarlier } from './earlier.ts';
import { endRun } from './end-run.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import type { Finished, Pipeline } from './finish/finish-scan.ts';
import { finishWhereItFits } from './finish/where-it-fits.ts';
import { gatePolicyFor } from './gate-policy.ts';
import { type HandHosts, handHosts } from './hand-hosts.ts';
import { type HistoryKeeper, openHistory } from './history.ts';
import { holdHosts } from './hold-hosts.ts';
import { inOrder } from './in-order.ts';
import type { Io } from './io.ts';
import { readJourneys } from './journeys.ts';
import { keptConfig } from './kept-config.ts';
import { inLanes, lanesOf } from './lanes.ts';
import { foldersFor, journalPath, type Place, storeFor } from './places.ts';
import { type Progress, progressFor } from './progress.ts';
import { whileKept } from './reading.ts';
import { refuse } from './refuse.ts';
import { sampleFor, wrongSamples } from './samples.ts';
import { ioWithoutSecrets, readSignIn, signInFirst } from './sign-in.ts';
import type { TargetEnd } from './target-line.ts';
import { readTrusted } from './trusted.ts';
import { writeDownWhoAsked } from './who-asked.ts';
import { prepareFolder } from './write-reports.ts';

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
  readonly hosts: HandHosts | undefined;
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
export function scanPlaces(
  places: readonly Place[],
  wrongRows: number,
  config: Config,
  world: Io,
  pipeline?: Pipeline,
): Promise<ExitCode> {
  // It may be in another store than the one that the scans themselves use.
  const earlier = config.since === null ? [] : [config.since];
  const scans = () => scanThem(places, wrongRows, config, world, pipeline);
  return whileKept(earlier, storeFor(config, world.cwd), world, scans);
}

async function scanThem(
  places: readonly Place[],
  wrongRows: number,
  config: Config,
  world: Io,
  pipeline?: Pipeline,
): Promise<ExitCode> {
  const targets = places.map(({ target }) => target);
  const policy = await gatePolicyFor(config, targets, world.cwd);
  if (!policy.ok) return refuse(policy.error.message, world);
  const own = await loadChecks(config.checks, world.cwd);
  if (!own.ok) return refuse(own.error.message, world);
  const browser = await locateBrowser(config.browser, world.env);
  if ('code' in browser) return refuse(browser.message, world);
  const signIn = readSignIn(config, targets, world);
  if (!signIn.ok) return refuse(signIn.error.message, world);
  const trusted = await readTrusted(config, world.cwd);
  if (!trusted.ok) return refuse(trusted.error.message, world);
  const journeys = await readJourneys(config.journeys, world.cwd);
  if (!journeys.ok) return refuse(journeys.error.message, world);
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

  world.longWorkBegins?.();
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
  const notes = [...contactNotes(places, config), ...neverJudged(own.value, config)];
  for (const message of notes) progress.read({ kind: 'warning', message });
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
    hosts: history && handHosts(targets, config, { reach: history.value.reach, signal: io.signal }),
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
    for (const sentence of await overdueElsewhere(history?.value, io)) io.err(`${oneLine(sentence)}\n`);
    await history?.value.end();
  }
  return endRun(ended, wrongRows, config, io);
}

/** Whoever saves a scan may be the only one who looks at this history, where no worker runs any more. */
async function overdueElsewhere(history: HistoryKeeper | undefined, io: Io): Promise<readonly string[]> {
  return io.signal.aborted ? [] : ((await history?.overdue((io.clock ?? systemClock).now())) ?? []);
}

/** A site's owner who sees our requests should find a person, not a project. */
function contactNotes(places: readonly Place[], config: Config): readonly string[] {
  const isPublic = places.some(({ target }) => !target.start.every(isLoopback));
  if (!isPublic || config.contactUrl !== settings.contactUrl.default) return [];
  return ['Site owners who ask about this scan are sent to its makers. Set --contact-url to a page of your own.'];
}

function notBegun({ target, folder }: Place, { io }: Run): Ended {
  const gap = `${target.name} was not begun.`;
  return { target, folder, result: null, gaps: [gap], gate: null, print: () => io.err(`${gap}\n`) };
}

/** Where it is saved, others may be at its hosts, and can be told that we are. */
async function scanOne(place: Place, run: Run): Promise<Ended> {
  const { history, hosts, io, config, progress } = run;
  if (!history || !hosts) return scanAtOnce(place, run);
  const { target } = place;
  const release = await holdHosts(
    { who: workerName(), target, hosts: await hosts(target) },
    {
      ...{ reach: history.reach, clock: systemClock, signal: io.signal },
      // Somebody who asked for silence still wonders why nothing happens for an hour.
      tell: (message) =>
        config.quiet ? io.err(`${target.name}: ${message}\n`) : progress.read({ kind: 'warning', message }, target),
    },
  );
  try {
    return io.signal.aborted ? notBegun(place, run) : await scanAtOnce(place, run);
  } finally {
    await release();
  }
}

async function scanAtOnce(place: Place, run: Run): Promise<Ended> {
  const { target, folder } = place;
  const { config, io, progress } = run;
  const printed = (print: () => void) => () => {
    progress.clear();
    print();
  };
  try {
    const { finished, text, ...ended } = await scanWithJournal(place, run);
    if (finished) {
      await rm(journalPath(folder));
      await unmarkBegun(storeFor(config, io.cwd), folder);
    }
    // With --json the standard output is for programs; people read the error stream. What a pipeline shows is in it already.
    const print = printed(() => (config.json ? (io.errAsIs ?? io.err) : io.out)(text));
    return { target, folder, ...ended, print };
  } catch (error) {
    // A bug or a full disk must not take the other councils of a list with it.
    const gap = endedEarly(target, error);
    return { target, folder, result: null, gaps: [gap], gate: null, print: printed(() => io.err(`${gap}\n`)) };
  }
}

function endedEarly({ name }: Target, error: unknown): string {
  const detail = error instanceof Error ? error.message : String(error);
  const plain = inPlainWords(error);
  if (plain === detail) return `The scan of ${name} ended with an error of the scanner: ${detail}`;
  return `The scan of ${name} ended early. ${plain} Then go on with --resume.`;
}

/** Everything done is written down at once, so that after a sudden end `--resume` goes on from there. */
async function scanWithJournal(place: Place, run: Run): Promise<Finished> {
  const { target, folder } = place;
  const { config, io, paces, machine, progress } = run;
  const ports: Ports = { ...run.ports, emit: (event) => progress.read(event, target) };
  const settled = { ...collectSettings(target, config), paces, machine };
  await beginIn(storeFor(config, io.cwd), folder, io.signal);
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
    const { cwd, env } = io;
    const judging = finishWhereItFits({ ...run, place, ports, cwd, env });
    return await scanAndJudge(target, wishes, ports, judging, io.signal, journal);
  } finally {
    await journal.close();
  }
}
