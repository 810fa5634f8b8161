import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildDocument } from '../../reports/registry.ts';
import type { ReportInput } from '../../src/model/report.ts';
import type { CheckResult } from '../../src/model/result.ts';
import { movedTo, ORIGIN, results, sampleInput } from './sample-input.ts';

const withResults = (list: readonly CheckResult[]): ReportInput => ({
  ...sampleInput,
  result: { ...sampleInput.result, results: list },
});
const idsOf = (input: ReportInput) => buildDocument(input).findings.map(({ id, rootCause }) => `${id} ${rootCause}`);
const expected = idsOf(sampleInput);

describe('ids', () => {
  it('are all different', () => {
    expect(new Set(expected).size).toBe(expected.length);
    expect(expected).toHaveLength(12);
  });

  it('do not depend on the order of results', () => {
    const shuffled = fc.shuffledSubarray([...results], { minLength: results.length, maxLength: results.length });
    fc.assert(
      fc.property(shuffled, (list) => {
        expect(JSON.stringify(buildDocument(withResults(list)))).toBe(JSON.stringify(buildDocument(sampleInput)));
      }),
      { numRuns: 30 },
    );
  });

  it.each(['http://127.0.0.1:4123', 'http://127.0.0.1:9876', 'https://staging.ambleford.example:8443'])(
    'survive a move to %s',
    (origin) => {
      expect(idsOf(movedTo(origin))).toEqual(expected);
    },
  );

  it('keep a fault’s id when another fault goes away or a figure changes', () => {
    const [footer] = results;
    const fewer = idsOf(withResults(results.filter((result) => result !== footer)));
    for (const id of fewer) expect(expected).toContain(id);
    expect(fewer).toHaveLength(expected.length - 1);
    const slower = JSON.parse(JSON.stringify(sampleInput).replace('"seconds":5', '"seconds":7')) as ReportInput;
    expect(idsOf(slower)).toEqual(expected);
  });

  it('tell the same path on two hosts apart', () => {
    const other = results.map((result) => ({
      ...result,
      subject: result.subject.replace(ORIGIN, 'https://forms.example'),
    }));
    const both = buildDocument(withResults([...results, ...other]));
    const ids = both.findings.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of buildDocument(sampleInput).findings.map((finding) => finding.id)) expect(ids).toContain(id);
  });

  it('number exact repeats on one page', () => {
    const twice = results.flatMap((result) => [result, result]);
    const ids = buildDocument(withResults(twice)).findings.map(({ id }) => id);
    expect(ids).toHaveLength(24);
    expect(new Set(ids).size).toBe(24);
  });
});
