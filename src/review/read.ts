import { isDigest } from '../evidence/canonical.ts';
import type { RetestState } from '../model/comparison.ts';
import type { StandardPointId } from '../model/result.ts';
import {
  FINDING_DECISIONS,
  POINT_DECISIONS,
  type ReviewCause,
  type ReviewException,
  type ReviewFile,
  type ReviewPoint,
  type Ruling,
} from '../model/review.ts';
import { type Fields, fieldsOf } from './fields.ts';
import { type Problem, readTree, short, type Tree } from './tree.ts';

export type ReadReview =
  | { readonly ok: true; readonly review: ReviewFile }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export const STATE_WORDS: Readonly<Record<RetestState, string>> = {
  new: 'new',
  fixed: 'fixed',
  'not-fixed': 'not fixed',
  'not-retested': 'not retested',
};

const FILE = ['review', 'service', 'scan', 'scanned', 'date', 'reviewers', 'notes', 'points', 'causes'];
const POINT = ['point', 'decision', 'reason', 'notes', 'questions'];
const QUESTION = ['ask', 'answer'];
const RULING = ['decision', 'reason', 'owner', 'expires'];
const CAUSE = ['cause', 'about', 'state', ...RULING, 'notes', 'findings', 'more findings', 'except'];
const EXCEPTION = ['finding', ...RULING];

/** The text of a review file, or everything that is wrong with it, in the order of its lines. */
export function readReview(text: string, points: readonly StandardPointId[]): ReadReview {
  const read = readTree(text);
  if (!read.ok) return read;
  // A file of another kind would bring a hundred complaints that say nothing more.
  if (!isReview(read.tree)) {
    const message = "This is not a review file of this program: it should begin with 'review: 1'.";
    return { ok: false, problems: [{ line: read.tree.line, message }] };
  }
  const problems: Problem[] = [];
  const fields = fieldsOf(read.tree, FILE, problems);
  const review = reviewOf(fields, points);
  return problems.length > 0 ? { ok: false, problems: problems.toSorted(byLine) } : { ok: true, review };
}

function isReview(tree: Tree): boolean {
  const kind = tree.kind === 'section' ? tree.entries.get('review')?.value : undefined;
  return kind?.kind === 'text' && kind.text === '1';
}

function reviewOf(fields: Fields, known: readonly StandardPointId[]): ReviewFile {
  const scan = fields.text('scan');
  if (!isDigest(scan))
    fields.wrong('scan', "'scan' should be the digest of the scan, as the file had it at the start.");
  if (fields.text('service') === '') fields.wrong('service', "'service' should say which service is reviewed.");
  const once = new Set<string>();
  return {
    service: fields.text('service'),
    scan: isDigest(scan) ? scan : NO_SCAN,
    scanned: required('scanned', fields),
    date: required('date', fields),
    reviewers: fields.texts('reviewers').filter((role) => role !== ''),
    notes: fields.text('notes'),
    points: withEvery(
      known,
      fields,
      fields.sections('points', POINT).map((section) => pointOf(section, known, once)),
    ),
    causes: fields.sections('causes', CAUSE).map((section) => causeOf(section, once)),
  };
}

/** A point that was deleted would be missing from what is still open, and from the review. */
function withEvery(
  known: readonly StandardPointId[],
  fields: Fields,
  points: readonly ReviewPoint[],
): readonly ReviewPoint[] {
  const there = new Set(points.map(({ point }) => point));
  const standards = new Set([...there].map((id) => id.split(':', 1)[0]));
  const missing = known.filter((id) => !there.has(id) && (standards.size === 0 || standards.has(id.split(':', 1)[0])));
  if (standards.size === 0) fields.wrong('points', 'There are no points. Make a new file with lgdss review start.');
  else if (missing.length > 0)
    fields.wrong(
      'points',
      `${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing. Put each back as '- point: ${missing[0]}'; one that nobody looked at has the decision 'not assessed'.`,
    );
  return points;
}

const NO_SCAN = `sha256:${'0'.repeat(64)}` as const;

function required(name: string, fields: Fields): string {
  const day = fields.day(name);
  if (fields.text(name) === '') fields.wrong(name, `'${name}' should be a day, such as 2026-11-23.`);
  return day;
}

function pointOf(fields: Fields, known: readonly StandardPointId[], once: Set<string>): ReviewPoint {
  const given = fields.text('point');
  const point = known.find((id) => id === given);
  if (point === undefined) fields.wrong('point', `There is no point '${short(given)}'. Points are named like lgdss:4.`);
  onlyOnce('point', given, fields, once);
  const decision = fields.choice('decision', POINT_DECISIONS);
  const reason = fields.text('reason');
  if (decision !== null && reason === '') fields.wrong('decision', `'${decision}' needs a reason.`);
  return {
    point: point ?? 'lgdss:1',
    decision,
    reason,
    notes: fields.text('notes'),
    questions: fields
      .sections('questions', QUESTION)
      .map((one) => ({ ask: one.text('ask'), answer: one.text('answer') })),
  };
}

function causeOf(fields: Fields, once: Set<string>): ReviewCause {
  const cause = idOf('cause', fields, once);
  const state = fields.text('state');
  const known = (Object.keys(STATE_WORDS) as RetestState[]).find((name) => STATE_WORDS[name] === state) ?? null;
  if (state !== '' && known === null)
    fields.wrong('state', `'${short(state)}' is not one of: ${Object.values(STATE_WORDS).join(', ')}.`);
  const more = fields.text('more findings');
  if (!/^\d{0,9}$/.test(more)) fields.wrong('more findings', "'more findings' should be a whole number.");
  return {
    cause,
    about: fields.text('about'),
    state: known,
    ...rulingOf(fields),
    notes: fields.text('notes'),
    findings: fields.texts('findings').filter((id) => isId('finding', id, fields, 'findings')),
    moreFindings: /^\d{1,9}$/.test(more) ? Number(more) : 0,
    except: fields.sections('except', EXCEPTION).map((one): ReviewException => {
      return { finding: idOf('finding', one, once), ...rulingOf(one) };
    }),
  };
}

function rulingOf(fields: Fields): Ruling {
  const ruling: Ruling = {
    decision: fields.choice('decision', FINDING_DECISIONS),
    reason: fields.text('reason'),
    owner: fields.text('owner'),
    expires: fields.day('expires'),
    line: fields.line,
  };
  const { decision } = ruling;
  if ((decision === null || decision === 'confirmed') && fields.text('expires') !== '')
    fields.wrong(
      'expires',
      `'expires' is for a decision that ends. '${decision ?? 'undecided'}' does not; leave it empty.`,
    );
  if (decision === null || decision === 'confirmed') return ruling;
  const needs = decision === 'accepted risk' ? (['reason', 'owner', 'expires'] as const) : (['reason'] as const);
  for (const name of needs) {
    if (fields.text(name) === '') fields.wrong('decision', `'${decision}' needs ${NEEDED[name]}.`);
  }
  return ruling;
}

const NEEDED = {
  reason: "a 'reason'",
  owner: "an 'owner', a role that answers for it",
  expires: "a day on which it ends, 'expires'",
} as const;

function idOf(name: 'cause' | 'finding', fields: Fields, once: Set<string>): string {
  const id = fields.text(name);
  isId(name, id, fields, name);
  onlyOnce(name, id, fields, once);
  return id;
}

const LETTERS = { cause: 'r', finding: 'f' } as const;

/** Whether a text can be the id of one; where it cannot, it is said at the field it stands in. */
function isId(name: keyof typeof LETTERS, id: string, fields: Fields, where: string): boolean {
  const right = new RegExp(`^${LETTERS[name]}-[0-9a-f]{16}$`).test(id);
  if (!right)
    fields.wrong(where, `'${short(id)}' is not the id of a ${name}. Ids look like ${LETTERS[name]}-0123456789abcdef.`);
  return right;
}

function onlyOnce(name: string, id: string, fields: Fields, once: Set<string>): void {
  if (once.has(id)) fields.wrong(name, `'${short(id)}' is in this file twice.`);
  once.add(id);
}

function byLine(a: Problem, b: Problem): number {
  return a.line - b.line;
}
