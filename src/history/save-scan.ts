import { sql, type Transaction } from 'kysely';
import { scorableScan } from '../crawl/coverage-floor.ts';
import type { Instant } from '../model/evidence.ts';
import type { AuthorityRef, Target } from '../model/target.ts';
import { inPieces } from './in-pieces.ts';
import {
  type FindingSeen,
  findingsOf,
  lookedForBy,
  pagesToWatchBy,
  platformsOf,
  type ScanToSave,
  storable,
} from './scan-to-save.ts';
import type { Tables } from './tables.ts';

type Writing = Transaction<Tables>;

export interface SavedScan {
  readonly key: number;
  /** False where it was there already, and nothing was changed. */
  readonly isNew: boolean;
}

/**
 * Writes a scan into history, once however often it is asked. `askedAt` is when somebody asked for it, which for one of a run
 * is when the run began.
 */
export async function saveScan(
  writing: Writing,
  scan: ScanToSave,
  askedAt: Instant = scan.record.startedAt,
): Promise<SavedScan> {
  const { id } = scan.record.target;
  const seen = await targetAsSeen(writing, scan);
  const firstSeen = { id, ...seen, added_at: scan.record.startedAt, removed_at: null };
  await writing
    .insertInto('targets')
    .values(firstSeen)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  // Two scans of one target are saved one after the other.
  await writing.selectFrom('targets').select('id').where('id', '=', id).forUpdate().execute();
  const added = await addScan(writing, scan, seen.authority_id);
  if (added === undefined) return { key: await keyOf(writing, scan), isNew: false };
  await addPoints(writing, scan, added);
  const isLatest = (await laterScans(writing, scan)) === 0;
  if (isLatest) await updateTarget(writing, scan, seen, askedAt);
  const counts = await saveFindings(writing, scan, added, isLatest);
  await writing.updateTable('scans').set(counts).where('key', '=', added).execute();
  return { key: added, isNew: true };
}

async function targetAsSeen(writing: Writing, { record, document }: ScanToSave) {
  const listed = await listedTarget(writing, record.target);
  return { ...listed, platform: platformsOf(document).get(listed.host) ?? null };
}

/** What the list says of a target, whether or not it was ever scanned. Its council is written down. */
export async function listedTarget(writing: Writing, { name, start, authority, services = [] }: Omit<Target, 'scope'>) {
  const [start_url = ''] = start;
  const lgsls = [...new Set(services.map(({ lgsl }) => lgsl))];
  return {
    ...{ name: storable(name), start_url, host: URL.parse(start_url)?.hostname ?? '' },
    authority_id: authority ? await saveAuthority(writing, authority) : null,
    // A start page of several services is of none in particular.
    lgsl: lgsls.length === 1 ? (lgsls[0] ?? null) : null,
  };
}

/** What this scan could not say stays as it was: one of an address alone names no council, and one of a site that is down no platform. */
async function updateTarget(
  writing: Writing,
  scan: ScanToSave,
  seen: Awaited<ReturnType<typeof targetAsSeen>>,
  askedAt: Instant,
) {
  const { authority_id, lgsl, platform, ...always } = seen;
  const { id, services = [] } = scan.record.target;
  await writing
    .updateTable('targets')
    .set({
      ...always,
      // One that was asked for before it was taken off the list does not put it back.
      removed_at: sql<Instant | null>`case when removed_at > ${askedAt}::timestamptz then removed_at end`,
      ...(authority_id === null ? {} : { authority_id }),
      ...(services.length === 0 ? {} : { lgsl }),
      ...(platform === null && !isComplete(scan) ? {} : { platform }),
    })
    .where('id', '=', id)
    .execute();
}

function isComplete({ record }: ScanToSave): boolean {
  return record.finished && scorableScan(record).scorable;
}

async function saveAuthority(writing: Writing, { name: given, gss }: AuthorityRef): Promise<string> {
  const name = storable(given);
  const id = gss === '' ? name : gss;
  const unknown = { tier: null, nation: null, begins: null, ends: null, succeeded_by: null };
  await writing
    .insertInto('authorities')
    .values({ id, gss: gss === '' ? null : gss, name, ...unknown })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ name }))
    .execute();
  return id;
}

async function addScan(writing: Writing, scan: ScanToSave, council: string | null): Promise<number | undefined> {
  const { record, document, result, store } = scan;
  const { planned, scanned, skipped, blocked, failed } = document.coverage;
  const { score, band, policy } = document.overall;
  const added = await writing
    .insertInto('scans')
    .values({
      ...{ id: document.scan, target_id: record.target.id, result_digest: result, store },
      ...{ started_at: record.startedAt, finished_at: record.finishedAt },
      ...{ planned, scanned, skipped, blocked, failed },
      ...{ score, score_low: band?.low ?? null, score_high: band?.high ?? null },
      finished: isComplete(scan),
      coverage: scanned + blocked + failed === 0 ? null : scorableScan(record).percent,
      ...{ policy, tool: document.versions.tool },
      authority_id: council ?? councilOfTarget(scan.record),
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('key')
    .executeTakeFirst();
  return added?.key;
}

/** Of a scan that names no council: the one of its target, unless that began later and so cannot be the one of then. */
function councilOfTarget({ target, finishedAt }: ScanToSave['record']) {
  return sql<string | null>`(
    select a.id from targets t join authorities a on a.id = t.authority_id
    where t.id = ${target.id} and (a.begins is null or a.begins <= (${finishedAt}::timestamptz at time zone 'UTC')::date)
  )`;
}

async function keyOf(writing: Writing, { document }: ScanToSave): Promise<number> {
  const saved = await writing
    .selectFrom('scans')
    .select('key')
    .where('id', '=', document.scan)
    .executeTakeFirstOrThrow();
  return saved.key;
}

async function addPoints(writing: Writing, { document }: ScanToSave, scan_key: number): Promise<void> {
  const rows = document.points
    .filter(({ output }) => output === 'scored')
    .map(({ id, score, band }) => ({
      ...{ scan_key, point: id, score, low: band?.low ?? null, high: band?.high ?? null },
      state: score === null ? 'undecided' : 'scored',
    }));
  if (rows.length > 0) await writing.insertInto('scan_points').values(rows).execute();
}

async function laterScans(writing: Writing, { record }: ScanToSave): Promise<number> {
  const { count } = await writing
    .selectFrom('scans')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('target_id', '=', record.target.id)
    .where('finished_at', '>', record.finishedAt)
    .executeTakeFirstOrThrow();
  return count;
}

/** A scan that is saved after a later one tells what was there then; what is there now it does not know. */
async function saveFindings(writing: Writing, scan: ScanToSave, scan_key: number, isLatest: boolean) {
  const target_id = scan.record.target.id;
  const seen = findingsOf(scan);
  const known = await writing
    .selectFrom('findings')
    .select(['key', 'fingerprint', 'check_id', 'message', 'site_wide', 'pages', 'fixed_scan'])
    .where('target_id', '=', target_id)
    .execute();
  const knownBefore = new Map(known.map((one) => [one.fingerprint, one]));
  const open = new Set(known.filter(({ fixed_scan }) => fixed_scan === null).map(({ fingerprint }) => fingerprint));
  const pagesToWatch = pagesToWatchBy(scan);
  const watched = seen.map((one) => {
    const before = knownBefore.get(one.fingerprint);
    return before ? { ...one, pages: pagesToWatch(before, one) } : one;
  });
  const toWrite = isLatest ? watched : seen.filter(({ fingerprint }) => !knownBefore.has(fingerprint));
  await writeFindings(writing, toWrite, target_id, scan_key);

  const fingerprints = new Set(seen.map(({ fingerprint }) => fingerprint));
  const missing = known.filter(({ fingerprint }) => open.has(fingerprint) && !fingerprints.has(fingerprint));
  const looked = lookedForBy(scan);
  const fixed = isLatest ? missing.filter(looked).map(({ key }) => key) : [];
  for (const keys of inPieces(fixed)) {
    await writing.updateTable('findings').set({ fixed_scan: scan_key, pages: [] }).where('key', 'in', keys).execute();
  }
  await listFindings(writing, seen, target_id, scan_key);
  const same = seen.filter(({ fingerprint }) => (isLatest ? open : knownBefore).has(fingerprint)).length;
  return {
    new_findings: seen.length - same,
    same_findings: same,
    fixed_findings: fixed.length,
    unseen_findings: isLatest ? missing.length - fixed.length : 0,
  };
}

async function writeFindings(writing: Writing, seen: readonly FindingSeen[], target_id: string, scan_key: number) {
  for (const some of inPieces(seen)) {
    const rows = some.map(({ check, siteWide, ...rest }) => ({
      ...{ ...rest, check_id: check, site_wide: siteWide },
      ...{ target_id, first_scan: scan_key, last_scan: scan_key, fixed_scan: null },
    }));
    await writing
      .insertInto('findings')
      .values(rows)
      .onConflict((conflict) =>
        conflict.columns(['target_id', 'fingerprint']).doUpdateSet(({ ref }) => ({
          severity: ref('excluded.severity'),
          cause: ref('excluded.cause'),
          template: ref('excluded.template'),
          platform: ref('excluded.platform'),
          pages: ref('excluded.pages'),
          places: ref('excluded.places'),
          last_scan: ref('excluded.last_scan'),
          fixed_scan: null,
          // It was gone, and is told of as new again. The first scan that saw it stays the first.
          returned_scan: sql<
            number | null
          >`case when findings.fixed_scan is null then findings.returned_scan else excluded.first_scan end`,
          returns: sql<number>`findings.returns + (findings.fixed_scan is not null)::int`,
        })),
      )
      .execute();
  }
}

async function listFindings(writing: Writing, seen: readonly FindingSeen[], target_id: string, scan_key: number) {
  const now = await writing
    .selectFrom('findings')
    .select(['key', 'fingerprint'])
    .where('target_id', '=', target_id)
    .orderBy('key')
    .execute();
  const places = new Map(seen.map((one) => [one.fingerprint, one.places]));
  const listed = now.filter(({ fingerprint }) => places.has(fingerprint));
  await writing
    .insertInto('scan_findings')
    .values({
      scan_key,
      findings: sql<number[]>`${listed.map(({ key }) => key)}::integer[]`,
      places: sql<number[]>`${listed.map(({ fingerprint }) => places.get(fingerprint))}::integer[]`,
    })
    .execute();
}
