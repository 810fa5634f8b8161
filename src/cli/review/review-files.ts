import { reviewHtml } from '../../../reports/review/html.ts';
import { reviewMarkdown } from '../../../reports/review/markdown.ts';
import type { PackFile } from '../../pack/source.ts';
import type { Io } from '../io.ts';
import type { JudgedNow } from '../judged-scan.ts';
import { aboutAnother, buildReview } from './build.ts';
import { mismatchLines } from './open-lines.ts';
import { readReviewText } from './read-file.ts';
import { today } from './today.ts';

/** A review as it was filled in, and built, for a pack. Undefined when it cannot be used; why is said. */
export async function reviewFiles(
  given: string,
  scan: string,
  judged: JudgedNow,
  io: Io,
): Promise<readonly PackFile[] | undefined> {
  const read = await readReviewText(given, io);
  if (!read) return undefined;
  const { review, text } = read;
  if (review.scan !== judged.result.scan) {
    io.err(`${aboutAnother(review, given, scan)}\n`);
    return undefined;
  }
  for (const line of mismatchLines(given, review, judged)) io.err(`${line}\n`);
  const built = buildReview(review, judged, today(io));
  const file = (name: string, content: string): PackFile => ({
    path: `review/${name}`,
    bytes: new TextEncoder().encode(content),
  });
  return [file('review.html', reviewHtml(built)), file('review.md', reviewMarkdown(built)), file('review.yaml', text)];
}
