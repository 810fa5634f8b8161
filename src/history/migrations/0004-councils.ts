import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** A scan keeps the council it was made for, whatever council its target is listed under later. */
export const councils: Migration = {
  async up(db) {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const STATEMENTS = [
  // In the order in which who saves a scan writes into them: the other way round, each may wait for the other.
  'lock table authorities, targets, scans in share row exclusive mode',
  'alter table scans add column authority_id text references authorities',
  // A run has kept the target as it was listed then: that is certain, so it comes first.
  `update scans set authority_id = listed.council
    from (
      select distinct on (run_targets.scan_key) run_targets.scan_key, authorities.id as council
      from run_targets
      join authorities on authorities.id =
        coalesce(nullif(target -> 'authority' ->> 'gss', ''), target -> 'authority' ->> 'name')
      where run_targets.scan_key is not null
      order by run_targets.scan_key, run_targets.run_id
    ) listed
    where listed.scan_key = scans.key`,
  // Of the others it is the council of today, unless that began later: then nobody knows which one it was.
  `update scans set authority_id = authorities.id
    from targets join authorities on authorities.id = targets.authority_id
    where targets.id = scans.target_id and scans.authority_id is null
      and (authorities.begins is null or authorities.begins <= (scans.finished_at at time zone 'UTC')::date)`,
  'create index complete_scans_of_council on scans (authority_id, finished_at desc) where finished',
];
