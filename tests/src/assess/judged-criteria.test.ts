import { expect, it } from 'vitest';
import { judgedCriteria } from '../../../src/assess/judged-criteria.ts';
import { type Check, type CheckMeta, definePageCheck, passed } from '../../../src/model/check.ts';
import type { CheckResult, Outcome } from '../../../src/model/result.ts';
import { meta } from './helpers.ts';

const at = { kind: 'page' } as const;
const failed: Outcome = { outcome: 'failed', findings: [{ message: 'fault', at }] };
const open: Outcome = { outcome: 'cantTell', findings: [] };
const pass: Outcome = { outcome: 'passed' };
const none: Outcome = { outcome: 'inapplicable' };
const untested: Outcome = { outcome: 'untested', error: { code: 'x', message: 'x' } };

type Row = readonly [rest: Partial<CheckMeta<'fault' | 'other'>>, outcome: Outcome];
const law = (...criteria: readonly string[]) => ({ basis: 'law', criteria }) as const;

it.each<readonly [string, rows: readonly Row[], found: readonly [failed: string, open: string, met: string]]>([
  ['a failure', [[law('1.1.1'), failed]], ['1.1.1', '', '']],
  [
    'a failure of any check, whatever the others say',
    [
      [law('2.1.1'), pass],
      [law('2.1.1'), failed],
      [law('2.1.1'), open],
    ],
    ['2.1.1', '', ''],
  ],
  [
    'a question, beside what is in order',
    [
      [law('2.1.1', '2.4.3'), open],
      [law('2.1.1', '2.4.7'), pass],
    ],
    ['', '2.1.1 2.4.3', '2.4.7'],
  ],
  ['what could not be looked at is open', [[law('2.1.1'), untested]], ['', '2.1.1', '']],
  ['nothing to look at is none of them', [[law('2.1.1'), none]], ['', '', '']],
  [
    'a failure under one criterion of two',
    [[{ ...law('1.1.1', '1.3.1'), criteriaOf: { fault: ['1.3.1'] } }, failed]],
    ['1.3.1', '', '1.1.1'],
  ],
  ['advice does not count', [[{ ...law('1.3.1'), basis: 'guidance' }, failed]], ['', '', '']],
])('%s', (_, rows, [failedOnes, openOnes, metOnes]) => {
  const results = rows.map(([rest, outcome], index): readonly [Check, CheckResult] => {
    const own = meta(`accessibility/b-${index}`, { fault: 'A fault.', other: 'Another.' }, rest);
    return [
      definePageCheck({ meta: own, needs: [], evaluate: () => passed }),
      { check: own.id, subject: 'p', outcome },
    ];
  });
  const split = (words: string) => words.split(' ').filter(Boolean);
  const expected = { failed: split(failedOnes), open: split(openOnes), met: split(metOnes) };
  expect(judgedCriteria(new Map(results))).toEqual(expected);
});
