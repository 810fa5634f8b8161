import { describe, expect, it } from 'vitest';
import { type Digest, digestText, hasMoved, isNews, plainText } from '../../../src/schedules/digest.ts';

const quiet: Digest = {
  ...{ schema: 1, id: 'north@2026-11-29T02:00Z', schedule: 'north', run: 'north@2026-11-29T02:00Z' },
  ...{ madeAt: '2026-11-29T09:00:00.000Z', summary: '2 planned: 2 complete.' },
  ...{ notWhole: [], serious: [], ending: [], scores: [], overdue: [] },
};
const finding = (target: string) => ({ target, check: 'security/hsts', severity: 'serious', places: 2 });

describe('a score outside its band', () => {
  const seen = (score: number | null, low: number | null, high: number | null, policy = 'v3') => ({
    ...{ score, low, high, policy },
  });
  it.each([
    ['within', seen(70, 65, 75), seen(66, null, null), false],
    ['at its edge', seen(70, 65, 75), seen(75, null, null), false],
    ['below', seen(70, 65, 75), seen(64, null, null), true],
    ['above', seen(70, 65, 75), seen(76, null, null), true],
    ['of another policy', seen(70, 65, 75), seen(10, null, null, 'v4'), false],
    ['without a band nothing can be said', seen(70, null, null), seen(10, null, null), false],
    ['without a score', seen(70, 65, 75), seen(null, null, null), false],
  ])('%s', (_, before, after, expected) => {
    expect(hasMoved(before, after)).toBe(expected);
  });
});

it('what is as before is no news, and anything else is', () => {
  expect(isNews(quiet)).toBe(false);
  expect(isNews({ ...quiet, serious: [finding('Ambleford')] })).toBe(true);
  expect(isNews({ ...quiet, notWhole: [{ target: 'Ambleford', state: 'failed', reason: '' }] })).toBe(true);
});

it('says all of it in a few words', () => {
  const text = plainText(
    digestText({
      ...quiet,
      serious: [finding('Ambleford'), { ...finding('Southmere'), again: true }],
      ending: [{ target: 'Westmere', check: 'security/certificate', severity: 'moderate', places: 1 }],
      scores: [{ target: 'Eastmere', before: 71, after: 52 }],
      notWhole: [{ target: 'Northmere', state: 'failed', reason: 'Nothing could be seen.' }],
    }),
  );
  expect(text).toBe(`north: 2 planned: 2 complete.

New serious findings:
- Ambleford: security/hsts (serious), 2 places
- Southmere: security/hsts (serious), 2 places, back after it was gone

Certificates and statements that end soon or have ended:
- Westmere: security/certificate (moderate), 1 place

Scores outside their earlier band:
- Eastmere: 71, now 52

Not seen whole:
- Northmere: failed. Nothing could be seen.
`);
});

it('names a few and counts the rest', () => {
  const [section] = digestText({ ...quiet, serious: Array.from({ length: 500 }, () => finding('A')) }).sections;
  expect(section?.lines).toHaveLength(21);
  expect(section?.lines.at(-1)).toBe('and 480 more');
});

it('no name ends a line or is endless', () => {
  const hostile = `Ambleford\r\nBcc: all@example.com\u2028${'x'.repeat(10_000)}`;
  const { title, sections } = digestText({ ...quiet, schedule: hostile, serious: [finding(hostile)] });
  for (const line of [title, ...sections.flatMap(({ lines }) => lines)]) {
    expect(line).not.toMatch(/[\r\n\u2028]/);
    expect(line.length).toBeLessThanOrEqual(200);
  }
});

it('no name makes a feed that cannot be read', () => {
  // What XML does not know, and a character that the cut goes through.
  for (const hostile of ['\uFFFE\uFFFF', '\uD83D', `${'x'.repeat(199)}😀`]) {
    const [section] = digestText({ ...quiet, serious: [finding(hostile)] }).sections;
    expect(section?.lines[0]).not.toMatch(/[\uFFFE\uFFFF\p{Cs}]/u);
    expect(digestText({ ...quiet, schedule: hostile }).title.isWellFormed()).toBe(true);
  }
});
