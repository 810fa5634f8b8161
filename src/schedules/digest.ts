import type { Instant } from '../model/evidence.ts';
import type { TargetDue } from './freshness.ts';

/** What is told of one run, or of what is overdue. One digest, however much there is to tell. */
export interface Digest {
  readonly schema: 1;
  readonly id: string;
  readonly schedule: string;
  /** Null where it is about what is overdue. */
  readonly run: string | null;
  readonly madeAt: Instant;
  /** Which end of the run it is about: one of which something was tried again has several. */
  readonly finishedAt?: Instant;
  /** The number of the last scan of the run by then. */
  readonly lastScan?: number;
  /** Every target of the run accounted for, in words; empty where there is no run. */
  readonly summary: string;
  /** Targets that were not seen whole, and why. */
  readonly notWhole: readonly { readonly target: string; readonly state: string; readonly reason: string }[];
  readonly serious: readonly NewFinding[];
  readonly ending: readonly NewFinding[];
  readonly scores: readonly ScoreMove[];
  readonly overdue: readonly Pick<TargetDue, 'name' | 'lastComplete' | 'dueBy'>[];
}

export interface NewFinding {
  readonly target: string;
  readonly check: string;
  readonly severity: string;
  readonly places: number;
  /** It was there before, and gone in between. */
  readonly again?: boolean;
}

export interface ScoreSeen {
  readonly score: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly policy: string;
}

export interface ScoreMove {
  readonly target: string;
  readonly before: number;
  readonly after: number;
}

/** Of each list the first so many are named; the rest is counted. */
const MOST = 20;
const LONGEST = 200;

/** Checks of what ends on a day: a certificate, and the review of an accessibility statement. */
export const ENDING: readonly string[] = ['security/certificate', 'statement/dated-and-reviewed'];
export const SERIOUS: readonly string[] = ['serious', 'critical'];

/** Outside the band that the score had before: less may be chance. Scores of two policies cannot be compared. */
export function hasMoved(before: ScoreSeen, after: ScoreSeen): boolean {
  if (before.policy !== after.policy || before.score === null || after.score === null) return false;
  if (before.low === null || before.high === null) return false;
  return after.score < before.low || after.score > before.high;
}

/** A run in which all is as before is nobody's news. */
export function isNews({ notWhole, serious, ending, scores, overdue }: Digest): boolean {
  return [notWhole, serious, ending, scores, overdue].some((list) => list.length > 0);
}

export interface DigestText {
  readonly title: string;
  readonly sections: readonly { readonly heading: string; readonly lines: readonly string[] }[];
}

/** The same words in every format. Names come from lists and pages, so each format escapes them in its own way. */
export function digestText(digest: Digest): DigestText {
  const { schedule, run, summary, notWhole, serious, ending, scores, overdue } = digest;
  const found = ({ target, check, severity, places, again }: NewFinding) =>
    `${target}: ${check} (${severity}), ${places === 1 ? '1 place' : `${places} places`}${again ? ', back after it was gone' : ''}`;
  const sections = [
    section(
      'Overdue',
      overdue,
      ({ name, lastComplete, dueBy }) => `${name}: last seen whole ${lastComplete ?? 'never'}, was due by ${dueBy}`,
    ),
    section('New serious findings', serious, found),
    section('Certificates and statements that end soon or have ended', ending, found),
    section(
      'Scores outside their earlier band',
      scores,
      ({ target, before, after }) => `${target}: ${before}, now ${after}`,
    ),
    section('Not seen whole', notWhole, ({ target, state, reason }) => `${target}: ${state}. ${reason}`),
  ].filter(({ lines }) => lines.length > 0);
  const title = run === null ? `${schedule}: targets are overdue` : `${schedule}: ${summary}`;
  return { title: oneLine(title), sections };
}

function section<T>(heading: string, all: readonly T[], say: (one: T) => string) {
  const lines = all.slice(0, MOST).map((one) => oneLine(say(one)));
  const left = all.length - lines.length;
  return { heading, lines: left > 0 ? [...lines, `and ${left} more`] : lines };
}

/** Control characters would end a line, or the header of a message; half a character and those that are none, a feed. */
export function oneLine(text: string, longest = LONGEST): string {
  return text
    .slice(0, longest)
    .replaceAll(/[\p{Cc}\p{Cs}\u2028\u2029\uFFFE\uFFFF]+/gu, ' ')
    .trimEnd();
}

export function plainText({ title, sections }: DigestText): string {
  const parts = sections.map(({ heading, lines }) => [`${heading}:`, ...lines.map((line) => `- ${line}`)].join('\n'));
  return `${[title, ...parts].join('\n\n')}\n`;
}
