import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { ReportDocument } from '../../../reports/lib/document-types.ts';
import { changeInWords, changeOf } from '../../../src/scoring/change.ts';
import { temporaryFolder } from '../../helpers/run-cli.ts';
import { runHere } from '../../helpers/run-here.ts';
import { saveRecording } from '../../helpers/saved-recording.ts';

const folder = await temporaryFolder();
afterAll(() => folder.remove());
const { report, result } = await saveRecording('westmere', folder.path);
const { report: older } = await saveRecording('westmere-forms', path.join(folder.path, 'older'), (now) => ({
  ...now,
  versions: { ...now.versions, checks: `sha256:${'0'.repeat(64)}` },
}));
const explain = (...options: readonly string[]) => runHere(['explain', report, ...options]);

/** Does on paper what the lines say. */
function onPaper(text: string) {
  const [, terms = '', sum] = /(?:Sum|Before the cap): 100(.*) = ([\d.]+)/.exec(text) ?? [];
  const taken = terms.split('−').slice(1).map(Number);
  const [, weights = '', whole] = /Sum of the weights: (.*) = (\d+)/.exec(text) ?? [];
  const lines = [...text.matchAll(/off (\d+) × (\d+)\/(\d+) ÷ (\d+) × 100 = ([\d.]+), counted as ([\d.]+)/g)];
  return {
    sum: Number(sum),
    left: 1000 - taken.reduce((total, one) => total + Math.round(one * 10), 0),
    weights: weights.split('+').reduce((total, one) => total + Number(one), 0),
    whole: Number(whole),
    cap: Number(/The cap takes off [\d.]+ − [\d.]+ = ([\d.]+)/.exec(text)?.[1] ?? 0),
    lines: lines.map((line) => line.slice(1).map(Number)),
  };
}

describe('lgdss explain', () => {
  it.each([
    [[], result.scorecard.overall],
    [['--category', 'security'], result.scorecard.categories.security],
    [['--point', '10'], result.scorecard.points['lgdss:10']],
    [['--point', 'lgdss:6'], result.scorecard.points['lgdss:6']],
    [['--point', 'govuk:5'], result.scorecard.points['govuk:5']],
  ])('%j adds up on paper to the score in the report', async (options, score) => {
    const { code, out } = await explain(...options);
    expect(code).toBe(0);
    const { sum, left, weights, whole, cap, lines } = onPaper(out);
    expect(left / 10).toBe(sum);
    expect(sum - cap).toBeCloseTo(score?.value ?? Number.NaN, 5);
    expect(out).toContain(`Score: ${score?.value?.toFixed(1)} of 100. Scoring policy 2.`);
    expect(weights).toBe(whole);
    expect(lines.length).toBeGreaterThan(0);
    for (const [weight = 0, failed = 0, all = 0, total = 0, exact = 0, counted = 0] of lines) {
      expect((weight * failed * 100) / (all * total)).toBeCloseTo(exact, 2);
      expect(Math.abs(exact - counted)).toBeLessThan(0.1);
    }
    expect(out).toContain(`${score?.decided.length} of `);
    expect(out).toMatch(/^(Band: |No band: )/m);
  });

  it('names the cap and the faults behind it', async () => {
    const { out } = await explain('--point', '10');
    expect(out).toMatch(/Cap: no more than 60\.0, because of critical faults: accessibility\/axe-text-alternatives/);
    expect(onPaper(out).cap).toBeGreaterThan(0);
  });

  it.each([
    ['1', /never scored/],
    [
      '7',
      /Too little evidence to score: only 2 checks could decide\. Policy 2 asks for at least 3 that are independent/,
    ],
    ['12', /Too little evidence to score: only 3 checks that stand for 2 independent ones could decide\./],
  ])('says why point %s has no score', async (point, why) => {
    const { code, out } = await explain('--point', point);
    expect(code).toBe(0);
    expect(out).toMatch(why);
    expect(out).not.toContain('Sum');
  });

  it('does it by an older policy too', async () => {
    const { out } = await explain('--point', '10', '--policy', 'v1');
    expect(out).toContain('Scoring policy 1.');
    expect(out).not.toContain('Cap');
    expect(onPaper(out).left / 10).toBe(onPaper(out).sum);
  });

  it('judges the evidence again where the checks have changed, and says so', async () => {
    const { out } = await runHere(['explain', older]);
    expect(out).toContain('The checks have changed since the report was written');
  });

  it.each([
    [['--point', '99'], /no point 'lgdss:99'/],
    [['--category', 'nonsense'], /no category 'nonsense'/],
    [['--point', '6', '--category', 'security'], /cannot be used with/],
    [['--policy', 'v9'], /v1, v2/],
  ])('%j is refused', async (options, why) => {
    const { code, err } = await explain(...options);
    expect(code).toBe(2);
    expect(err).toMatch(why);
  });
});

describe('lgdss rescore', () => {
  it('scores the same results by another policy, writes reports, and says that the scores cannot be compared', async () => {
    const out = path.join(folder.path, 'again');
    const run = await runHere(['rescore', report, '--policy', 'v1', '--out', out]);
    expect(run.out).toContain('scored by policy 1.');
    expect(run.out).toContain('Policy 1 and policy 2 are two rulers');
    const document: ReportDocument = JSON.parse(await readFile(path.join(out, 'report.json'), 'utf8'));
    expect(document.versions.policy).toBe('1');
    expect(document.overall.policy).toBe('1');
    const before = document.points.map(({ id }) => result.scorecard.points[id]?.value);
    expect(document.points.map(({ score }) => score)).not.toEqual(before);
    const rescored = { ...result.scorecard.overall, policy: document.overall.policy };
    expect(changeInWords(changeOf(rescored, result.scorecard.overall))).toMatch(/different scoring policies/);
    expect((await runHere(['explain', out])).out).toContain('Scoring policy 1.');
    const back = await runHere(['rescore', out, '--policy', 'v2']);
    expect(back.out).toContain(`${result.scorecard.overall.value?.toFixed(1)}`);
  });

  it('asks for a policy', async () => {
    const { code, err } = await runHere(['rescore', report]);
    expect(code).toBe(2);
    expect(err).toContain('--policy');
  });
});
