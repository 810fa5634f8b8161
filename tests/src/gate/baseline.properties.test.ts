import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partsOf } from '../../../reports/lib/document.ts';
import { againstBaseline, type Baseline, baselineOf } from '../../../src/gate/baseline.ts';
import { readBaseline, writeBaseline } from '../../../src/gate/baseline-file.ts';
import type { CheckResult } from '../../../src/model/result.ts';
import { contrast, hsts } from '../../reports/sample-catalogue.ts';
import { ORIGIN, outcomes, sampleInput } from '../../reports/sample-input.ts';

const PAGES = ['/a', '/b/1', '/b/2'];
const DAY = '2026-11-23';
const codes = fc.oneof(
  fc.constantFrom(
    '<a href="/x">One</a>',
    '<a href="/x">Two</a>',
    '<img src="/a-12ab34cd.png">',
    '<b class="k"></b>',
    '<td>1</td>',
  ),
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 20 }).map((text) => `<p title="${text}">${text}</p>`),
);
const place = fc.record({ page: fc.constantFrom(...PAGES), check: fc.constantFrom(contrast.id, hsts.id), html: codes });
type Place = { page: string; check: CheckResult['check']; html: string };

function documentOf(places: readonly Place[]) {
  const [outcome] = outcomes;
  if (!outcome) throw new Error('The sample has no outcomes.');
  const groups = Map.groupBy(places, ({ page, check }) => `${check} ${page}`);
  const results = [...groups.values()].map((those): CheckResult => {
    const findings = those.map(({ check, html }, index) => ({
      message: check === contrast.id ? 'low' : 'missing',
      at: { kind: 'element' as const, selector: `#n${index}`, html },
    }));
    const [first, ...rest] = findings;
    if (!first || !those[0]) throw new Error('A group has members.');
    return {
      check: those[0].check,
      subject: ORIGIN + those[0].page,
      outcome: { outcome: 'failed', findings: [first, ...rest] },
    };
  });
  return partsOf({
    ...sampleInput,
    record: { ...sampleInput.record, outcomes: PAGES.map((page) => ({ ...outcome, url: ORIGIN + page })) },
    result: { ...sampleInput.result, results },
  }).document;
}

/** As it comes back from the file. */
function filed(baseline: Baseline): Baseline {
  const read = readBaseline(writeBaseline(baseline));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.baseline;
}

describe('a baseline, whatever a scan found', () => {
  it('knows all of the scan it was made from, through its file, and none once it expired', () => {
    fc.assert(
      fc.property(fc.array(place, { maxLength: 12 }), (places) => {
        const document = documentOf(places);
        const baseline = filed(baselineOf(document, { reason: 'Known.', expires: DAY }));
        const known = againstBaseline(document, baseline, DAY);
        expect([known.fresh.size, known.expired.length, known.unmatched.length]).toEqual([0, 0, 0]);
        const later = againstBaseline(document, baseline, '2026-11-24');
        expect([later.fresh.size, later.expired.length]).toEqual([places.length, baseline.entries.length]);
      }),
      { numRuns: 100 },
    );
  });

  it('does not care about the order of results, and knows whatever is left when some are mended', () => {
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 12 }), fc.nat(), (places, cut) => {
        const baseline = baselineOf(documentOf(places), { reason: '', expires: '' });
        expect(baselineOf(documentOf(places.toReversed()), { reason: '', expires: '' }).entries).toEqual(
          baseline.entries,
        );
        const left = places.filter((_, index) => index !== cut % places.length);
        expect(againstBaseline(documentOf(left), baseline, DAY).fresh.size).toBe(0);
      }),
      { numRuns: 100 },
    );
  });
});
