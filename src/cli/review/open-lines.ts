import type { OpenQuestions } from '../../model/review.ts';

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
