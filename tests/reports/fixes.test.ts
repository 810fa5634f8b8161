import { describe, expect, it } from 'vitest';
import type { RootCause } from '../../reports/lib/document-types.ts';
import { buildDocument, topFixes } from '../../reports/registry.ts';
import { sampleInput } from './sample-input.ts';

const document = buildDocument(sampleInput);
const [sample] = document.rootCauses as [RootCause];
const pages = (count: number) => Array.from({ length: count }, (_, index) => `https://a.example/${index}`);
const cause = (id: string, part: Partial<RootCause>): RootCause => ({
  ...sample,
  outcome: 'failed',
  siteWide: false,
  messageKey: id,
  ...part,
  id,
});
const order = (rootCauses: readonly RootCause[], wanted = 9) =>
  topFixes({ ...document, coverage: { ...document.coverage, scanned: 10 }, rootCauses }, wanted).map(
    (fix) => fix.rootCause,
  );

describe('fix first', () => {
  it('puts a barrier on one page before something lesser on all of them', () => {
    const everywhere = cause('r-everywhere', { severity: 'serious', siteWide: true, pages: pages(10) });
    const rare = cause('r-rare', { severity: 'critical', pages: pages(1) });
    expect(order([everywhere, rare])).toEqual(['r-rare', 'r-everywhere']);
  });

  it('puts the widest first among equals, a fault of the whole site before all', () => {
    const few = cause('r-few', { severity: 'serious', pages: pages(2) });
    const many = cause('r-many', { severity: 'serious', pages: pages(9) });
    const site = cause('r-site', { severity: 'serious', siteWide: true, pages: pages(1) });
    expect(order([few, many, site])).toEqual(['r-site', 'r-many', 'r-few']);
  });

  it('breaks ties by id and stops at the number wanted', () => {
    const twins = ['r-c', 'r-a', 'r-b'].map((id) => cause(id, { severity: 'minor', pages: pages(1) }));
    expect(order(twins, 2)).toEqual(['r-a', 'r-b']);
  });

  it('never advises on what a person has yet to decide', () => {
    expect(order([cause('r-maybe', { outcome: 'cantTell' })])).toEqual([]);
  });

  it('gives the same advice once, as long as there is other advice', () => {
    const first = cause('r-1', { severity: 'critical', pages: pages(9), messageKey: 'low' });
    const again = cause('r-2', { severity: 'critical', pages: pages(8), messageKey: 'low' });
    const other = cause('r-3', { severity: 'minor', pages: pages(1), messageKey: 'other' });
    expect(order([first, again, other])).toEqual(['r-1', 'r-3', 'r-2']);
  });

  it('picks three for the report', () => {
    expect(document.fixFirst.map(({ check }) => check)).toEqual([
      'accessibility/axe-text-alternatives',
      'privacy/cookies-page',
      'accessibility/axe-colour',
    ]);
  });
});
