import { describe, expect, it } from 'vitest';
import type { Baseline } from '../../../src/gate/baseline.ts';
import { MOST_ENTRIES, mayBeWritten, readBaseline, writeBaseline } from '../../../src/gate/baseline-file.ts';

const baseline: Baseline = {
  service: 'Ambleford & <Vale> Council',
  scan: `sha256:${'a'.repeat(64)}`,
  scanned: '2026-11-23',
  sites: ['test.ambleford.example', '*.review.ambleford.example', '[::1]'],
  entries: [
    {
      fingerprint: 'b-0123456789abcdef',
      check: 'accessibility/link-names',
      message: 'empty',
      template: '/news/{n}',
      element: 'link "Read: more"',
      places: 2,
      reason: '',
      expires: '2027-03-01',
    },
    {
      fingerprint: 'b-fedcba9876543210',
      check: 'security/hsts',
      message: 'missing',
      template: 'the whole site',
      element: 'header "strict-transport-security"',
      places: 1,
      reason: 'Yes',
      expires: '',
    },
  ],
};
const file = writeBaseline(baseline);

describe('a baseline file', () => {
  it('reads as it was written', () => {
    expect(readBaseline(file)).toEqual({ ok: true, baseline });
  });

  it('holds for any site where it names none, as files of before do', () => {
    const before = file.replace(/^sites:\n( {2}- .*\n)+/m, '');
    expect(before).not.toBe(file);
    expect(readBaseline(before)).toEqual({ ok: true, baseline: { ...baseline, sites: [] } });
  });

  it('refuses a site that is no host', () => {
    const read = readBaseline(file.replace('test.ambleford.example', 'https://test.ambleford.example/bins'));
    expect(!read.ok && read.problems.map(({ message }) => message)).toEqual([
      "'https://test.ambleford.example/bins' is not a host, such as www.ambleford.example or *.review.ambleford.example.",
    ]);
  });

  it('says on top what it is for', () => {
    expect(file).toMatch(/^# Faults that are known\./);
    expect(file.split('\n').length).toBeLessThan(35);
  });

  it('keeps what a page wrote as text on one line', () => {
    const element = 'link "x\n  - fingerprint: b-0000000000000000 # \u202e &a *a !!js"';
    const [first] = baseline.entries;
    if (!first) throw new Error('The sample has no entries.');
    const read = readBaseline(writeBaseline({ ...baseline, entries: [{ ...first, element }] }));
    expect(read.ok && read.baseline.entries).toEqual([
      { ...first, element: element.replace('\n  ', ' ').replace('\u202e ', '') },
    ]);
  });

  it('keeps all of a reason that somebody wrote', () => {
    const [first] = baseline.entries;
    if (!first) throw new Error('The sample has no entries.');
    const reason = 'We replace the form in spring. '.repeat(40).trim();
    const read = readBaseline(writeBaseline({ ...baseline, entries: [{ ...first, reason }] }));
    expect(read.ok && read.baseline.entries[0]?.reason).toBe(reason);
  });

  it('is never larger than what is read', () => {
    const [first] = baseline.entries;
    if (!first) throw new Error('The sample has no entries.');
    const many = (count: number) => ({ ...baseline, entries: Array.from({ length: count }, () => first) });
    expect([mayBeWritten(many(MOST_ENTRIES)), mayBeWritten(many(MOST_ENTRIES + 1))]).toEqual([true, false]);
  });

  it('is not called a review where it is wrong', () => {
    const deep = `baseline: 1\nentries: ${'['.repeat(300)}`;
    for (const text of [deep, file.replace('reason: ""', 'reason: *all'), ' '.repeat(16_000_001)]) {
      const read = readBaseline(text);
      expect(read.ok ? [] : read.problems.map(({ message }) => message).join()).not.toMatch(/review/);
    }
  });

  it.each<readonly [string, (text: string) => string, RegExp]>([
    ['no baseline', () => 'review: 1', /not a baseline of this program/],
    ['no YAML', () => 'baseline: [1', /cannot be read/],
    [
      'a day that is none',
      (text) => text.replace('expires: "2027-03-01', 'expires: "2027-02-30'),
      /not a day of the calendar/,
    ],
    ['a fingerprint that is none', (text) => text.replace('b-0123456789abcdef', 'mine'), /as lgdss baseline wrote it/],
    ['an entry twice', (text) => text.replace('b-fedcba9876543210', 'b-0123456789abcdef'), /given twice/],
    ['places that are none', (text) => text.replace('places: 2', 'places: many'), /whole number from 1/],
    ['a field that is none', (text) => text.replace('expires: "2027', 'expire: "2027'), /Is 'expires' meant/],
    ['an alias', (text) => text.replace('reason: ""', 'reason: *all'), /alias/i],
  ])('refuses %s, with the line', (_, change, says) => {
    const read = readBaseline(change(file));
    expect(read.ok).toBe(false);
    if (read.ok) return;
    expect(read.problems[0]?.message).toMatch(says);
    expect(read.problems[0]?.line).toBeGreaterThan(0);
  });
});
