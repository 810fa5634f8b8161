import { partsOf } from '../../../reports/lib/document.ts';
import { reviewHtml } from '../../../reports/review/html.ts';
import { reviewMarkdown } from '../../../reports/review/markdown.ts';
import { digestOfRecord } from '../../evidence/canonical.ts';
import type { ReportInput } from '../../model/report.ts';
import type { PackFile } from '../../pack/source.ts';
import type { Io } from '../io.ts';
import { aboutAnother, buildReview } from './build.ts';
import { readReviewText } from './read-file.ts';
import { today } from './today.ts';

/** A review as it was filled in, and built, for a pack. Undefined when it cannot be used; why is said. */
export async function reviewFiles(
  given: string,
  scan: string,
  input: ReportInput,
  io: Io,
): Promise<readonly PackFile[] | undefined> {
  const read = await readReviewText(given, io);
  if (!read) return undefined;
  const { review, text } = read;
  const { record, result } = input;
  if (review.scan !== digestOfRecord(record)) {
    io.err(`${aboutAnother(review, given, scan)}\n`);
    return undefined;
  }
  const built = buildReview(review, { record, result, input, parts: partsOf(input) }, today(io));
  const file = (name: string, content: string): PackFile => ({
    path: `review/${name}`,
    bytes: new TextEncoder().encode(content),
  });
  return [file('review.html', reviewHtml(built)), file('review.md', reviewMarkdown(built)), file('review.yaml', text)];
}
