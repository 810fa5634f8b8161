import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { partsOf } from '../../../reports/lib/document.ts';
import { reviewHtml } from '../../../reports/review/html.ts';
import { reviewMarkdown } from '../../../reports/review/markdown.ts';
import { digestOfRecord } from '../../evidence/canonical.ts';
import type { ReportInput } from '../../model/report.ts';
import type { PackFile } from '../../pack/source.ts';
import type { Io } from '../io.ts';
import { buildReview } from './build.ts';
import { readReviewFile } from './read-file.ts';
import { today } from './today.ts';

/** A review as it was filled in, and built, for a pack. Undefined when it cannot be used; why is said. */
export async function reviewFiles(given: string, input: ReportInput, io: Io): Promise<readonly PackFile[] | undefined> {
  const review = await readReviewFile(given, io);
  if (!review) return undefined;
  const { record, result } = input;
  if (review.scan !== digestOfRecord(record)) {
    io.err(`The review in '${given}' is about another scan, ${review.scan}. Nothing was packed.\n`);
    return undefined;
  }
  const built = buildReview(review, { record, result, input, parts: partsOf(input) }, today(io));
  const file = (name: string, text: string): PackFile => ({
    path: `review/${name}`,
    bytes: new TextEncoder().encode(text),
  });
  return [
    file('review.html', reviewHtml(built)),
    file('review.md', reviewMarkdown(built)),
    file('review.yaml', await readFile(path.resolve(io.cwd, given), 'utf8')),
  ];
}
