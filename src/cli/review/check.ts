import { Command } from 'commander';
import { settings } from '../../config/schema.ts';
import { openQuestions } from '../../review/open.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { judgeSavedScan } from '../judged-scan.ts';
import { whileReading } from '../reading.ts';
import { refuse } from '../refuse.ts';
import { aboutAnother } from './build.ts';
import { expiredLines, mismatchLines, openLines } from './open-lines.ts';
import { readReviewFile } from './read-file.ts';
import { today } from './today.ts';

interface Options {
  readonly scan?: string;
  readonly store: string;
}

export function checkCommand(io: Io, done: (code: ExitCode) => void): Command {
  return new Command('check')
    .description('Say what is wrong in a review file, line by line, and what is still open.')
    .argument('<file>', 'the review file')
    .option('--scan <scan>', 'the scan it is about: says as well where the two do not fit each other')
    .option('--store <folder>', 'where the evidence is, when a digest is given', settings.store.default)
    .action(async (given: string, options: Options) => {
      const { scan, store } = options;
      done(await whileReading(scan === undefined ? [] : [scan], store, io, () => runCheck(given, options, io)));
    });
}

async function runCheck(given: string, { scan, store }: Options, io: Io): Promise<ExitCode> {
  const review = await readReviewFile(given, io);
  if (!review) return EXIT.usage;
  const judged = scan === undefined ? undefined : await judgeSavedScan(scan, io.cwd, store);
  if (judged && !judged.ok) return refuse(judged.error.message, io);
  if (judged && judged.value.result.scan !== review.scan) return refuse(aboutAnother(review, given, scan ?? ''), io);
  const day = today(io);
  const told = [
    ...(judged ? mismatchLines(given, review, judged.value) : []),
    `${given} is in order.`,
    ...openLines(openQuestions(review, day)),
    ...expiredLines(given, review, day),
  ];
  io.out(`${told.join('\n')}\n`);
  return EXIT.ok;
}
