import type { Day, OpenQuestions, ReviewCause, ReviewFile, Ruling } from '../model/review.ts';
import { isExpired } from './rulings.ts';

/** What a reviewer still has to do before the review is whole. */
export function openQuestions({ points, causes, reviewers }: ReviewFile, today: Day): OpenQuestions {
  const present = causes.filter(isThere);
  return {
    points: points.filter(({ decision }) => decision === null).map(({ point }) => point),
    questions: points.flatMap(({ point, questions }) =>
      questions.filter(({ answer }) => answer === '').map(({ ask }) => ({ point, ask })),
    ),
    causes: present.filter(({ decision }) => decision === null).length,
    expired: expiredIn(causes, today).length,
    reviewers: reviewers.length === 0,
  };
}

/** Decisions that count no longer, about what is still there. */
export function expiredIn(causes: readonly ReviewCause[], today: Day): readonly Ruling[] {
  return causes
    .filter(isThere)
    .flatMap((cause) => [cause, ...cause.except])
    .filter((ruling) => isExpired(ruling, today));
}

/** Of what is fixed, or was not looked at again, nobody need decide anything now. */
function isThere({ state }: ReviewCause): boolean {
  return state !== 'fixed' && state !== 'not-retested';
}
