import type { Dimension, EstateReport, EstateScope, EstateTarget, TargetState } from '../../src/model/estate.ts';
import { number, plural, score } from '../lib/text.ts';

export const STATE_TITLES: Readonly<Record<TargetState, string>> = {
  known: 'Known',
  'no-score': 'No score',
  'other-policy': 'Scored by other rules',
  'out-of-date': 'Out of date',
  never: 'Never scanned to the end',
};

export function stateMeaning(state: TargetState, { freshDays }: EstateScope): string {
  const meanings: Readonly<Record<TargetState, string>> = {
    known: `The last complete scan is less than ${plural(freshDays, 'day')} old and has a score.`,
    'no-score': 'The last complete scan could not give a score.',
    'other-policy': 'The score was made by another scoring policy. Such scores cannot be set side by side.',
    'out-of-date': `The last complete scan is ${plural(freshDays, 'day')} old or older. Nobody knows how the service is today.`,
    never: 'No scan of it was ever complete. Nobody knows how the service is.',
  };
  return meanings[state];
}

export const DIMENSION_TITLES: Readonly<Record<Exclude<Dimension, 'all'>, string>> = {
  lgsl: 'service',
  tier: 'tier of council',
  nation: 'nation',
  platform: 'platform',
};

export function groupName(dimension: Dimension, name: string | null): string {
  if (name === null) return 'Not known';
  return dimension === 'lgsl' ? serviceName(Number(name)) : name;
}

export function serviceName(lgsl: number | null): string {
  return lgsl === null ? 'Not known' : `Service ${lgsl}`;
}

/** What the report is about, in one line. */
export function scopeInWords({ lgsl, tier, nation, platform }: EstateScope): string {
  const parts = [
    ...(lgsl === null ? [] : [`service ${lgsl} of the Local Government Service List`]),
    ...(tier === null ? [] : [`councils of the tier ${tier}`]),
    ...(nation === null ? [] : [nation]),
    ...(platform === null ? [] : [`the platform ${platform}`]),
  ];
  return parts.length === 0 ? 'everything that is watched' : parts.join(', ');
}

export function scoreInWords({ score: value, low, high }: Pick<EstateTarget, 'score' | 'low' | 'high'>): string {
  if (value === null) return 'No score';
  return low === null || high === null ? score(value) : `${score(value)} (${score(low)} to ${score(high)})`;
}

/**
 * Where a score lies among the others, as far as its own range allows: a council is told apart from the middle half only
 * where the whole range is outside it.
 */
export function placeInWords(target: EstateTarget, { distributions }: EstateReport): string {
  const five = distributions.find(({ dimension }) => dimension === 'all')?.five;
  if (target.state !== 'known' || target.score === null) return 'Not known';
  if (!five) return 'Not known';
  if ((target.high ?? target.score) < five[1]) return 'Below the middle half';
  if ((target.low ?? target.score) > five[3]) return 'Above the middle half';
  return 'In or near the middle half';
}

export function ageInWords({ days }: Pick<EstateTarget, 'days'>): string {
  if (days === null) return 'Never';
  return days === 0 ? 'Today' : `${plural(days, 'day')} ago`;
}

export function percent(value: number | null): string {
  return value === null ? 'Not known' : `${number(value)} per cent`;
}
