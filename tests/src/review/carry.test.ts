import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allPoints } from '../../../checks/standards/index.ts';
import { statesOf } from '../../../src/compare/states.ts';
import type { ReviewFile, Ruling } from '../../../src/model/review.ts';
import { carryOver } from '../../../src/review/carry.ts';
import { draftReview } from '../../../src/review/draft.ts';
import { readReview } from '../../../src/review/read.ts';
import { writeReview } from '../../../src/review/write.ts';
import { contrast } from '../../reports/sample-catalogue.ts';
import { madeScan, type Said } from '../compare/two-scans.ts';

const DAY = '2027-02-01';
const falseAlarm: Ruling = { decision: 'false alarm', reason: 'r', owner: '', expires: '' };
const scan = (said: Readonly<Record<string, Said>>, template = 't-one') => {
  const pages = Object.keys(said);
  const made = madeScan({
    pages,
    said: (page, check) => (check === contrast.id ? (said[page] ?? 'passed') : 'passed'),
  });
  if (template === 't-one') return made;
  // A rebuilt template gives every cause another id.
  return JSON.parse(
    JSON.stringify(made).replaceAll(/"r-(\w{15})\w"/g, `"r-$1${template === 't-two' ? 'd' : 'e'}"`),
  ) as typeof made;
};
const carry = (review: ReviewFile, before: ReturnType<typeof scan>, after: ReturnType<typeof scan>) =>
  carryOver(review, before.document, after.document, statesOf(before, after), DAY);
const decided = (one: ReturnType<typeof scan>): ReviewFile => {
  const draft = draftReview(one.document, '2026-11-24');
  return { ...draft, causes: draft.causes.map((cause) => ({ ...cause, ...falseAlarm })) };
};
const brief = ({ causes }: ReviewFile) => causes.map(({ decision, state, except }) => [decision, state, except.length]);

const two = scan({ '/a': { failed: ['p'] }, '/b': { failed: ['p'] } });

/** Ids of findings and causes as real scans give them, for files that are written and read again. */
const NAMES = ['p', 'q', 'r'] as const;
const said = fc.oneof(
  fc.constantFrom<Said>('passed', 'untested', 'cantTell'),
  fc.uniqueArray(fc.constantFrom(...NAMES), { minLength: 1 }).map((failed): Said => ({ failed })),
);
type Made = ReturnType<typeof scan>;
const scans = fc.record({
  said: fc.dictionary(fc.constantFrom('/a', '/b', '/c'), said),
  template: fc.constantFrom('t-one', 't-two', 't-three'),
});
const rulings = fc.array(fc.constantFrom<Ruling | null>(null, falseAlarm, { ...falseAlarm, decision: 'confirmed' }), {
  minLength: 1,
  maxLength: 12,
});

/** Decides causes and findings one after the other as the list says, each once. */
function decide(review: ReviewFile, list: readonly (Ruling | null)[]): ReviewFile {
  let next = 0;
  const ruling = () => list[next++ % list.length] ?? null;
  const named = new Set(review.causes.flatMap(({ except }) => except.map(({ finding }) => finding)));
  const except = (finding: string) => {
    const one = named.has(finding) ? null : ruling();
    if (one === null) return [];
    named.add(finding);
    return [{ finding, ...one }];
  };
  return {
    ...review,
    causes: review.causes.map((cause) => {
      return { ...cause, ...(ruling() ?? {}), except: [...cause.except, ...cause.findings.flatMap(except)] };
    }),
  };
}

describe('a review that is carried over', () => {
  it('can be written and read again, whatever three scans saw and a reviewer decided', () => {
    const ids = allPoints.map(({ id }) => id);
    fc.assert(
      fc.property(scans, scans, scans, rulings, rulings, (a, b, c, one, two) => {
        const [first, second, third] = [a, b, c].map(({ said, template }) => scan(said, template)) as [
          Made,
          Made,
          Made,
        ];
        const started = decide(draftReview(first.document, '2026-11-24'), one);
        const once = decide(carry(started, first, second), two);
        const twice = carry(once, second, third);
        for (const [review, document] of [
          [once, second.document],
          [twice, third.document],
        ] as const) {
          const read = readReview(writeReview(review, document), ids);
          expect(read.ok ? [] : read.problems).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('keeps the decision on a cause that is still there', () => {
    expect(brief(carry(decided(two), two, two))).toEqual([['false alarm', 'not-fixed', 0]]);
  });

  it('keeps it when the cause has another id', () => {
    const after = scan({ '/a': { failed: ['p'] }, '/b': { failed: ['p'] } }, 'other');
    expect(brief(carry(decided(two), two, after))).toEqual([['false alarm', 'not-fixed', 0]]);
  });

  it('decides nothing new under another id: only what was looked at', () => {
    const after = scan({ '/a': { failed: ['p'] }, '/b': { failed: ['p'] }, '/c': { failed: ['p'] } }, 'other');
    expect(brief(carry(decided(two), two, after))).toEqual([[null, 'not-fixed', 2]]);
  });

  it('keeps the entry of what is fixed, and of what was not retested', () => {
    const fixed = scan({ '/a': 'passed', '/b': 'passed' });
    expect(brief(carry(decided(two), two, fixed))).toEqual([['false alarm', 'fixed', 0]]);
    const unseen = scan({ '/c': 'passed' });
    expect(brief(carry(decided(two), two, unseen))).toEqual([['false alarm', 'not-retested', 0]]);
  });

  it('finds the decision again when the fault comes back', () => {
    const away = scan({ '/a': 'passed', '/b': 'untested' });
    const once = carry(decided(two), two, away);
    expect(brief(carry(once, away, two))).toEqual([['false alarm', 'new', 0]]);
  });

  it('keeps the exception of a finding that was not looked at', () => {
    const review = decided(two);
    const last = two.document.findings.at(-1);
    const causes = review.causes.map((cause) => ({
      ...cause,
      except: [{ finding: last?.id ?? '', ...falseAlarm, decision: 'confirmed' as const }],
    }));
    const after = scan({ '/a': { failed: ['p'] } });
    expect(brief(carry({ ...review, causes }, two, after))).toEqual([['false alarm', 'not-fixed', 1]]);
  });

  it('drops what was fixed before and is undecided', () => {
    const fixed = scan({ '/a': 'passed', '/b': 'passed' });
    const open = carry(draftReview(two.document, DAY), two, fixed);
    expect(brief(open)).toEqual([[null, 'fixed', 0]]);
    expect(brief(carry(open, fixed, fixed))).toEqual([]);
  });
});
