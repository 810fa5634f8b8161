import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { ReportDocument } from '../../../reports/lib/document-types.ts';
import type { ScanComparison } from '../../../src/model/comparison.ts';
import { temporaryFolder } from '../../helpers/run-cli.ts';
import { runHere } from '../../helpers/run-here.ts';
import { saveRecording } from '../../helpers/saved-recording.ts';

const folder = await temporaryFolder();
afterAll(() => folder.remove());
const at = (...parts: readonly string[]) => path.join(folder.path, ...parts);
const { report } = await saveRecording('westmere-forms', folder.path);
const byOne = at('by-policy-1');
const rescored = await runHere(['rescore', report, '--policy', 'v1', '--standard', 'govuk', '--out', byOne]);

const documentIn = async (...parts: readonly string[]) =>
  JSON.parse(await readFile(at(...parts, 'report.json'), 'utf8')) as ReportDocument;

/** Whoever has a report in hand gets everything else by its ruler and around its standard. */
describe('what is made from a report scored by policy 1 around the GOV.UK standard', () => {
  it('starts from such a report', async () => {
    expect(rescored.code).toBe(0);
    const { versions, standard } = await documentIn('by-policy-1');
    expect({ policy: versions.policy, standard }).toEqual({ policy: '1', standard: 'govuk' });
  });

  it('is a pack with the same scores, points and result', async () => {
    const run = await runHere(['pack', byOne, '--out', at('pack'), '--no-pdf']);
    expect(run.out).not.toContain('not the one saved');
    const [packed, first] = [await documentIn('pack'), await documentIn('by-policy-1')];
    expect(packed).toEqual(first);
    await runHere(['pack', byOne, '--out', at('pack-lgdss'), '--no-pdf', '--standard', 'lgdss']);
    expect((await documentIn('pack-lgdss')).standard).toBe('lgdss');
  });

  it('is a recheck around the same standard, which says that only the policy is another', async () => {
    const run = await runHere(['recheck', byOne, '--out', at('again')]);
    expect(run.out).toContain('It was scored by policy 1, this one by policy 2');
    expect(run.out).not.toContain('have changed');
    expect((await documentIn('again')).standard).toBe('govuk');
  });

  it('is a review with its points and its scores', async () => {
    const file = at('review.yaml');
    expect((await runHere(['review', 'start', byOne, '--out', file])).code).toBe(0);
    const text = await readFile(file, 'utf8');
    expect(text).toContain('govuk:5');
    expect(text).not.toContain('lgdss:5');
    const built = await runHere(['review', 'build', file, '--scan', byOne]);
    const { overall } = await documentIn('by-policy-1');
    expect(built.out).toContain(`As scanned:             ${overall.score?.toFixed(1)} of 100`);
    expect(built.out).toContain(`With decisions applied: ${overall.score?.toFixed(1)} of 100`);
  });

  it('is a comparison that names both policies and compares no scores across them', async () => {
    const across = await runHere(['compare', report, byOne, '--out', at('across')]);
    expect(across.out).toContain('The earlier scan is scored by policy 2, the later one by policy 1.');
    const { overall } = JSON.parse(await readFile(at('across', 'comparison.json'), 'utf8')) as ScanComparison;
    expect(overall.direction).toBe('not-comparable');
    expect(across.out).not.toContain('was judged again');
    const same = await runHere(['compare', report, byOne, '--policy', 'v1']);
    expect(same.out).toContain('Both are scored by policy 1.');
    expect(same.out).toContain('The same.');
    expect(same.out).toContain('It was scored by policy 2, this one by policy 1');
  });
});
