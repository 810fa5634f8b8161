import { describe, expect, it } from 'vitest';
import { coverageOf, gapsOf } from '../../../src/crawl/coverage.ts';
import { notVisited } from '../../../src/crawl/frontier.ts';
import type { PageRecord, ProbedPage, UrlOutcome } from '../../../src/model/evidence.ts';
import type { JourneyRecord } from '../../../src/model/journey.ts';
import { NOT_USED, PROBE_WORDS, probeArtifacts } from '../../../src/model/probed.ts';
import { at } from './made-up-site.ts';

const outcome = (path: string, depth: number, rest: Partial<UrlOutcome>): UrlOutcome => ({
  ...notVisited({ url: at(path), depth, foundOn: null }, 'scope'),
  detail: 'Something happened.',
  ...rest,
});
const scanned = (path: string, depth: number) =>
  outcome(path, depth, { state: 'scanned', reason: null, status: 200, detail: '' });
const failed = (path: string, depth: number, status: number | null) =>
  outcome(path, depth, { state: 'failed', reason: status === null ? 'timed-out' : 'http-error', status });
const blocked = (path: string, depth: number) =>
  outcome(path, depth, { state: 'blocked', reason: 'forbidden', status: 403 });
const skipped = (path: string, depth: number, reason: 'scope' | 'duplicate' | 'page-limit' | 'robots') =>
  outcome(path, depth, { state: 'skipped', reason });

/** No floor, so that the other gaps are seen alone. */
const settings = { coverageFloor: 0 };

describe('gapsOf', () => {
  it('names journeys that failed, and none that stopped before finishing', () => {
    const journey = (name: string, state: JourneyRecord['state'], step = 'reached') =>
      ({
        name,
        state,
        detail: 'A slip.',
        held: [{ why: 'final', ended: true }],
        steps: [{ name: 'Where', state: step, detail: 'Too late.' }],
      }) as unknown as JourneyRecord;
    const journeys = [journey('bins', 'stopped'), journey('badge', 'failed'), journey('pay', 'finished')];
    const gaps = gapsOf({ finished: true, outcomes: [scanned('/', 0)], settings, journeys });
    expect(gaps).toEqual(['The journey badge did not come to its end. A slip.']);
    const unread = [journey('tree', 'finished', 'failed'), journey('tax', 'stopped', 'not-reached')];
    expect(gapsOf({ finished: true, outcomes: [scanned('/', 0)], settings, journeys: unread })).toEqual([
      'The journey tree could not read its step Where. Too late.',
      'The journey tax was stopped before its first step, so nothing of it was seen.',
    ]);
    // A server that broke down on the way is no good end, and neither is a journey that went nowhere.
    const given = {
      ...journey('left', 'stopped'),
      held: [{ why: 'left-alone', ended: true }],
    } as unknown as JourneyRecord;
    const nowhere = [given, journey('idle', 'finished', 'not-reached')];
    expect(gapsOf({ finished: true, outcomes: [scanned('/', 0)], settings, journeys: nowhere })).toEqual([
      'The journey left did not come to its end. A slip.',
      'The journey idle ended without its first step, so nothing of it was seen.',
    ]);
  });

  it('says that no page could be measured, and is content with one of several', () => {
    const page = (path: string, measured: string | { code: string; message: string }) =>
      ({ url: at(path), visitedAt: '', artifacts: { measured } }) as unknown as PageRecord;
    const meant = (path: string) => ({ url: at(path), template: null, why: 'template' as const });
    const scan = { finished: true, outcomes: [scanned('/', 0)], settings };
    const measured = { pages: [meant('/'), meant('/bins')], of: 2, left: 0 };
    const lost = { code: 'timed-out', message: 'It took too long.' };
    expect(gapsOf({ ...scan, measured, pages: [page('/', lost), page('/bins', lost)] })).toEqual([
      `No page could be measured with Lighthouse, for example ${at('/')}. It took too long.`,
    ]);
    expect(gapsOf({ ...scan, measured, pages: [page('/', lost), page('/bins', 'sha256:0')] })).toEqual([]);
    expect(gapsOf({ ...scan, measured: { ...measured, pages: [] }, pages: [] })).toEqual([]);
    expect(gapsOf({ ...scan, pages: [page('/', lost)] })).toEqual([]);
  });

  it('says that too little was seen for a score', () => {
    const outcomes = [scanned('/', 0), blocked('/a', 1), blocked('/b', 1)];
    const gaps = gapsOf({ finished: true, outcomes, settings: { coverageFloor: 80 } });
    expect(gaps).toEqual([expect.stringMatching(/33.*80/), expect.stringContaining('2 pages could not')]);
  });

  it.each([
    [undefined, 'The scan was stopped before it was finished.'],
    [240, 'The scan was stopped after 240 minutes, as --max-minutes says.'],
    [1, 'The scan was stopped after 1 minute, as --max-minutes says.'],
  ])('says what stopped it: %s', (minutes, sentence) => {
    const stopped = minutes === undefined ? {} : { stoppedAfterMinutes: minutes };
    expect(gapsOf({ finished: false, ...stopped, outcomes: [scanned('/', 0)], settings })).toEqual([sentence]);
  });

  it.each<[name: string, outcomes: readonly UrlOutcome[]]>([
    ['everything scanned', [scanned('/', 0), scanned('/a', 1)]],
    ['pages left out on purpose', [scanned('/', 0), skipped('/a', 1, 'scope'), skipped('/b', 1, 'page-limit')]],
    ['dead links', [scanned('/', 0), failed('/a', 1, 404), failed('/b', 1, 410)]],
    ['two addresses of one start page', [scanned('/', 0), skipped('/home', 0, 'duplicate')]],
  ])('none: %s', (_name, outcomes) => {
    expect(gapsOf({ finished: true, outcomes, settings })).toEqual([]);
  });

  it.each<[name: string, outcomes: readonly UrlOutcome[], gaps: readonly string[]]>([
    [
      'a start page that is missing',
      [failed('/', 0, 404)],
      [`The start page ${at('/')} was not scanned. Something happened.`],
    ],
    [
      'a start page that robots.txt forbids',
      [skipped('/', 0, 'robots')],
      [`The start page ${at('/')} was not scanned. Something happened.`],
    ],
    [
      'one page that refused us',
      [scanned('/', 0), blocked('/a', 1)],
      [`One page could not be scanned, for example ${at('/a')}. Something happened.`],
    ],
    [
      'several pages that did not answer',
      [scanned('/', 0), failed('/a', 1, null), failed('/b', 1, 500), failed('/c', 1, 404)],
      [`2 pages could not be scanned, for example ${at('/a')}. Something happened.`],
    ],
  ])('%s', (_name, outcomes, gaps) => {
    expect(gapsOf({ finished: true, outcomes, settings })).toEqual(gaps);
  });

  it('says first that the scan was stopped', () => {
    expect(gapsOf({ finished: false, outcomes: [scanned('/', 0), blocked('/a', 1)], settings })).toEqual([
      'The scan was stopped before it was finished.',
      expect.stringContaining('One page'),
    ]);
  });

  describe('of trying pages out', () => {
    type Filed = PageRecord['artifacts'];
    const [found, late]: [Filed[string], Filed[string]] = [
      `sha256:${'a'.repeat(64)}`,
      { code: 'timed-out', message: 'It took too long.' },
    ];
    const talks: Filed[string] = { code: NOT_USED, message: 'The page keeps a connection open.' };
    const gaps = (...artifacts: Filed[]) => gapsWhere('template', ...artifacts);
    const gapsWhere = (why: ProbedPage['why'], ...artifacts: Filed[]) => {
      const urls = artifacts.map((_, index) => at(`/${index}`));
      return gapsOf({
        finished: true,
        outcomes: [scanned('/', 0)],
        settings,
        pages: artifacts.map((one, index) => ({ url: urls[index] ?? '', visitedAt: '', artifacts: one })),
        probed: { pages: urls.map((url) => ({ url, template: null, why })), of: urls.length },
      });
    };

    it.each<[string, ...Filed[]]>([
      ['all of it was', { keyboard: found }, { keyboard: found }],
      ['one page costs its own probe', { keyboard: late, motion: found }, { keyboard: found, motion: found }],
      ['one page could not be at all', { keyboard: late, motion: late }, { keyboard: found, motion: found }],
      ['controls were left alone on purpose', { operated: talks }, { operated: talks }],
      ['it was not wanted', { links: found }],
      ['nothing was to be'],
    ])('none where %s', (_name, ...artifacts) => {
      expect(gaps(...artifacts)).toEqual([]);
    });

    it('where nothing is known of one kind of fault, on any page', () => {
      expect(gaps({ keyboard: late, motion: found }, { keyboard: late, motion: late })).toEqual([
        `No page could be tried out for this: the Tab key. For example ${at('/0')}: It took too long.`,
      ]);
      expect(gaps({ operated: talks }, { operated: late })).toHaveLength(1);
    });

    it('where every page was promised, and on one of them nothing could be tried', () => {
      const whole = { keyboard: found, motion: found };
      const said = (count: string) => [
        `Every page was to be tried out, and ${count} could not be. For example ${at('/1')}: It took too long.`,
      ];
      expect(gapsWhere('every', whole, { keyboard: late, motion: late })).toEqual(said('one page'));
      const two = [
        { keyboard: late, motion: late },
        { keyboard: late, motion: late },
      ];
      expect(gapsWhere('every', whole, ...two)).toEqual(said('2 pages'));
    });

    it.each<[string, ...Filed[]]>([
      ['one page costs its own probe', { keyboard: late, motion: found }, { keyboard: found, motion: found }],
      ['controls were left alone on purpose', { operated: talks }, { operated: found }],
    ])('none where every page was promised, and %s', (_name, ...artifacts) => {
      expect(gapsWhere('every', ...artifacts)).toEqual([]);
    });
  });

  it('is not silent about a scan that saw nothing', () => {
    expect(gapsOf({ finished: true, outcomes: [], settings })).toHaveLength(1);
  });
});

it('coverageOf counts each outcome once', () => {
  const outcomes = [
    scanned('/', 0),
    scanned('/a', 1),
    skipped('/b', 1, 'scope'),
    blocked('/c', 1),
    failed('/d', 1, 404),
  ];
  expect(coverageOf(outcomes)).toEqual({ planned: 5, scanned: 2, skipped: 1, blocked: 1, failed: 1 });
});

it('every probe has a name for people', () => {
  expect(Object.keys(PROBE_WORDS).toSorted()).toEqual([...probeArtifacts].toSorted());
});
