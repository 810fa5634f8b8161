import { Command } from 'commander';
import { openQuestions } from '../../review/open.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { openLines } from './open-lines.ts';
import { readReviewFile } from './read-file.ts';
import { today } from './today.ts';

export function checkCommand(io: Io, done: (code: ExitCode) => void): Command {
  return new Command('check')
    .description('Say what is wrong in a review file, line by line, and what is still open.')
    .argument('<file>', 'the review file')
    .action(async (given: string) => {
      done(await runCheck(given, io));
    });
}

async function runCheck(given: string, io: Io): Promise<ExitCode> {
  const review = await readReviewFile(given, io);
  if (!review) return EXIT.usage;
  const open = openQuestions(review, today(io));
  io.out(`${given} is in order.\n${openLines(open).join('\n')}\n`);
  return EXIT.ok;
}
