import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { allPoints } from '../../../checks/standards/index.ts';
import type { ReviewFile } from '../../model/review.ts';
import { readReview } from '../../review/read.ts';
import { MOST_CHARACTERS } from '../../review/tree.ts';
import type { Io } from '../io.ts';

const MOST_TOLD = 30;

/** The review in a file. What is wrong with it is said, with the line. */
export async function readReviewFile(given: string, io: Io): Promise<ReviewFile | undefined> {
  return (await readReviewText(given, io))?.review;
}

/** The same, and the text it was read from. */
export async function readReviewText(
  given: string,
  io: Io,
): Promise<{ readonly review: ReviewFile; readonly text: string } | undefined> {
  const text = await textOf(path.resolve(io.cwd, given));
  if (text === undefined) {
    io.err(`There is no review file at '${given}', or it is too large. Make one with lgdss review start.\n`);
    return undefined;
  }
  const points = allPoints.map(({ id }) => id);
  const read = readReview(text, points);
  if (read.ok) return { review: read.review, text };
  for (const { line, message } of read.problems.slice(0, MOST_TOLD)) io.err(`${given}, line ${line}: ${message}\n`);
  const left = read.problems.length - MOST_TOLD;
  if (left > 0) io.err(`And ${left} more.\n`);
  return undefined;
}

/** Measured before it is read: a file of gigabytes is no review. */
async function textOf(file: string): Promise<string | undefined> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile() || found.size > 4 * MOST_CHARACTERS) return undefined;
  return readFile(file, 'utf8').catch(() => undefined);
}
