import { type RawBuilder, sql } from 'kysely';
import type { EstateScope } from '../model/estate.ts';

/** The policy is asked for first: scores of two policies are not compared. Null where there is no score at all. */
export interface ScopeBy extends EstateScope {
  readonly policy: string | null;
}

type Sql = RawBuilder<unknown>;

export const days = (count: number): Sql => sql`make_interval(days => ${count}::int)`;
export const at = (scope: EstateScope): Sql => sql`${scope.at}::timestamptz`;

/** As it was written: a `real` that is widened shows digits that nobody measured. */
export const exact = (column: string): Sql => sql`${sql.ref(column)}::numeric::double precision`;

/** What is watched now: not taken off the list, and of councils that have not ended. */
export function watched(scope: EstateScope): Sql {
  return sql`select t.id as target, t.name, t.host, t.lgsl, t.platform,
      coalesce(a.id, t.id) as council, coalesce(a.name, t.name) as council_name, a.tier, a.nation
    from targets t left join authorities a on a.id = t.authority_id
    where t.added_at <= ${at(scope)} and (t.removed_at is null or t.removed_at > ${at(scope)})
      and (a.ends is null or a.ends > (${at(scope)} at time zone 'UTC')::date)
      and ${asked(scope, { withPlatform: true })}`;
}

/** Each with its last complete scan, and what that is worth today. */
export function latest(scope: ScopeBy): Sql {
  return sql`select w.*, s.key as scan_key, s.id as scan, s.finished_at, s.score, s.score_low, s.score_high, s.coverage, s.policy,
      s.planned, s.scanned, s.blocked, s.failed, s.store,
      case when s.key is null then 'never'
        when s.finished_at <= ${at(scope)} - ${days(scope.freshDays)} then 'out-of-date'
        when s.score is null then 'no-score'
        when s.policy is distinct from ${scope.policy}::text then 'other-policy'
        else 'known' end as state
    from (${watched(scope)}) w
    left join lateral (
      select * from scans where target_id = w.target and finished and finished_at <= ${at(scope)}
      order by finished_at desc, key desc limit 1
    ) s on true`;
}

/** Those whose last complete scan is not out of date: what is open there is open today. */
export function fresh(scope: EstateScope): Sql {
  return sql`select * from (${latest({ ...scope, policy: null })}) every_one where state not in ('never', 'out-of-date')`;
}

export function asked(scope: EstateScope, { withPlatform }: { readonly withPlatform: boolean }): Sql {
  const conditions = [
    ...(scope.lgsl === null ? [] : [sql`t.lgsl = ${scope.lgsl}::int`]),
    ...(scope.tier === null ? [] : [sql`a.tier = ${scope.tier}`]),
    ...(scope.nation === null ? [] : [sql`a.nation = ${scope.nation}`]),
    ...(scope.platform === null || !withPlatform ? [] : [sql`t.platform = ${scope.platform}`]),
  ];
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);
}
