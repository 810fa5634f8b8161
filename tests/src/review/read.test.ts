import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allPoints } from '../../../checks/standards/index.ts';
import { partsOf } from '../../../reports/lib/document.ts';
import type { ReviewFile } from '../../../src/model/review.ts';
import { draftReview } from '../../../src/review/draft.ts';
import { readReview } from '../../../src/review/read.ts';
import { MOST_CHARACTERS } from '../../../src/review/tree.ts';
import { writeReview } from '../../../src/review/write.ts';
import { sampleInput } from '../../reports/sample-input.ts';

const { document } = partsOf(sampleInput);
const points = allPoints.map(({ id }) => id);
const draft = draftReview(document, '2026-11-24');
const read = (text: string) => readReview(text, points);
const problemsOf = (text: string) => {
  const result = read(text);
  return result.ok ? [] : result.problems.map(({ line, message }) => `${line}: ${message}`);
};

const START = `review: 1
service: Ambleford
scan: sha256:${'a'.repeat(64)}
scanned: 2026-11-23
date: 2026-11-24
`;
const POINTS = `points:\n${Array.from({ length: 15 }, (_, index) => `  - point: lgdss:${index + 1}\n`).join('')}`;
const CAUSE = 'causes:\n  - cause: r-0123456789abcdef\n';

describe('what a cause is about', () => {
  it.each([
    ['There is no page.', 'There is no page. The'],
    ['It still says “[insert date]”', 'It still says “[insert date]”. The'],
  ])('is a sentence of its own: %s', (message, expected) => {
    const [cause] = document.rootCauses;
    if (!cause) throw new Error('The sample has no cause.');
    const about = draftReview({ ...document, rootCauses: [{ ...cause, message, siteWide: true }] }, '2026-11-24');
    expect(about.causes[0]?.about).toContain(`${expected} whole site.`);
  });
});

describe('a review file', () => {
  it('is read as it was written', () => {
    expect(withoutLines(reading(writeReview(draft, document)))).toEqual(draft);
  });

  it('keeps whatever a reviewer writes', () => {
    const words = fc.string({ unit: 'grapheme', maxLength: 60 }).map((text) => text.trim());
    const something = fc.oneof(
      words,
      fc.constantFrom('null', '~', '[['.repeat(300), '- '.repeat(300).trim(), '{a: ['.repeat(300)),
    );
    fc.assert(
      fc.property(something, something, (reason, notes) => {
        const review: ReviewFile = {
          ...draft,
          notes,
          points: draft.points.map((point) => ({ ...point, decision: 'met' as const, reason: `r${reason}`, notes })),
          causes: draft.causes.map((cause) => ({ ...cause, decision: 'false alarm' as const, reason: `r${reason}` })),
        };
        expect(withoutLines(reading(writeReview(review, document)))).toEqual(review);
      }),
    );
  });

  it.each([
    ['of another kind', 'a: 1', '1: This is not a review file'],
    [
      'with a field that is not known',
      `${START}reviewer:\n  - Lead\n`,
      "6: There is no field 'reviewer' here. Is 'reviewers' meant?",
    ],
    ['with a field twice', `${START}date: 2026-11-25\n`, "6: 'date' is given twice."],
    ['with a day that is none', START.replace('2026-11-24', '2026-02-30'), "5: '2026-02-30' is not a day"],
    ['with a list for a text', `${START}notes: [a]\n`, "6: 'notes' should be a text."],
    ['with a text for a list', `${START}points: none\n`, "6: 'points' should be a list"],
    ['with a point that is not known', `${START}points:\n  - point: lgdss:99\n`, "7: There is no point 'lgdss:99'."],
    [
      'with a point twice',
      `${START}points:\n  - point: lgdss:1\n  - point: lgdss:1\n`,
      "8: 'lgdss:1' is in this file twice.",
    ],
    [
      'with a word that is no decision',
      `${START}points:\n  - point: lgdss:1\n    decision: maybe\n`,
      "8: 'maybe' is not one of: met, partly met",
    ],
    [
      'with a decision without a reason',
      `${START}points:\n  - point: lgdss:1\n    decision: met\n`,
      "8: 'met' needs a reason.",
    ],
    [
      'with a false alarm without a reason',
      `${START}${CAUSE}    decision: false alarm\n`,
      "8: 'false alarm' needs a 'reason'.",
    ],
    [
      'with a risk that nobody owns',
      `${START}${CAUSE}    decision: accepted risk\n    reason: r\n    expires: 2027-01-01\n`,
      "8: 'accepted risk' needs an 'owner'",
    ],
    [
      'with a risk for ever',
      `${START}${CAUSE}    decision: accepted risk\n    reason: r\n    owner: o\n`,
      "8: 'accepted risk' needs a day",
    ],
    ['with an id that is none', `${START}causes:\n  - cause: r-1\n`, "7: 'r-1' is not the id of a cause."],
    [
      'with an exception without an id',
      `${START}${CAUSE}    except:\n      - decision: confirmed\n`,
      "9: '' is not the id of a finding.",
    ],
    ['with a text for a section', `${START}points:\n  - lgdss:1\n`, "7: Here should be fields such as 'point:'."],
    ['that has lost a point', `${START}${POINTS.replace('  - point: lgdss:7\n', '')}`, '6: lgdss:7 is missing.'],
    ['that has lost all points', START, '1: There are no points.'],
    [
      'with the id of a finding that is too long',
      `${START}${POINTS}${CAUSE}    findings: [f-0123456789abcdef0]\n`,
      "24: 'f-0123456789abcdef0' is not the id of a finding.",
    ],
    [
      'with an end to what does not end',
      `${START}${POINTS}${CAUSE}    decision: confirmed\n    expires: 2027-01-01\n`,
      "25: 'expires' is for a decision that ends.",
    ],
    ['that is no YAML', `${START}points: [\n`, '7: This cannot be read. Look at the quotes'],
    ['with nothing in it', '', '1: This is not a review file'],
  ])('%s is told where it is wrong', (_, text, said) => {
    expect(problemsOf(text).join('\n')).toContain(said);
  });

  it('is told of a tab once', () => {
    expect(problemsOf(`${START}points:\n\t- point: lgdss:1\n\t  decision: met\n`)).toHaveLength(1);
  });

  it('takes decisions in other letters, and what is left out as open', () => {
    const review = reading(`${START}${POINTS}${CAUSE}    decision: FALSE_ALARM\n    reason: why\n`);
    expect(review.causes[0]).toMatchObject({ decision: 'false alarm', except: [], findings: [] });
    expect(review.points[0]).toEqual({ point: 'lgdss:1', decision: null, reason: '', notes: '', questions: [] });
  });
});

describe('a hostile file', () => {
  const bomb = [
    'a: &a [x, x, x, x]',
    ...'bcdefghi'.split('').map((name, index) => {
      const before = 'abcdefgh'[index];
      return `${name}: &${name} [${`*${before}, `.repeat(9)}*${before}]`;
    }),
  ].join('\n');
  const many = Array.from({ length: 200_000 }, (_, index) => `k${index}: x`).join('\n');

  it.each([
    ['repeats itself without end', bomb, 'no aliases'],
    ['is nested in lists', `${START}notes: ${'['.repeat(100_000)}`, 'nested too deeply'],
    ['is nested in hyphens', `${START}notes:\n${'- '.repeat(100_000)}x`, 'nested too deeply'],
    [
      'is nested in sections',
      Array.from({ length: 400 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
      'nested too deeply',
    ],
    ['asks for keys to be explained', `${'? '.repeat(50_000)}x`, ''],
    ['has very many fields', many, 'not a review file'],
    ['is huge', 'x'.repeat(MOST_CHARACTERS + 1), 'too large'],
    ['calls itself code', '!!js/function "function () { return 1 }"', 'not a review file'],
    ['speaks of prototypes', `${START}__proto__:\n  service: evil\n`, "no field '__proto__'"],
    ['is binary', '\u0000\u0001\u0002', ''],
  ])('%s: refused at once, in words', (_, text, said) => {
    const before = process.cpuUsage();
    const problems = problemsOf(text);
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.join('\n')).toContain(said);
    expect(problems.join('\n').length).toBeLessThan(100_000);
    // Minutes are what such files are made for. Of the processor, because others may be at work here.
    expect(process.cpuUsage(before).user).toBeLessThan(20_000_000);
  });

  it('of any kind never throws', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'[]{}-?:&*!|>\'"%@`#, \n\tab1~'.split('')), maxLength: 200 }),
        (text) => {
          expect(read(text).ok).toBe(false);
          read(START + text);
        },
      ),
      { numRuns: 500 },
    );
  });
});

function reading(text: string): ReviewFile {
  const result = read(text);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.review;
}

function withoutLines(review: ReviewFile): unknown {
  return JSON.parse(JSON.stringify(review, (key, value: unknown) => (key === 'line' ? undefined : value)));
}
