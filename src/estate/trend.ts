import { type RawBuilder, sql } from 'kysely';
import { at, days, type ScopeBy, watched } from './scope.ts';

export interface TrendRow {
  readonly ends: string;
  readonly targets: number;
  readonly quartiles: readonly [number, number, number];
}

/** The line begins where so many of today's targets are on it: with fewer it would speak for few, with more it would be short. */
const ON_THE_LINE = 0.5;
const WEEK_SECONDS = 604_800;

/**
 * Where the middle half of scores stood at the end of each week. A target has the score of its last complete scan until the
 * next one, or until that is out of date. Only those are counted that had one in every week.
 */
export function trendOfWeeks(scope: ScopeBy, weeks: number): RawBuilder<TrendRow> {
  const first = sql`(${at(scope)} - ${days((weeks - 1) * 7)})`;
  // The week in whose end a moment falls, counted from the first one.
  const weekOf = (moment: string) =>
    // Not `extract`: it works in exact decimals, which are slower and no better here.
    sql`ceil(date_part('epoch', ${sql.ref(moment)} - ${first}) / ${WEEK_SECONDS}::int)::int`;
  return sql`with spans as (
      select target_id as target, round(score::double precision * 1000) / 1000 as score, policy, finished_at as starts,
        least(lead(finished_at) over (partition by target_id order by finished_at, key),
          finished_at + ${days(scope.freshDays)}) as stops
      from scans
      where finished and finished_at <= ${at(scope)} and finished_at > ${first} - ${days(scope.freshDays)}
        and target_id in (select target from (${watched(scope)}) watched)
    ),
    standing as (
      select target, score, week
      from spans, generate_series(greatest(0, ${weekOf('starts')}), least(${weeks - 1}::int, ${weekOf('stops')} - 1)) week
      where policy = ${scope.policy}::text and score is not null
    ),
    counted as (
      select target, score, week, row_number() over (partition by target order by week desc) as place from standing
    ),
    unbroken as (
      select score, week, min(week) over (partition by target) as starts from counted where week + place = ${weeks}::int
    ),
    line as (
      select percentile_disc(${ON_THE_LINE}::double precision) within group (order by starts) as starts
      from unbroken where week = ${weeks - 1}::int
    )
    select ${first} + make_interval(days => week * 7) as ends, count(*)::int as targets,
      percentile_cont(array[0.25, 0.5, 0.75]) within group (order by score) as quartiles
    from unbroken
    where starts <= (select starts from line) and week >= (select starts from line)
    group by week order by week`;
}
