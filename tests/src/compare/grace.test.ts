import { describe, expect, it } from 'vitest';
import { partsOf } from '../../../reports/lib/document.ts';
import { compareScans } from '../../../src/compare/compare.ts';
import type { JudgedScan } from '../../../src/compare/match.ts';
import { defaultRulebook } from '../../../src/compose.ts';
import { assessRecord, catalogueOf } from '../../../src/scan.ts';
import { readRecording } from '../../helpers/recorded.ts';

/** The same pages of a council, as if seen on some day. */
async function seenOn(day: string): Promise<JudgedScan> {
  const { record: recorded, blobs } = await readRecording('westmere-forms');
  const record = { ...recorded, startedAt: `${day}T09:00:00.000Z`, finishedAt: `${day}T09:10:00.000Z` };
  const result = await assessRecord(record, defaultRulebook, blobs, '0.0.0');
  return {
    document: partsOf({ record, result, catalogue: catalogueOf(defaultRulebook) }).document,
    results: result.results,
  };
}

const DAY = 86_400_000;
const [first = ''] = defaultRulebook.checks.flatMap(({ meta }) => meta.since ?? []).toSorted();
const dayAfter = (days: number) => new Date(Date.parse(first) + days * DAY).toISOString().slice(0, 10);
const newest = defaultRulebook.checks.filter(({ meta }) => meta.since === first).length;

describe('the day on which the first of the new checks begin to count', () => {
  it('is told by a comparison across it, and by no other', async () => {
    const [early, eve, day] = await Promise.all([60, 89, 90].map((days) => seenOn(dayAfter(days))));
    if (!early || !eve || !day) throw new Error('No scans.');
    const said = (a: JudgedScan, b: JudgedScan) => compareScans(a, b).cautions.filter((line) => line.includes('count'));
    expect(said(early, eve)).toEqual([]);
    expect(said(eve, day)).toEqual([expect.stringMatching(/^\d+ checks count now that did not count before/)]);
    const count = Number(said(eve, day)[0]?.split(' ')[0]);
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThanOrEqual(newest);
  });
});
