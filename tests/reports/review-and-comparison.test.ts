import { describe, expect, it } from 'vitest';
import { comparisonHtml } from '../../reports/compare/html.ts';
import { comparisonMarkdown } from '../../reports/compare/markdown.ts';
import { comparisonLines } from '../../reports/compare/words.ts';
import { partsOf } from '../../reports/lib/document.ts';
import { md } from '../../reports/lib/markdown.ts';
import { reviewHtml } from '../../reports/review/html.ts';
import { reviewMarkdown } from '../../reports/review/markdown.ts';
import { compareScans } from '../../src/compare/compare.ts';
import type { ReviewFile } from '../../src/model/review.ts';
import { builtReview } from '../../src/review/built.ts';
import { draftReview } from '../../src/review/draft.ts';
import { sampleInput } from './sample-input.ts';

const { document } = partsOf(sampleInput);
const side = { document, results: sampleInput.result.results };
const EVIL = '"><script>alert(1)</script> [x](javascript:alert(2)) ![y](https://evil.example/z.png) | <b>';
const draft = draftReview(document, '2026-11-24');
const review: ReviewFile = {
  ...draft,
  service: EVIL,
  notes: EVIL,
  reviewers: [EVIL],
  points: draft.points.map((point) => ({ ...point, decision: 'met' as const, reason: EVIL, notes: EVIL })),
  causes: draft.causes.map((cause) => ({ ...cause, decision: 'disputed' as const, reason: EVIL, owner: EVIL })),
};
const built = builtReview(review, document, document, '2026-12-01');
const empty = builtReview(draft, document, document, '2026-12-01');
const comparison = compareScans(side, side);

describe('what pages and reviewers wrote', () => {
  it.each([
    ['the review', reviewHtml(built)],
    ['the comparison', comparisonHtml(comparison)],
  ])('stays text in the HTML of %s', (_, html) => {
    expect(html).not.toContain('<script');
    expect(html).not.toMatch(/href="(?!https?:|#|data:,)/);
    expect(html).not.toContain('<b>');
    expect(html).toContain("default-src 'none'");
  });

  it.each([
    ['the review', reviewMarkdown(built)],
    ['the comparison', comparisonMarkdown(comparison)],
  ])('stays text in the Markdown of %s', (_, text) => {
    expect(text).not.toMatch(/(?<!\\)<(script|b|img)/);
    expect(text).not.toMatch(/(?<!\\)\]\(/);
    expect(text).not.toContain('https://');
    for (const row of text.split('\n').filter((line) => line.startsWith('|')))
      expect(row.replaceAll('\\|', '').endsWith('|')).toBe(true);
  });

  it('is on one line and shows as it was written', () => {
    expect(md('a\n# b *c* [d](e) | `f` & <g>')).toBe('a \\# b \\*c\\* \\[d\\](e) \\| \\`f\\` &amp; \\<g\\>');
    expect(md('1. first')).toBe('\\1. first');
  });
});

describe('the review', () => {
  it('keeps what a scan can show apart from what this one came to', () => {
    const [point] = built.points;
    const lines = reviewMarkdown(built).split('\n');
    expect(lines).toContain(`**A scan can show:** ${md(point?.canShow ?? '')}`);
    expect(lines).toContain(`**This scan came to:** ${md(point?.evidence ?? '')}`);
  });

  it('shows decisions, both scores, and what it is not', () => {
    const html = reviewHtml(built);
    for (const said of ['As scanned', 'With decisions applied', 'It is not a certificate', 'Sign-off', '48.2'])
      expect(html).toContain(said);
  });

  it('lists every question that has no answer', () => {
    const html = reviewHtml(empty);
    expect(empty.open.questions).toHaveLength(30);
    const list = html.slice(html.indexOf('id="open-questions"'), html.indexOf('id="sign-off"'));
    for (const { ask } of empty.open.questions) expect(list).toContain(ask);
    expect(reviewMarkdown(empty)).toContain('Second question for local point 15?');
  });

  it('takes a cause that the file leaves out for undecided', () => {
    const without = builtReview({ ...draft, causes: [] }, document, document, '2026-12-01');
    expect(without.open.causes).toBe(document.rootCauses.length);
    expect(without.causes.every(({ decision }) => decision === null)).toBe(true);
  });

  it('tells of causes that this scan does not have', () => {
    const [first] = draft.causes;
    if (!first) throw new Error('no cause');
    const causes = [{ ...first, cause: 'r-ffffffffffffffff', state: 'fixed' as const }];
    const text = reviewMarkdown(builtReview({ ...draft, causes }, document, document, '2026-12-01'));
    expect(text).toContain('## Not found by this scan');
    expect(text).toContain('| Fixed | Undecided |');
  });
});

describe('tables', () => {
  it.each([
    ['the review', reviewHtml(built)],
    ['the comparison', comparisonHtml(comparison)],
  ])('of %s have captions', (_, html) => {
    expect(html.match(/<table/g)?.length).toBeGreaterThan(2);
    expect(html.match(/<caption/g)?.length).toBe(html.match(/<table/g)?.length);
  });
});

it('the terminal names the same scan as such', () => {
  expect(comparisonLines(comparison).join('\n')).toContain('Both are the same scan.');
});
