import { expect, it } from 'vitest';
import { partsOf } from '../../../reports/lib/document.ts';
import type { ReviewCause } from '../../../src/model/review.ts';
import { draftReview } from '../../../src/review/draft.ts';
import { mismatches } from '../../../src/review/mismatch.ts';
import { sampleInput } from '../../reports/sample-input.ts';

const { document } = partsOf(sampleInput);
const draft = draftReview(document, '2026-11-24');
const [first, ...others] = draft.causes;
if (!first) throw new Error('The sample has no cause.');
const ruling = { decision: 'confirmed', reason: '', owner: '', expires: '' } as const;
const unknown: ReviewCause = { ...first, cause: 'r-ffffffffffffffff', line: 9 };
const exception = { finding: 'f-ffffffffffffffff', ...ruling, line: 12 };

it.each([
  ['as it was made', draft.causes, []],
  ['that lacks a cause', others, [`1: 1 cause of the scan is not in the file, and so undecided: ${first.cause}.`]],
  ['with a cause of no scan', [...draft.causes, unknown], ["9: The scan has no cause 'r-ffffffffffffffff'"]],
  ['with a cause that is fixed', [...draft.causes, { ...unknown, state: 'fixed' as const }], []],
  [
    'with an exception for nothing',
    [{ ...first, except: [exception] }, ...others],
    ["12: The scan has no finding 'f-ffffffffffffffff'"],
  ],
  ['with an exception that waits', [{ ...first, state: 'not-fixed' as const, except: [exception] }, ...others], []],
])('a review %s', (_, causes, said) => {
  const told = mismatches({ ...draft, causes }, document).map(({ line, message }) => `${line}: ${message}`);
  expect(told).toEqual(said.map((start) => expect.stringContaining(start)));
});
