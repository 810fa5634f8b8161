import { type RawBuilder, sql } from 'kysely';
import type { CommonCause, CommonCheck, EstateScope, FaultSeen, SupplierFault } from '../model/estate.ts';
import { at, days, fresh } from './scope.ts';

/**
 * What is open today, of targets whose last complete scan is not out of date. What later scans did not look for is open too, but
 * only as long as the scan that saw it is not out of date itself. Both are worked out once and set aside: where the
 * planner may weave them into what is asked, it guesses that there are few rows, and looks for each of many thousand again.
 */
const withOpen = (scope: EstateScope) => sql`
  with fresh as materialized (${fresh(scope)}),
  open as materialized (
    select f.platform, f.check_id, f.message, f.cause, f.severity, f.places, f.first_scan, f.last_scan, fresh.council,
      fresh.council_name, fresh.target, fresh.host
    from findings f join fresh on fresh.target = f.target_id join scans seen on seen.key = f.last_scan
    where f.fixed_scan is null and seen.finished_at > ${at(scope)} - ${days(scope.freshDays)}
  )`;

/** A fault is known again at another council by its check, its message and what its places have in common. */
const FAULT = sql`check_id, message, cause`;
const SUPPLIER_FAULT = sql`platform, check_id, message, cause`;
const SEVERITIES = sql`array['critical', 'serious', 'moderate', 'minor']`;

/** First one row for each target and council: counting different ones in a large group would sort the whole of it. */
const byTarget = (fault: RawBuilder<unknown>) => sql`
  select ${fault}, council, target, sum(places) as places, min(first_scan) as first_scan,
    min(array_position(${SEVERITIES}, severity)) as severity
  from open group by ${fault}, council, target`;

const byCouncil = (fault: RawBuilder<unknown>) => sql`
  select ${fault}, council, count(*) as targets, sum(places) as places, min(first_scan) as first_scan, min(severity) as severity
  from (${byTarget(fault)}) by_target group by ${fault}, council`;

/** The most severe one, where a fault is not the same everywhere. */
const counts = sql`(${SEVERITIES})[min(severity)] as severity, count(*)::int as councils, sum(targets)::int as targets,
  sum(places)::int as places`;

const since = sql`(select finished_at from scans where key = min(first_scan)) as since`;

export function commonChecks(scope: EstateScope, most: number): RawBuilder<CommonCheck> {
  return sql`${withOpen(scope)},
    causes as materialized (
      select check_id, count(*)::int as causes from (select ${FAULT} from open group by ${FAULT}) different group by check_id
    )
    select check_id as check, ${counts}, (select causes from causes where causes.check_id = by_council.check_id) as causes
    from (${byCouncil(sql`check_id`)}) by_council group by check_id
    order by councils desc, check_id collate "C" limit ${most}::int`;
}

export function commonCauses(scope: EstateScope, most: number): RawBuilder<CommonCause> {
  return sql`${withOpen(scope)}
    select check_id as check, message, cause, ${counts}, ${since}
    from (${byCouncil(FAULT)}) by_council group by ${FAULT}
    order by councils desc, check_id collate "C", message, cause collate "C" limit ${most}::int`;
}

/** A fault that one council has on its own is no shared one. */
const FEWEST_COUNCILS = 2;

/** A council may see a platform's fault on another host than its own, such as that of its forms: it uses that platform too. */
export function supplierFaults(scope: EstateScope, most: number): RawBuilder<SupplierFault> {
  return sql`${withOpen(scope)},
    faults as materialized (${byCouncil(SUPPLIER_FAULT)}),
    users as (
      select platform, count(*)::int as users from (
        select platform, council from fresh union select platform, council from faults
      ) used group by platform
    ),
    shared as (
      select ${SUPPLIER_FAULT}, ${counts}, ${since}
      from faults where platform is not null group by ${SUPPLIER_FAULT} having count(*) >= ${FEWEST_COUNCILS}::int
    )
    select platform, check_id as check, message, cause, severity, councils, targets, places, since, users
    from shared join users using (platform)
    order by councils desc, platform collate "C", check_id collate "C", message, cause collate "C" limit ${most}::int`;
}

/** Platforms that the history has anything of. */
export function platformsKnown(): RawBuilder<{ platform: string }> {
  return sql`select platform from (select platform from targets union select platform from findings) known
    where platform is not null order by platform collate "C"`;
}

/** Where each fault of one platform was seen, for those who write to the supplier. */
export function supplierFaultsSeen(scope: EstateScope, platform: string): RawBuilder<FaultSeen> {
  // The highest rank is the number of councils: joined to a list of counts, the planner would guess one row and loop.
  const ranked = sql`select *, dense_rank() over (partition by ${SUPPLIER_FAULT} order by council) as rank
    from open where platform = ${platform}`;
  const counted = sql`select *, max(rank) over (partition by ${SUPPLIER_FAULT}) as councils from (${ranked}) ranked`;
  return sql`${withOpen(scope)}
    select platform, check_id as check, message, cause, severity, council, council_name as "councilName", target, host, places,
      first.finished_at as since, last.id as scan, last.finished_at as "finishedAt", last.store
    from (${counted}) counted
    join scans first on first.key = counted.first_scan join scans last on last.key = counted.last_scan
    where councils >= ${FEWEST_COUNCILS}::int
    order by councils desc, platform collate "C", check_id collate "C", message, cause collate "C", council_name collate "C",
      target collate "C"`;
}
