import { describe, expect, it } from 'vitest';
import { partsOf } from '../../../reports/lib/document.ts';
import { baselineOf } from '../../../src/gate/baseline.ts';
import { judgeGate } from '../../../src/gate/judge.ts';
import { type GatePolicy, NO_GATE, policyInWords } from '../../../src/gate/policy.ts';
import type { CheckMeta, Finding, Severity } from '../../../src/model/check.ts';
import type { CheckResult, GaveWay, Outcome } from '../../../src/model/result.ts';
import { defaultPolicy } from '../../../src/scoring/policy/policies.ts';
import { sampleInput } from '../../reports/sample-input.ts';
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

function scanned(results: readonly CheckResult[], more: readonly CheckMeta[] = []) {
  const all = [...checks, ...more];
  const parts = partsOf({
    ...sampleInput,
    record: {
      ...sampleInput.record,
      target: { ...sampleInput.record.target, start: ['https://www.ambleford.example/'] },
    },
    result: { ...sampleInput.result, results },
    catalogue: { ...sampleInput.catalogue, checks: all },
  });
  return { ...parts, results, checks: all, scoring: defaultPolicy };
}

function judge(results: readonly CheckResult[], policy: Partial<GatePolicy>, more: readonly CheckMeta[] = []) {
  return judgeGate(scanned(results, more), { ...NO_GATE, ...policy });
}

const gate = (results: readonly CheckResult[], failOn: Severity) => judge(results, { failOn }).reasons;

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

/** One link for each name, as a page would have it. */
const link = (name: string): Finding => ({
  message: 'fault',
  at: { kind: 'element', selector: `#${name}`, html: `<a href="/${name}">${name}</a>` },
});
const known = (...findings: [Finding, ...Finding[]]) => [
  result(grave, failed(...findings), 'https://www.ambleford.example/bins'),
];
const withBaseline = (results: readonly CheckResult[], expires = '', reason = 'Known.') => ({
  ...baselineOf(scanned(results).document, { reason, expires }),
  file: 'lgdss-baseline.yaml',
});

describe('new checks', () => {
  const recent = meta('accessibility/recent', words, { severity: 'critical', since: '2026-11-20' });
  const old = meta('accessibility/old', words, { severity: 'critical', since: '2026-01-20' });

  it('do not fail a gate, and what they found is said with the day from which it counts', () => {
    const { reasons, notes } = judge([result(recent, failed(finding('#a')))], { failOn: 'minor' }, [recent]);
    expect(reasons).toEqual([]);
    expect(notes).toEqual([expect.stringMatching(/^1 failure comes from new checks .* from 2027-02-18\.$/)]);
  });

  it('fail it once their time is over', () => {
    const { reasons, notes } = judge([result(old, failed(finding('#a')))], { failOn: 'critical' }, [old]);
    expect(reasons).toEqual(['1 failure is critical (--fail-on critical).']);
    expect(notes).toEqual([]);
  });

  it('do not hide what an older check found in the same place', () => {
    const gone: GaveWay = { ...finding('#a'), to: [recent.id] };
    const results = [result(grave, settled('failed', [gone])), result(recent, failed(finding('#a')))];
    expect(judge(results, { failOn: 'serious' }, [recent]).reasons).toHaveLength(1);
  });
});

describe('scores', () => {
  it.each<readonly [string, Partial<GatePolicy>, RegExp | null]>([
    ['high enough', { minScore: 48 }, null],
    ['too low', { minScore: 49 }, /^The overall score is 48\.2, less than 49/],
    ['a point high enough', { minPoints: [{ point: 10, least: 52 }] }, null],
    [
      'a point too low',
      { minPoints: [{ point: 10, least: 53 }] },
      /^Point 10 has a score of 52\.4, less than 53 \(--min-point 10=53\)/,
    ],
    [
      'a point without a score',
      { minPoints: [{ point: 9, least: 0 }] },
      /^Point 9 has no score, and at least 0 is asked/,
    ],
  ])('%s', (_, policy, says) => {
    const { reasons, isSet } = judge([], policy);
    expect(isSet).toBe(true);
    expect(reasons).toEqual(says === null ? [] : [expect.stringMatching(says)]);
  });
});

describe('--new-only', () => {
  const policy = (baseline: GatePolicy['baseline']) => ({ newOnly: true, baseline });

  it('lets pass what the baseline lists, and counts what it does not', () => {
    const baseline = withBaseline(known(link('one')));
    expect(judge(known(link('one')), policy(baseline)).reasons).toEqual([]);
    const { reasons, fresh, examples } = judge(known(link('one'), link('two')), policy(baseline));
    expect(reasons).toEqual(['1 new failure is not in the baseline (--new-only).']);
    expect(fresh).toHaveLength(1);
    expect(examples).toEqual(['A fault. (https://www.ambleford.example/bins)']);
  });

  it('counts one more of the same on a page, and none less', () => {
    const baseline = withBaseline(known(link('one'), link('one')));
    expect(judge(known(link('one')), policy(baseline)).reasons).toEqual([]);
    expect(judge(known(link('one'), link('one'), link('one')), policy(baseline)).fresh).toHaveLength(1);
  });

  it('takes a severity beside it', () => {
    const results = known({ ...link('two'), message: 'small' });
    const baseline = withBaseline([]);
    expect(judge(results, { ...policy(baseline), failOn: 'serious' }).reasons).toEqual([]);
    expect(judge(results, { ...policy(baseline), failOn: 'minor' }).reasons).toEqual([
      '1 new failure is minor or worse (--fail-on minor --new-only).',
    ]);
  });

  it.each([
    ['its last day', '2026-11-23', 0],
    ['the day after', '2026-11-22', 1],
  ])('an entry holds to %s, and once it expired it counts and is named', (_, expires, count) => {
    const { reasons, notes } = judge(known(link('one')), policy(withBaseline(known(link('one')), expires)));
    expect(reasons).toHaveLength(count);
    const named = notes.filter((note) => note.includes('expired'));
    expect(named).toEqual(
      count === 0 ? [] : [expect.stringContaining(`accessibility/grave, link "one", on /bins, until ${expires}`)],
    );
  });

  it('says which entries nothing matched', () => {
    const { notes } = judge([], policy(withBaseline(known(link('one')))));
    expect(notes).toContain(
      '1 entry of the baseline was not met in this scan. If they are mended, make the baseline again.',
    );
  });

  it('without it, a baseline tells new ones apart and everything counts', () => {
    const baseline = withBaseline(known(link('one')));
    const { reasons, fresh } = judge(known(link('one')), { failOn: 'serious', baseline });
    expect(reasons).toEqual(['1 failure is serious or worse (--fail-on serious).']);
    expect(fresh).toEqual([]);
  });
});

describe('the policy in plain words', () => {
  it('says every part, and nothing where there is no gate', () => {
    expect(policyInWords(NO_GATE)).toEqual([]);
    const baseline = withBaseline(known(link('one')));
    expect(
      policyInWords({
        failOn: 'serious',
        minScore: 70,
        minPoints: [{ point: 10, least: 60 }],
        budgets: true,
        newOnly: true,
        baseline,
      }),
    ).toEqual([
      'There may be no new failure that is serious or worse.',
      'Not new is what lgdss-baseline.yaml lists: 1 entry.',
      'The overall score must be at least 70.',
      'Point 10 must score at least 60.',
      'No page may be over the budgets that you set; what is inside the noise of measuring is not over.',
      'New checks are shown and do not count until their first 90 days are over.',
      'Nothing passes when the scan is incomplete.',
    ]);
  });
});
