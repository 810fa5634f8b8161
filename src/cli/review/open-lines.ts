import type { Day, OpenQuestions, ReviewFile } from '../../model/review.ts';
import { mismatches } from '../../review/mismatch.ts';
import { expiredIn } from '../../review/open.ts';
import type { JudgedNow } from '../judged-scan.ts';

/** What is still open, for the terminal. */
export function openLines(open: OpenQuestions): readonly string[] {
  const lines = [
    ...counted(open.points.length, 'point has no decision yet', 'points have no decision yet', open.points.join(', ')),
    ...counted(open.questions.length, 'question has no answer yet', 'questions have no answer yet'),
    ...counted(open.causes, 'cause of findings is undecided', 'causes of findings are undecided'),
    ...counted(open.expired, 'decision has expired and counts no longer', 'decisions have expired and count no longer'),
    ...(open.reviewers ? ['Nobody is named under reviewers. Roles are enough.'] : []),
  ];
  return lines.length === 0 ? ['Nothing is open.'] : ['Still open:', ...lines.map((line) => `  ${line}`)];
}

function counted(count: number, one: string, many: string, which = ''): readonly string[] {
  if (count === 0) return [];
  return [`${count} ${count === 1 ? one : many}${which === '' ? '.' : `: ${which}.`}`];
}

/** Decisions that count no longer, each with its line. */
export function expiredLines(given: string, { causes }: ReviewFile, today: Day): readonly string[] {
  return expiredIn(causes, today).map(
    ({ line, decision, expires }) => `${given}, line ${line ?? 1}: '${decision}' ended on ${expires}.`,
  );
}

/** Where a file and its scan do not fit each other. */
export function mismatchLines(given: string, review: ReviewFile, { parts }: JudgedNow): readonly string[] {
  return mismatches(review, parts.document).map(({ line, message }) => `${given}, line ${line}: ${message}`);
}
