import { describe, expect, it } from 'vitest';
import { compareScans } from '../../../src/compare/compare.ts';
import { matchFindings } from '../../../src/compare/match.ts';
import { contrast } from '../../reports/sample-catalogue.ts';
import { madeScan } from './two-scans.ts';

/** A scan of one page whose pale places are these, each as selector and code. */
function pale(...places: readonly (readonly [selector: string, html: string])[]) {
  const scan = madeScan({
    pages: ['/a'],
    said: (_, check) => (check === contrast.id ? { failed: places.map(([selector]) => selector) } : 'passed'),
  });
  const codes = new Map(places);
  const findings = scan.document.findings.map((one) => ({ ...one, snippet: codes.get(one.selector ?? '') ?? null }));
  return { ...scan, document: { ...scan.document, findings } };
}

const states = (before: ReturnType<typeof pale>, after: ReturnType<typeof pale>) =>
  compareScans(before, after).counts.findings;

describe('findings of two scans', () => {
  it('are the same where a rebuild changed all of the code and the places, and not the names', () => {
    const before = pale(['#a', '<a class="x" href="/1">One</a>'], ['#b', '<a class="x" href="/2">Two</a>']);
    const after = pale(['#b', '<a class="css-9f" href="/1">One</a>'], ['#c', '<a class="css-9f" href="/2">Two</a>']);
    expect(states(before, after)).toMatchObject({ new: 0, fixed: 0, 'not-fixed': 2 });
    const selectorOf = (scan: typeof after, id: string | undefined) =>
      scan.document.findings.find((one) => one.id === id)?.selector;
    const { afterOf } = matchFindings(before.document, after.document);
    const pairs = before.document.findings.map(({ id, selector }) => [selector, selectorOf(after, afterOf.get(id))]);
    // Not with whatever stands in the old place now.
    expect(pairs.toSorted()).toEqual([
      ['#a', '#b'],
      ['#b', '#c'],
    ]);
  });

  it('are others where the name is another one', () => {
    const before = pale(['#a', '<a class="x" href="/1">One</a>']);
    const after = pale(['#b', '<a class="x" href="/1">Two</a>']);
    expect(states(before, after)).toMatchObject({ new: 1, fixed: 1, 'not-fixed': 0 });
  });

  it('are not taken for each other where they have no names', () => {
    const before = pale(['#a', '<b class="x"></b>']);
    const after = pale(['#b', '<b class="y"></b>']);
    expect(states(before, after)).toMatchObject({ new: 1, fixed: 1, 'not-fixed': 0 });
  });
});
