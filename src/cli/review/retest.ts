import path from 'node:path';
import { Command } from 'commander';
import { tally } from '../../compare/causes.ts';
import { statesOf } from '../../compare/states.ts';
import { settings } from '../../config/schema.ts';
import type { RetestState } from '../../model/comparison.ts';
import type { Gathered } from '../../model/evidence.ts';
import type { ReviewFile } from '../../model/review.ts';
import { carryOver } from '../../review/carry.ts';
import { openQuestions } from '../../review/open.ts';
import { STATE_WORDS } from '../../review/read.ts';
import { isExpired } from '../../review/rulings.ts';
import { writeReview } from '../../review/write.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { type JudgedNow, judgeFromStores, judgeSavedScan, sideOf } from '../judged-scan.ts';
import { whileReading } from '../reading.ts';
import { refuse } from '../refuse.ts';
import { openLines } from './open-lines.ts';
import { readReviewFile } from './read-file.ts';
import { today } from './today.ts';
import { writeNew } from './write-new.ts';

interface Options {
  readonly scan: string;
  readonly before?: string;
  readonly out?: string;
  readonly store: string;
}

export function retestCommand(io: Io, done: (code: ExitCode) => void): Command {
  return new Command('retest')
    .description('Carry a review over to a new scan: decisions stay, what expired is marked, and fixed or not is said.')
    .argument('<file>', 'the review file of the earlier scan')
    .requiredOption('--scan <scan>', 'the new scan: folder of a report, a pack, or the digest of a scan')
    .option('--before <scan>', 'the earlier scan, where its evidence is not in the same store')
    .option('--out <file>', 'where the new review file goes. Default: beside the old one, with -retest in its name')
    .option('--store <folder>', 'where the evidence is, when a digest is given', settings.store.default)
    .action(async (given: string, options: Options) => {
      done(await runRetest(given, options, io));
    });
}

async function runRetest(given: string, options: Options, io: Io): Promise<ExitCode> {
  const review = await readReviewFile(given, io);
  if (!review) return EXIT.usage;
  // Where the earlier scan is not given, its record is looked for in the store.
  const scans = [options.scan, options.before ?? review.scan];
  return whileReading(scans, options.store, io, () => retest(given, review, options, io));
}

async function retest(given: string, review: ReviewFile, options: Options, io: Io): Promise<ExitCode> {
  const after = await judgeSavedScan(options.scan, io.cwd, options.store);
  if (!after.ok) return refuse(after.error.message, io);
  const before = await earlierScan(review, after.value, options, io);
  if (!before.ok) return refuse(before.error.message, io);
  if (before.value.result.scan !== review.scan)
    return refuse(`The scan given with --before is not the one that this review is about, ${review.scan}.`, io);

  const day = today(io);
  const states = statesOf(sideOf(before.value), sideOf(after.value));
  const { document } = after.value.parts;
  const carried = carryOver(review, before.value.parts.document, document, states, day);
  const out = options.out ?? given.replace(/(\.ya?ml)?$/i, '-retest.yaml');
  if (!(await writeNew(out, writeReview(carried, document), io))) return EXIT.usage;
  tell(carried, day, out, io);
  return EXIT.ok;
}

async function earlierScan(
  review: ReviewFile,
  after: JudgedNow,
  { before, store }: Options,
  io: Io,
): Promise<Gathered<JudgedNow>> {
  if (before !== undefined) return judgeSavedScan(before, io.cwd, store);
  const found = await judgeFromStores(review.scan, [after.store, path.resolve(io.cwd, store)]);
  if (found) return { ok: true, value: found };
  const message = `The evidence of the scan that this review is about, ${review.scan}, was not found. Give its report folder with --before.`;
  return { ok: false, error: { code: 'no-evidence', message } };
}

function tell(carried: ReviewFile, day: string, out: string, io: Io): void {
  const counts = tally(carried.causes.map(({ state }) => state ?? undefined));
  for (const state of ['fixed', 'not-fixed', 'not-retested', 'new'] as const) {
    io.out(`${counts[state]} ${counts[state] === 1 ? 'cause is' : 'causes are'} ${STATE_WORDS[state]}.\n`);
    if (state !== 'not-fixed') for (const about of examples(carried, state)) io.out(`  ${about}\n`);
  }
  for (const cause of carried.causes) {
    for (const ruling of [cause, ...cause.except]) {
      if (isExpired(ruling, day)) io.out(`Expired on ${ruling.expires}: ${ruling.decision}. ${cause.about}\n`);
    }
  }
  io.out(
    `${openLines(openQuestions(carried, day)).join('\n')}\nReview file: ${out}\nIts notes came along. Comments of your own, after a #, are in the old file only.\n`,
  );
}

function examples({ causes }: ReviewFile, wanted: RetestState): readonly string[] {
  const all = causes.filter(({ state }) => state === wanted).map(({ about }) => about);
  return all.length > 5 ? [...all.slice(0, 5), `and ${all.length - 5} more, see the review file`] : all;
}
