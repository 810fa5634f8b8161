import { describe, expect, it } from 'vitest';
import {
  allPoints,
  crosswalkSource,
  govukByCategory,
  govukPoints,
  govukSource,
  laws,
  lgdssPoints,
  lgdssSource,
  primaryTwin,
  secondaryTwins,
  wcagCriteria,
  wcagSource,
} from '../../checks/standards/index.ts';

const DAY = /^20\d\d-\d\d-\d\d$/;
const ids = new Set<string>(allPoints.map((point) => point.id));
const scored = (id: string) => allPoints.find((point) => point.id === id)?.output === 'scored';

describe('the points of both standards', () => {
  it('has 15 and 14, numbered in order', () => {
    expect(lgdssPoints.map((point) => point.id)).toEqual(
      Array.from({ length: 15 }, (_, index) => `lgdss:${index + 1}`),
    );
    expect(govukPoints.map((point) => point.id)).toEqual(
      Array.from({ length: 14 }, (_, index) => `govuk:${index + 1}`),
    );
  });

  it.each(allPoints.map((point) => [point.id, point] as const))('%s is filled in', (_, point) => {
    for (const words of [point.title, point.asks, point.canShow, point.neverSeen]) expect(words.trim()).not.toBe('');
    expect(point.prompts.length).toBeGreaterThanOrEqual(2);
    expect(point.prompts.length).toBeLessThanOrEqual(4);
    for (const prompt of point.prompts) expect(prompt).toMatch(/[.?]$/);
    expect(['scored', 'hints', 'presence-only', 'prompts-only']).toContain(point.output);
    expect(['no', 'partly']).toContain(point.measurability);
    if (point.output === 'scored') expect(point.measurability).toBe('partly');
  });

  it('scores exactly the points that outside evidence can speak to', () => {
    const numbers = (points: typeof allPoints) =>
      points.filter((point) => point.output === 'scored').map((point) => Number(point.id.split(':')[1]));
    expect(numbers(lgdssPoints)).toEqual([6, 7, 8, 9, 10, 11, 12]);
    expect(numbers(govukPoints)).toEqual([3, 4, 5, 9, 13, 14]);
  });

  it('marks the titles that are not official, and says where the rest comes from', () => {
    const doubtful = allPoints.filter((point) => point.titleConfidence !== 'verified');
    expect(doubtful.map((point) => `${point.id} ${point.titleConfidence}`)).toEqual([
      'lgdss:9 unconfirmed',
      ...[10, 11, 12, 13, 14, 15].map((number) => `lgdss:${number} ours`),
    ]);
    for (const { source, checked } of [...allPoints, lgdssSource, govukSource, wcagSource]) {
      expect(source).toMatch(/^https:\/\//);
      expect(checked).toMatch(DAY);
    }
    for (const { note } of [lgdssSource, govukSource, wcagSource, crosswalkSource]) expect(note).not.toBe('');
    expect(crosswalkSource).toMatchObject({ checked: expect.stringMatching(DAY), confidence: 'ours' });
  });
});

describe('the crosswalk', () => {
  it('names twins that exist', () => {
    for (const point of allPoints)
      for (const twin of point.twins) expect(ids, `${point.id} to ${twin}`).toContain(twin);
  });

  it('reads the same from both sides', () => {
    const pairs = (from: typeof allPoints) => from.flatMap((point) => point.twins.map((twin) => [point.id, twin]));
    const forth = pairs(lgdssPoints).map(([lgdss, govuk]) => `${lgdss} ${govuk}`);
    const back = pairs(govukPoints).map(([govuk, lgdss]) => `${lgdss} ${govuk}`);
    expect(back.toSorted()).toEqual(forth.toSorted());
  });

  it('agrees with the points, primary twin first', () => {
    for (const point of lgdssPoints) {
      const primary = primaryTwin[point.id];
      expect([...(primary ? [primary] : []), ...(secondaryTwins[point.id] ?? [])]).toEqual(point.twins);
    }
    expect(primaryTwin['lgdss:15']).toBeNull();
  });

  it('scores the primary twin of every scored point', () => {
    for (const point of lgdssPoints.filter((one) => one.output === 'scored')) {
      expect(scored(primaryTwin[point.id] ?? ''), point.id).toBe(true);
    }
  });

  it('lets categories speak only to scored points', () => {
    for (const numbers of Object.values(govukByCategory)) {
      for (const number of numbers) expect(scored(`govuk:${number}`)).toBe(true);
    }
    expect(Object.keys(govukByCategory).toSorted()).toEqual(['accessibility', 'documents', 'inclusion', 'statement']);
  });
});

describe('WCAG 2.2 at levels A and AA', () => {
  it('has 55 criteria, 31 at A and 24 at AA, each once and in order', () => {
    const order = (number: string) => number.split('.').reduce((sum, part) => sum * 100 + Number(part), 0);
    const numbers = wcagCriteria.map((criterion) => criterion.number);
    expect(new Set(numbers).size).toBe(55);
    expect(numbers).toEqual(numbers.toSorted((a, b) => order(a) - order(b)));
    expect(wcagCriteria.filter((criterion) => criterion.level === 'A')).toHaveLength(31);
    expect(wcagCriteria.filter((criterion) => criterion.level === 'AA')).toHaveLength(24);
  });

  it('knows what 2.2 added and took away', () => {
    const added = wcagCriteria.filter((criterion) => criterion.since === '2.2');
    expect(added.map((criterion) => `${criterion.number} ${criterion.level}`)).toEqual([
      '2.4.11 AA',
      '2.5.7 AA',
      '2.5.8 AA',
      '3.2.6 A',
      '3.3.7 A',
      '3.3.8 AA',
    ]);
    expect(wcagCriteria.filter((criterion) => criterion.since === '2.1')).toHaveLength(12);
    expect(wcagCriteria.map((criterion) => criterion.number)).not.toContain('4.1.1');
  });

  it('links each criterion to its own place in the standard', () => {
    const urls = wcagCriteria.map((criterion) => criterion.url);
    for (const url of urls) expect(url).toMatch(/^https:\/\/www\.w3\.org\/TR\/WCAG22\/#[a-z-]+$/);
    expect(new Set(urls).size).toBe(urls.length);
    for (const { url, understanding } of wcagCriteria) {
      expect(understanding).toBe(`https://www.w3.org/WAI/WCAG22/Understanding/${url.split('#')[1]}.html`);
    }
  });

  it('puts each criterion and what a person must do in one plain sentence', () => {
    for (const { number, principle, asks, person } of wcagCriteria) {
      for (const sentence of [asks, person]) {
        expect(sentence, number).toMatch(/^[A-Z][^.?!]*(?:\d\.\d[^.?!]*)?\.$/);
        expect(sentence.split(' ').length, sentence).toBeLessThanOrEqual(25);
      }
      expect(principle).toBe(['perceivable', 'operable', 'understandable', 'robust'][Number(number[0]) - 1]);
    }
    expect(new Set(wcagCriteria.flatMap(({ asks, person }) => [asks, person])).size).toBe(110);
  });
});

describe('the law', () => {
  it('has an entry for every id a check may name', () => {
    expect(Object.keys(laws).toSorted()).toEqual([
      'dpa-2018',
      'equality-act',
      'pecr',
      'psbar',
      'transparency-code',
      'uk-gdpr',
      'welsh-language',
    ]);
    for (const law of Object.values(laws)) {
      expect(law.source).toMatch(/^https:\/\/(www\.legislation\.gov\.uk|www\.gov\.uk|ico\.org\.uk)\//);
      for (const words of [law.title, law.short, law.note]) expect(words.trim()).not.toBe('');
      expect(law.checked).toMatch(DAY);
      if (law.since !== null) expect(law.since).toMatch(DAY);
      for (const { confidence } of [law, ...law.provisions]) {
        expect(['verified', 'reported', 'unconfirmed']).toContain(confidence);
      }
      for (const { name, about, source } of law.provisions) {
        expect(source).toMatch(/^https:\/\/(www\.legislation\.gov\.uk|www\.gov\.uk|ico\.org\.uk)\//);
        for (const words of [name, about]) expect(words.trim()).not.toBe('');
      }
    }
  });
});
