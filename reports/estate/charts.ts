import type { Dimension, Distribution, EstateReport, TrendWeek } from '../../src/model/estate.ts';
import { dateInWords, number, plural, score } from '../lib/text.ts';
import { boxesOf, dotsOf } from './dots.ts';
import { DIMENSION_TITLES, groupName } from './words.ts';

interface Figure {
  readonly id: string;
  readonly title: string;
  /** The same for those who cannot see the picture. */
  readonly sentence: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const NUMBERS = ['Watched', 'With a score', 'Lowest', 'A quarter is below', 'Middle', 'A quarter is above', 'Highest'];

export function dotFigure(report: EstateReport) {
  const all = report.distributions.find(({ dimension }) => dimension === 'all');
  if (!all?.five) return null;
  const dots = dotsOf(all.scores);
  const one = dots.each === 1 ? 'Each dot is one service.' : `Each dot is up to ${number(dots.each)} services.`;
  const figure: Figure = {
    id: 'all-scores',
    title: 'All scores',
    sentence: `${one} ${spread(all.five, all.known)} ${left(all)}`,
    heads: ['Score', 'Services'],
    rows: countsByTen(all.scores),
  };
  return { ...figure, ...dots };
}

export function boxFigures(report: EstateReport) {
  const dimensions = (Object.keys(DIMENSION_TITLES) as Exclude<Dimension, 'all'>[]).filter(
    (dimension) => groupsOf(report, dimension).length > 1,
  );
  return dimensions.map((dimension) => {
    const groups = groupsOf(report, dimension);
    const figure: Figure = {
      id: `by-${dimension}`,
      title: `By ${DIMENSION_TITLES[dimension]}`,
      sentence: groups.map((group) => `${groupName(dimension, group.name)}: ${inShort(group)}.`).join(' '),
      heads: [upper(DIMENSION_TITLES[dimension]), ...NUMBERS],
      rows: groups.map((group) => [groupName(dimension, group.name), ...numbersOf(group)]),
    };
    const boxes = boxesOf(
      groups.map((group) => ({
        ...group,
        label: groupName(dimension, group.name),
        words: inShort(group),
        shortWords: shorter(group),
      })),
    );
    return { ...figure, ...boxes };
  });
}

/** A drawing of its own size that is stretched, because a line needs numbers where bars do with shares. */
export const TREND = { width: 1000, height: 200 };

export function trendFigure({ trend }: EstateReport) {
  const { weeks, targets } = trend;
  const [first] = weeks;
  const last = weeks.at(-1);
  if (first === undefined || last === undefined || weeks.length < 2) return null;
  const figure: Figure = {
    id: 'trend',
    title: 'Week by week',
    sentence: `The same ${plural(targets, 'service')} in every week from ${day(first)} to ${day(last)}. The middle score was ${score(first.median)} and is ${score(last.median)}. The middle half lay from ${score(first.quarter)} to ${score(first.threeQuarters)} and lies from ${score(last.quarter)} to ${score(last.threeQuarters)}.`,
    heads: ['Week to', 'A quarter is below', 'Middle', 'A quarter is above'],
    rows: weeks.map((week) => [day(week), score(week.quarter), score(week.median), score(week.threeQuarters)]),
  };
  const points = (of: (week: TrendWeek) => number) => weeks.map((week, index) => point(of(week), index, weeks.length));
  return {
    ...figure,
    ...TREND,
    middle: points(({ median }) => median).join(' '),
    half: [...points(({ threeQuarters }) => threeQuarters), ...points(({ quarter }) => quarter).toReversed()].join(' '),
    begins: day(first),
    ends: day(last),
  };
}

function point(value: number, index: number, count: number): string {
  const x = Math.round((index / (count - 1)) * TREND.width);
  return `${x},${Math.round((TREND.height * (100 - value)) / 10) / 10}`;
}

function groupsOf({ distributions }: EstateReport, dimension: Dimension): readonly Distribution[] {
  return distributions.filter((group) => group.dimension === dimension);
}

function spread(five: NonNullable<Distribution['five']>, known: number): string {
  const [least, quarter, middle, threeQuarters, most] = five;
  return `${plural(known, 'score')} from ${score(least)} to ${score(most)}. The middle one is ${score(middle)}, and the middle half lies from ${score(quarter)} to ${score(threeQuarters)}.`;
}

function left({ targets, known }: Distribution): string {
  return targets === known
    ? ''
    : `${plural(targets - known, 'more service is', 'more services are')} watched and not shown, because nobody knows their score today.`;
}

function inShort({ five, known, targets }: Distribution): string {
  return five === null
    ? `no score, ${number(targets)} watched`
    : `middle ${score(five[2])}, ${number(known)} of ${number(targets)}`;
}

function shorter({ five, known, targets }: Distribution): string {
  return `${five === null ? 'none' : score(five[2])} (${number(known)} of ${number(targets)})`;
}

function numbersOf({ targets, known, five }: Distribution): readonly string[] {
  return [number(targets), number(known), ...(five === null ? Array(5).fill('None') : five.map(score))];
}

function countsByTen(scores: readonly number[]): readonly (readonly string[])[] {
  const tens = Array.from({ length: 10 }, (_, index) => index * 10);
  return tens.map((from) => {
    const isLast = from === 90;
    const count = scores.filter((value) => value >= from && (value < from + 10 || isLast)).length;
    return [isLast ? '90 to 100' : `${from} to below ${from + 10}`, number(count)];
  });
}

function day({ ends }: TrendWeek): string {
  return dateInWords(ends).replace(/ at .*/, '');
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
