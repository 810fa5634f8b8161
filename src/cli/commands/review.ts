import { Command } from 'commander';
import type { ExitCode } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { buildCommand } from '../review/build.ts';
import { checkCommand } from '../review/check.ts';
import { retestCommand } from '../review/retest.ts';
import { startCommand } from '../review/start.ts';

const EXAMPLES = `
Examples:
  lgdss review start lgdss-reports/www.ambleford.example/2026-11-23T09-30-00Z
  lgdss review check review.yaml
  lgdss review build review.yaml --scan lgdss-reports/www.ambleford.example/2026-11-23T09-30-00Z
  lgdss review retest review.yaml --scan lgdss-reports/www.ambleford.example/2027-02-01T09-30-00Z

Exit codes:
  0  done; for check: the file is in order
  2  wrong usage, or the file is not in order; nothing was written`;

export function reviewCommand(io: Io, done: (code: ExitCode) => void): Command {
  const review = new Command('review')
    .description("A peer reviewer's decisions on a scan, in a plain file.")
    .addHelpText('after', EXAMPLES);
  for (const make of [startCommand, checkCommand, buildCommand, retestCommand]) review.addCommand(make(io, done));
  return review;
}
