import type { Outcome, ScanResult, Score } from '../../src/model/result.ts';

type Scores = Readonly<Record<string, number | null>>;

/** What a change of a check can change, short enough to be read in a review. No times, no hosts. */
export interface Expected {
  readonly overall: number | null;
  readonly categories: Scores;
  readonly points: Scores;
  /** By check, then by path; `site` stands for the site as a whole. */
  readonly checks: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Counts only. */
  readonly inventory: Readonly<Record<string, number>>;
}

export function expectedOf({ results, scorecard, inventory }: ScanResult): Expected {
  const checks: Record<string, Record<string, string>> = {};
  for (const { check, subject, outcome } of results) {
    checks[check] = { ...checks[check], [placeOf(subject)]: inWords(outcome) };
  }
  return {
    overall: scorecard.overall.value,
    categories: values(scorecard.categories),
    points: values(scorecard.points),
    checks,
    inventory: {
      templates: inventory.templates.total,
      documents: inventory.documents.total,
      english: inventory.languages.english,
      welsh: inventory.languages.welsh,
      pairs: inventory.languages.pairs.total,
      noindex: inventory.noindex.total,
    },
  };
}

/** `failed: missing, tooShort x2`. */
function inWords(outcome: Outcome): string {
  if (outcome.outcome === 'untested') return `untested: ${outcome.error.code}`;
  if (!('findings' in outcome) || outcome.findings.length === 0) return outcome.outcome;
  const counts = new Map<string, number>();
  for (const { message } of outcome.findings) counts.set(message, (counts.get(message) ?? 0) + 1);
  const messages = [...counts].map(([message, count]) => (count === 1 ? message : `${message} x${count}`));
  return `${outcome.outcome}: ${messages.join(', ')}`;
}

/** Site checks have the origin as their subject, page checks an address with at least a slash behind it. */
function placeOf(subject: string): string {
  const { origin, pathname, search } = new URL(subject);
  return subject === origin ? 'site' : pathname + search;
}

function values(scores: Readonly<Partial<Record<string, Score>>>): Scores {
  return Object.fromEntries(Object.entries(scores).map(([id, score]) => [id, score?.value ?? null]));
}
