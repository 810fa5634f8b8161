import { describe, expect, it } from 'vitest';
import { buildDocument } from '../../reports/registry.ts';
import { describeScan } from '../../src/cli/summary.ts';
import type { ReportInput } from '../../src/model/report.ts';
import { ended, NO_VERDICT, rendered } from './pipeline/inputs.ts';
import { sampleInput } from './sample-input.ts';

const GAP = ['The start page was not scanned.'];
const clean: ReportInput = { ...sampleInput, result: { ...sampleInput.result, results: [] } };
/** A site that is down. */
const unseen: ReportInput = {
  ...clean,
  record: {
    ...clean.record,
    pages: [],
    outcomes: clean.record.outcomes.slice(0, 1).map((one) => ({ ...one, state: 'blocked' })),
  },
};

const screen = (input: ReportInput, gaps: readonly string[]) =>
  describeScan(buildDocument(input), { folder: undefined, gaps });
const written = async (input: ReportInput) =>
  [await rendered('comment', input), await rendered('github', input)].flat();

describe('where no failure is listed', () => {
  it.each<readonly [string, ReportInput, readonly string[], string]>([
    ['a whole scan', clean, [], 'Nothing failed among the checks that count.'],
    ['a scan with gaps', clean, GAP, 'Nothing failed in what was scanned. The rest is not known.'],
    ['a site that is down', unseen, GAP, 'No page was scanned, so nothing is known of them.'],
  ])('%s says no more than it knows', async (_, input, gaps, says) => {
    const [comment, summary] = await written(ended({ gaps }, {}, input));
    for (const text of [screen(input, gaps), comment, summary]) {
      expect(text).toContain(says);
      expect(text?.match(/Nothing failed|No page was scanned, so/g)).toHaveLength(1);
    }
  });

  it('nothing new is no more than that', async () => {
    const fresh = { isSet: true, fresh: [] };
    expect((await written(ended({}, fresh)))[0]).toContain('Nothing new failed.');
    expect((await written(ended({ gaps: GAP }, fresh)))[0]).toContain('Nothing new failed in what was scanned.');
  });

  it('examples of failures stand apart from the reasons', () => {
    const gate = { ...NO_VERDICT, isSet: true, reasons: ['Two failures.', 'A low score.'], examples: ['No name.'] };
    expect(describeScan(buildDocument(clean), { folder: undefined, gaps: [], gate })).toContain(
      'The gate failed:\n  Two failures.\n  A low score.\n\nFailures that counted, for example:\n  No name.\n',
    );
  });
});
