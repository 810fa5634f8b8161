import { describe, expect, it } from 'vitest';
import type { ReportDocument } from '../../../reports/lib/document-types.ts';
import { changeOf, scoreSeen } from '../../../src/compare/change.ts';
import { compareScans } from '../../../src/compare/compare.ts';
import { madeScan } from './two-scans.ts';

const seen = (value: number | null, low?: number, high?: number, noBand: 'few-pages' | null = null) =>
  scoreSeen({
    score: value,
    scoreNote: value === null ? 'Not measured.' : null,
    band: low === undefined || high === undefined ? null : { low, high },
    noBand,
  });

describe('a change of a score', () => {
  it.each([
    ['bands apart', seen(50, 48, 52), seen(60, 58, 62), 10, 'better'],
    ['bands apart, downwards', seen(60, 58, 62), seen(50, 48, 52), -10, 'worse'],
    ['bands that overlap', seen(50, 40, 59), seen(60, 55, 65), 10, 'no-clear-change'],
    ['bands that touch', seen(50, 45, 55), seen(60, 55, 65), 10, 'no-clear-change'],
    ['no bands', seen(50.1), seen(50.2), 0.1, 'better'],
    ['too few pages', seen(50, undefined, undefined, 'few-pages'), seen(60, 58, 62), 10, 'no-clear-change'],
    ['the same', seen(50), seen(50), 0, 'same'],
    ['no score before', seen(null), seen(50), null, 'not-comparable'],
    ['no score after', seen(50), seen(null), null, 'not-comparable'],
  ])('%s', (_, before, after, difference, direction) => {
    expect(changeOf(before, after, true)).toMatchObject({ difference, direction });
  });

  it('is none between two policies', () => {
    expect(changeOf(seen(50), seen(60), false)).toMatchObject({ difference: null, direction: 'not-comparable' });
  });
});

describe('cautions', () => {
  const plain = madeScan({ pages: ['/a'], said: () => 'passed' });
  const like = (part: Partial<ReportDocument>) => ({
    ...plain,
    document: { ...plain.document, scan: `sha256:${'e'.repeat(64)}` as const, ...part },
  });
  const { versions, target, settings } = plain.document;
  const sample = { method: '', seed: '', perTemplate: 1, drawnAt: '', reused: false, documents: [], of: 9 } as const;
  const drawn = (url: string) => ({
    ...{ ...sample, fresh: { urls: [], total: 0 }, vanished: [], pages: [{ url, why: '' }] },
  });

  it('are none where nothing is different', () => {
    expect(compareScans(plain, like({})).cautions).toEqual([]);
  });

  it.each<[string, Partial<ReportDocument>, RegExp]>([
    ['an unfinished scan', { finished: false }, /later scan was stopped/],
    [
      'other checks',
      { versions: { ...versions, checks: `sha256:${'f'.repeat(64)}` } },
      /different versions of the checks/,
    ],
    ['another policy', { versions: { ...versions, policy: '2' } }, /different scoring policies, 1 and 2/],
    ['another browser', { versions: { ...versions, browser: 'Chromium 200' } }, /the browser \(Chromium 150 and/],
    ['a sample', { sample: drawn('https://www.ambleford.example/a') }, /One scan judged a sample/],
    ['a sign-in', { settings: { ...settings, signedIn: true } }, /somebody signed in sees them, and the other one/],
    ['another service', { target: { ...target, id: 'other' } }, /two services/],
    ['the wrong order', { startedAt: '2020-01-01T00:00:00.000Z' }, /the later one of the two/],
  ])('%s', (_, part, said) => {
    expect(compareScans(plain, like(part)).cautions.join('\n')).toMatch(said);
  });

  describe('about checks that were too new to count', () => {
    const { checks, overall } = plain.document;
    const fresh = (...which: readonly (string | undefined)[]): Partial<ReportDocument> => ({
      overall: { ...overall, grace: which.map((id) => ({ check: id as never, until: '2027-02-27' })) },
    });
    const [one, two] = checks.map(({ id }) => id);

    it.each<[string, Partial<ReportDocument>, Partial<ReportDocument>, readonly string[]]>([
      ['one counts now', fresh(one), fresh(), ['1 check counts now that did not count before, because it was new.']],
      ['two count now', fresh(one, two), {}, ['2 checks count now that did not count before, because they were new.']],
      ['one of two counts now', fresh(one, two), fresh(two), ['1 check counts now']],
      ['both are still new', fresh(one, two), fresh(two, one), []],
      ['the checks are gone', fresh(one, two), { checks: [] }, []],
      [
        'the older scan comes last',
        fresh(),
        fresh(one),
        ['1 check counts in the earlier scan and not in the later one'],
      ],
      [
        'scores are of two policies',
        fresh(one),
        { versions: { ...versions, policy: '2' } },
        ['different scoring policies'],
      ],
    ])('%s', (_, before, after, said) => {
      const { cautions } = compareScans(like(before), like({ scan: `sha256:${'d'.repeat(64)}`, ...after }));
      expect(cautions).toEqual(said.map((words) => expect.stringContaining(words)));
    });
  });

  it('say that what was found on a page of one scan alone is new only because nobody looked before', () => {
    const more = { ...like({}), document: madeScan({ pages: ['/a', '/b'], said: () => 'passed' }).document };
    expect(compareScans(plain, more).cautions.join()).toContain('counts as new, and may have been there before');
  });

  it('tell samples apart', () => {
    const [one, two] = ['/a', '/b'].map((page) => like({ sample: drawn(`https://www.ambleford.example${page}`) }));
    if (!one || !two) throw new Error('no samples');
    expect(compareScans(one, two).cautions.join()).toContain('different samples');
    expect(compareScans(one, one).cautions.join()).not.toContain('sample');
  });
});
