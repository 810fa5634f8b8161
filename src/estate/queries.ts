import { type RawBuilder, sql } from 'kysely';
import type { CouncilCoverage, Distribution, EndedCouncil, EstateScope, EstateTarget } from '../model/estate.ts';
import { asked, at, exact, latest, type ScopeBy } from './scope.ts';

/** The policy of most scores of today; of as many, the later one. */
export function policyInUse(scope: EstateScope): RawBuilder<{ policy: string | null }> {
  return sql`select policy from (${latest({ ...scope, policy: null })}) latest
    where state = 'other-policy' group by policy order by count(*) desc, policy desc limit 1`;
}

/** By name, because this is no league table. */
export function targetsWithFreshness(scope: ScopeBy): RawBuilder<EstateTarget> {
  return sql`select target, name, host, lgsl, platform, council, council_name as "councilName", tier, nation, state, scan,
      finished_at as "finishedAt", floor(extract(epoch from ${at(scope)} - finished_at) / 86400)::int as days,
      ${exact('score')} as score, ${exact('score_low')} as low, ${exact('score_high')} as high, policy,
      ${exact('coverage')} as coverage, planned, scanned, blocked, failed,
      (select count(*)::int from scans s where s.target_id = target and not s.finished and s.finished_at <= ${at(scope)}
        and s.finished_at > coalesce(latest.finished_at, '-infinity')) as "triedSince"
    from (${latest(scope)}) latest
    order by council_name collate "C", name collate "C", target collate "C"`;
}

/** Of all, and by each of the things that councils have in common. */
export function distributions(scope: ScopeBy): RawBuilder<Distribution> {
  const groups = sql`select
      case when grouping(lgsl) = 0 then 'lgsl' when grouping(tier) = 0 then 'tier' when grouping(nation) = 0 then 'nation'
        when grouping(platform) = 0 then 'platform' else 'all' end as dimension,
      coalesce(lgsl::text, tier, nation, platform) as name,
      count(*)::int as targets,
      (count(*) filter (where state = 'known'))::int as known,
      percentile_cont(array[0, 0.25, 0.5, 0.75, 1]) within group (order by ${exact('score')}) filter (where state = 'known') as five,
      coalesce(array_agg(${exact('score')} order by score) filter (where state = 'known'), '{}') as scores
    from (${latest(scope)}) latest
    group by grouping sets ((), (lgsl), (tier), (nation), (platform))`;
  return sql`select * from (${groups}) groups order by dimension, name collate "C" nulls last`;
}

export function coverageOfCouncils(scope: ScopeBy): RawBuilder<CouncilCoverage> {
  return sql`select council, council_name as "councilName", tier, nation, count(*)::int as targets,
      (count(*) filter (where state not in ('never', 'out-of-date')))::int as fresh,
      (count(*) filter (where state = 'out-of-date'))::int as "outOfDate",
      (count(*) filter (where state = 'never'))::int as never,
      min(coverage::numeric) filter (where state not in ('never', 'out-of-date'))::double precision as coverage,
      floor(extract(epoch from ${at(scope)} - min(finished_at)) / 86400)::int as "oldestDays"
    from (${latest(scope)}) latest
    group by council, council_name, tier, nation
    order by council_name collate "C", council collate "C"`;
}

/**
 * A council may end in one that ends in turn; the last of them is responsible. Twenty steps end a circle. Its scans are those
 * that were made for it: its services are listed under the next council by now.
 */
export function endedCouncils(scope: EstateScope): RawBuilder<EndedCouncil> {
  const today = sql`(${at(scope)} at time zone 'UTC')::date`;
  return sql`with recursive line as (
      select id as council, succeeded_by as heir, 1 as step from authorities where ends <= ${today}
      union all
      select line.council, heir.succeeded_by, step + 1 from line join authorities heir on heir.id = line.heir
      where heir.ends <= ${today} and heir.succeeded_by is not null and step < 20
    ),
    last as (select distinct on (council) council, heir from line order by council, step desc)
    select a.id as council, a.name as "councilName", a.begins, a.ends, heir.id as successor, heir.name as "successorName",
      seen.scans, seen.first as "firstScan", seen.last as "lastScan", seen.score as "lastScore", seen.policy as "lastPolicy"
    from last join authorities a on a.id = last.council
    left join authorities heir on heir.id = last.heir
    cross join lateral (
      select count(s.key)::int as scans, min(s.finished_at) as first, max(s.finished_at) as last,
        (array_agg(${exact('s.score')} order by s.finished_at desc) filter (where s.score is not null))[1] as score,
        (array_agg(s.policy order by s.finished_at desc) filter (where s.score is not null))[1] as policy
      from scans s where s.authority_id = a.id and s.finished and s.finished_at <= ${at(scope)}
    ) seen
    where ${scope.lgsl === null ? sql`true` : hadService(scope.lgsl)}
      and ${asked({ ...scope, lgsl: null }, { withPlatform: false })}
    order by a.name collate "C", a.id collate "C"`;
}

const hadService = (lgsl: number) => sql`(
  exists (select from targets t where t.authority_id = a.id and t.lgsl = ${lgsl}::int)
  or exists (
    select from scans s join targets t on t.id = s.target_id where s.authority_id = a.id and s.finished and t.lgsl = ${lgsl}::int
  )
)`;
