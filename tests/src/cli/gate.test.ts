import { describe, expect, it } from 'vitest';
import { judgeGate } from '../../../src/cli/gate.ts';
import type { CheckMeta, Finding, Severity } from '../../../src/model/check.ts';
import type { CheckResult, GaveWay, Outcome } from '../../../src/model/result.ts';
import { meta } from '../assess/helpers.ts';

const words = { fault: 'A fault.', small: 'A small fault.' };
const grave = meta('accessibility/grave', words, { severity: 'serious', severities: { small: 'minor' } });
const mild = meta('accessibility/mild', words, { severity: 'moderate' });
const checks: readonly CheckMeta[] = [grave, mild];

const finding = (selector: string, message = 'fault'): Finding => ({
  message,
  at: { kind: 'element', selector, html: '<p>' },
});
const away = (selector: string, message = 'fault'): GaveWay => ({ ...finding(selector, message), to: [mild.id] });
const failed = (...findings: [Finding, ...Finding[]]): Outcome => ({ outcome: 'failed', findings });
const settled = (outcome: 'failed' | 'cantTell', gone: [GaveWay, ...GaveWay[]], findings: Finding[] = []): Outcome => ({
  outcome,
  findings,
  gaveWay: gone,
});

const result = ({ id }: CheckMeta, outcome: Outcome, subject = 'page'): CheckResult => ({
  check: id,
  subject,
  outcome,
});

function gate(results: readonly CheckResult[], failOn: Severity) {
  return judgeGate({ overall: { score: 50 }, results, checks }, { failOn, minScore: null });
}

describe('--fail-on', () => {
  it.each<readonly [string, CheckResult[], Severity, number]>([
    ['counts what is listed', [result(mild, failed(finding('#a'), finding('#b')))], 'moderate', 2],
    ['leaves out what is less grave', [result(mild, failed(finding('#a')))], 'serious', 0],
    ['goes by the severity of each finding', [result(grave, failed(finding('#a', 'small')))], 'moderate', 0],
    ['leaves out questions', [result(grave, { outcome: 'cantTell', findings: [finding('#a')] })], 'minor', 0],
    [
      'counts a grave failure that is told under a milder one',
      [result(grave, settled('failed', [away('#a')])), result(mild, failed(finding('#a')))],
      'serious',
      1,
    ],
    [
      'counts it beside milder ones that the same check lists',
      [
        result(grave, settled('failed', [away('#a')], [finding('#b', 'small')])),
        result(mild, failed(finding('#a'), finding('#c'))),
      ],
      'serious',
      1,
    ],
    [
      'counts what is listed and told as the same place once',
      [result(grave, settled('failed', [away('#a')])), result(mild, failed(finding('#a')))],
      'moderate',
      1,
    ],
    [
      'goes by the severity of what gave way',
      [result(grave, settled('failed', [away('#a', 'small')])), result(mild, failed(finding('#a')))],
      'serious',
      0,
    ],
    [
      'leaves out a question that gave way',
      [result(grave, settled('cantTell', [away('#a')])), result(mild, failed(finding('#a')))],
      'serious',
      0,
    ],
    [
      'counts each page for itself',
      ['one', 'two'].flatMap((page) => [
        result(grave, settled('failed', [away('#a')]), page),
        result(mild, failed(finding('#a')), page),
      ]),
      'serious',
      2,
    ],
  ])('%s', (_, results, failOn, count) => {
    const said = gate(results, failOn);
    if (count === 0) expect(said).toEqual([]);
    else expect(said).toEqual([expect.stringMatching(new RegExp(`^${count} failures? (is|are) ${failOn} or worse`))]);
  });
});
