import { describe, expect, it } from 'vitest';
import { buildDocument } from '../../reports/lib/document.ts';
import type { ReportScore } from '../../reports/lib/document-types.ts';
import { decidedWords } from '../../reports/lib/score-words.ts';
import { noScore } from '../helpers/no-score.ts';
import { contrast, hsts } from './sample-catalogue.ts';
import { sampleInput } from './sample-input.ts';

const until = '2027-02-27';
const fresh = (count: number) => Array.from({ length: count }, (_, at) => ({ check: `content/${at}` as const, until }));
const on = (decided: number, of = 45) => ({ decided, of });
const plain = buildDocument(sampleInput).overall;

describe('how much stands behind a score', () => {
  it.each<readonly [string, Partial<ReportScore>]>([
    ['9 of 12 checks decided on 40 of 45 pages', { decided: 9, undecided: 3, pages: on(40) }],
    ['2 of 3 checks decided, for the site as a whole', { decided: 2, undecided: 1, pages: on(0) }],
    ['0 of 1 check decided', { undecided: 1, pages: on(0) }],
    ['No checks', {}],
    ['Only 1 new check, shown and not counted yet', { grace: fresh(1) }],
    [
      'Only 4 new checks, shown and not counted yet, 3 of them only on the 2 pages that were tried out',
      { grace: fresh(4), triedOut: { decided: 0, grace: 3, pages: 2 } },
    ],
    [
      'Only 1 new check, shown and not counted yet, this one only on the page that was tried out',
      { grace: fresh(1), triedOut: { decided: 0, grace: 1, pages: 1 } },
    ],
    [
      '9 of 12 checks decided on 40 of 45 pages, 4 of them only on the 2 pages that were tried out',
      { decided: 9, undecided: 3, pages: on(40), triedOut: { decided: 4, grace: 0, pages: 2 } },
    ],
    [
      '2 of 2 checks decided on 2 of 45 pages, all of them only on the 2 pages that were tried out',
      { decided: 2, pages: on(2), triedOut: { decided: 2, grace: 0, pages: 2 } },
    ],
    [
      '9 of 9 checks decided on 40 of 45 pages; 5 new checks shown, not counted yet, all of them only on the 3 pages that were tried out',
      { decided: 9, pages: on(40), grace: fresh(5), triedOut: { decided: 0, grace: 5, pages: 3 } },
    ],
    [
      '1 of 1 check decided on 1 of 1 page; 1 new check shown, not counted yet, this one on no page, as none was tried out',
      { decided: 1, pages: on(1, 1), grace: fresh(1), triedOut: { decided: 0, grace: 1, pages: 0 } },
    ],
  ])('%s', (words, part) => {
    const nothing = { decided: 0, undecided: 0, grace: [], pages: on(0, 0), triedOut: null };
    expect(decidedWords({ ...plain, ...nothing, ...part })).toBe(words);
  });
});

describe('the score of a point', () => {
  const scan = (probed: number, part: object) => ({
    ...sampleInput,
    record: {
      ...sampleInput.record,
      probed: {
        of: 4,
        pages: Array.from({ length: probed }, (_, at) => ({
          url: `https://a.example/${at}`,
          why: 'template' as const,
        })),
      } as never,
    },
    catalogue: { ...sampleInput.catalogue, triedOut: [contrast.id] },
    result: {
      ...sampleInput.result,
      scorecard: { overall: noScore, categories: {}, points: { 'lgdss:10': { ...noScore, ...part } } },
    },
  });
  const ten = (probed: number, part: object) =>
    buildDocument(scan(probed, part)).points.find(({ id }) => id === 'lgdss:10');

  it('says that only new checks look at it, and on how many pages', () => {
    const found = ten(2, {
      grace: [
        { check: contrast.id, until },
        { check: hsts.id, until },
      ],
    });
    expect(found?.scoreNote).toBe('Not measured: only new checks look at it, and they do not count yet.');
    expect(found?.triedOut).toEqual({ decided: 0, grace: 1, pages: 2 });
  });

  it('says nothing of trying out where every page was tried out, or where no such check looked', () => {
    expect(ten(4, { decided: [contrast.id] })?.triedOut).toBeNull();
    expect(ten(2, { decided: [hsts.id] })?.triedOut).toBeNull();
    expect(ten(2, { decided: [contrast.id, hsts.id] })?.triedOut).toEqual({ decided: 1, grace: 0, pages: 2 });
  });
});
