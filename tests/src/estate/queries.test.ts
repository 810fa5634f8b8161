import { type RawBuilder, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillStore } from '../../../bench/history-store.ts';
import { type Made, makeHistory } from '../../../bench/made-history.ts';
import { systemClock } from '../../../src/compose.ts';
import { askEstate, estateQuestions } from '../../../src/estate/estate.ts';
import { commonCauses, commonChecks, supplierFaults, supplierFaultsSeen } from '../../../src/estate/fault-queries.ts';
import {
  coverageOfCouncils,
  distributions,
  endedCouncils,
  policyInUse,
  targetsWithFreshness,
} from '../../../src/estate/queries.ts';
import type { ScopeBy } from '../../../src/estate/scope.ts';
import { trendOfWeeks } from '../../../src/estate/trend.ts';
import { type Database, openDatabase } from '../../../src/history/database.ts';
import { madeHistory } from '../../helpers/made-history.ts';
import { emptyPostgresDatabase } from '../../helpers/postgres-server.ts';
import { temporaryFolder } from '../../helpers/run-cli.ts';

const SIZE = { targets: 40, weeks: 16, seed: 5, end: '2026-11-29T06:00:00.000Z' };
const SCOPE: ScopeBy = {
  ...{ lgsl: null, tier: null, nation: null, platform: null },
  ...{ at: SIZE.end, freshDays: 30, policy: 'v2' },
};
const DAY = 86_400_000;
const made = makeHistory(SIZE);

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => folder.remove());

it('the history is the same every time it is made, and has every case', () => {
  expect(makeHistory(SIZE)).toEqual(made);
  expect(rowsOf('authorities').filter(({ ends }) => ends !== null)).toHaveLength(3);
  expect(rowsOf('scans').some(({ finished }) => finished === false)).toBe(true);
  expect(rowsOf('findings').some(({ fixed_scan }) => fixed_scan !== null)).toBe(true);
  expect(rowsOf('targets').some(({ removed_at }) => removed_at !== null)).toBe(true);
});

describe.each(['embedded', 'server'] as const)('on a database that is %s', (kind) => {
  let database: Database;
  beforeAll(async () => {
    const url = kind === 'server' ? await emptyPostgresDatabase() : null;
    if (url === null) await madeHistory(folder.path);
    const opened = await openDatabase({ url, folder: folder.path }, { clock: systemClock });
    if (!opened.ok) throw new Error(opened.error.message);
    database = opened.value;
    await fillStore(database, SIZE);
  });
  afterAll(() => database.end());

  const ask = <T>(question: RawBuilder<T>) => askEstate(database.db, (one) => one(question));
  const write = (change: RawBuilder<unknown>) => change.execute(database.db);

  it('every target that is watched is there once, with its last complete scan', async () => {
    const rows = await ask(targetsWithFreshness(SCOPE));
    expect(rows.map(({ target }) => target).toSorted()).toEqual(watchedNow().map(String).toSorted());
    for (const row of rows) {
      const last = completeScans(row.target).at(-1);
      expect(row).toMatchObject({ scan: last?.id ?? null, finishedAt: last?.finished_at ?? null });
      const stale = last !== undefined && Date.parse(SIZE.end) - Date.parse(String(last.finished_at)) >= 30 * DAY;
      expect(row.state).toBe(last === undefined ? 'never' : stale ? 'out-of-date' : 'known');
      if (last !== undefined) expect(row.score).toBe(last.score);
    }
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['known', 'out-of-date', 'never']));
    expect(rows.map(({ councilName }) => councilName)).toEqual(rows.map(({ councilName }) => councilName).toSorted());
  });

  it('what is out of date is counted and has no score; groups add up', async () => {
    const rows = await ask(targetsWithFreshness(SCOPE));
    const groups = await ask(distributions(SCOPE));
    const known = rows.filter(({ state }) => state === 'known').map(({ score }) => score ?? -1);
    const [all] = groups.filter(({ dimension }) => dimension === 'all');
    expect(all).toMatchObject({ targets: rows.length, known: known.length, scores: known.toSorted((a, b) => a - b) });
    expect(known.length).toBeLessThan(rows.length);
    expect(all?.five?.[2]).toBeCloseTo(middle(known), 6);
    for (const dimension of ['lgsl', 'tier', 'nation', 'platform']) {
      const its = groups.filter((group) => group.dimension === dimension);
      expect(its.length).toBeGreaterThan(1);
      expect(its.reduce((sum, { targets }) => sum + targets, 0)).toBe(rows.length);
      expect(its.reduce((sum, { scores }) => sum + scores.length, 0)).toBe(known.length);
    }
  });

  it('scores of another policy are not shown with these', async () => {
    const [group] = await ask(distributions({ ...SCOPE, policy: 'v1' }));
    expect(group).toMatchObject({ dimension: 'all', known: 0, five: null, scores: [] });
    expect(await ask(policyInUse(SCOPE))).toEqual([{ policy: 'v2' }]);
  });

  it('a filter leaves only what it names', async () => {
    const rows = await ask(targetsWithFreshness({ ...SCOPE, lgsl: 437, tier: 'unitary', nation: 'Wales' }));
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row).toMatchObject({ lgsl: 437, tier: 'unitary', nation: 'Wales' });
  });

  it('the trend is of the same targets in every week', async () => {
    const weeks = await ask(trendOfWeeks(SCOPE, 10));
    expect(weeks.length).toBeGreaterThan(5);
    expect(new Set(weeks.map(({ targets }) => targets)).size).toBe(1);
    expect(weeks.at(-1)?.ends).toBe(SIZE.end);
    const standing = watchedNow().map((target) => weeks.map(({ ends }) => standingAt(String(target), ends)));
    const common = standing.filter((scores) => scores.every((score) => score !== undefined)) as number[][];
    expect(weeks[0]?.targets).toBe(common.length);
    for (const [index, { quartiles }] of weeks.entries()) {
      expect(quartiles[1]).toBeCloseTo(middle(common.map((scores) => scores[index] ?? -1)), 6);
    }
  });

  it('faults are those that are open where the last scan is not out of date', async () => {
    const open = openFindings();
    const checks = await ask(commonChecks(SCOPE, 1000));
    expect(new Set(checks.map(({ check }) => check))).toEqual(new Set(open.map(({ check_id }) => check_id)));
    for (const { check, councils, targets, places, causes } of checks) {
      const its = open.filter(({ check_id }) => check_id === check);
      expect({ councils, targets, places, causes }).toEqual({
        councils: new Set(its.map(({ council }) => council)).size,
        targets: new Set(its.map(({ target_id }) => target_id)).size,
        places: its.reduce((sum, one) => sum + Number(one.places), 0),
        causes: new Set(its.map(({ message, cause }) => `${message} ${cause}`)).size,
      });
    }
    const causes = await ask(commonCauses(SCOPE, 10_000));
    expect(causes.length).toBe(
      new Set(open.map(({ check_id, message, cause }) => `${check_id} ${message} ${cause}`)).size,
    );
    const counted = causes.map(({ councils }) => councils);
    expect(counted).toEqual(counted.toSorted((a, b) => b - a));
    expect(await ask(commonCauses(SCOPE, 3))).toEqual(causes.slice(0, 3));
  });

  it('a fault that was last seen long ago is not known to be there', async () => {
    const old = openFindings().find(({ first_scan }) => {
      const first = rowsOf('scans').find(({ key }) => key === first_scan);
      return Date.parse(SIZE.end) - Date.parse(String(first?.finished_at)) > 31 * DAY;
    });
    const total = async () => (await ask(commonChecks(SCOPE, 1000))).reduce((sum, { places }) => sum + places, 0);
    const before = await total();
    await write(sql`update findings set last_scan = first_scan where key = ${old?.key}::int`);
    expect(await total()).toBe(before - Number(old?.places));
    await write(sql`update findings set last_scan = ${old?.last_scan}::int where key = ${old?.key}::int`);
  });

  it('a shared fault is one that two councils or more have on one platform', async () => {
    const shared = await ask(supplierFaults(SCOPE, 1000));
    expect(shared.length).toBeGreaterThan(2);
    for (const { platform, check, message, cause, councils, users, since } of shared) {
      const its = openFindings().filter(
        (one) => one.platform === platform && one.check_id === check && one.message === message && one.cause === cause,
      );
      expect(councils).toBe(new Set(its.map(({ council }) => council)).size);
      expect(councils).toBeGreaterThan(1);
      expect(users).toBeGreaterThanOrEqual(councils);
      const firsts = its.map(({ first_scan }) =>
        String(rowsOf('scans').find(({ key }) => key === first_scan)?.finished_at),
      );
      expect(firsts).toContain(since);
    }
    const platform = shared[0]?.platform ?? '';
    const seen = await ask(supplierFaultsSeen(SCOPE, platform));
    const theirs = shared.filter((fault) => fault.platform === platform);
    expect(seen.length).toBe(theirs.reduce((sum, { targets }) => sum + targets, 0));
    const scans = new Set(rowsOf('scans').map(({ id }) => id));
    for (const { scan, store } of seen) {
      expect(scans.has(scan)).toBe(true);
      expect(store).not.toBe('');
    }
  });

  it('every council is counted, whatever is known of it', async () => {
    const councils = await ask(coverageOfCouncils(SCOPE));
    const total = (of: (row: (typeof councils)[number]) => number) => councils.reduce((sum, row) => sum + of(row), 0);
    expect(total(({ targets }) => targets)).toBe(watchedNow().length);
    expect(total(({ fresh, outOfDate, never }) => fresh + outOfDate + never)).toBe(watchedNow().length);
    for (const { fresh, coverage } of councils) expect(coverage === null).toBe(fresh === 0);
  });

  it('a council that ended keeps its history, and says who is responsible now', async () => {
    const ended = await ask(endedCouncils(SCOPE));
    expect(ended.map(({ council, successor }) => [council, successor])).toEqual([
      ['council-001', 'council-003'],
      ['council-002', 'council-003'],
      ['council-004', 'council-000'],
    ]);
    for (const { council, scans, ends, lastScan } of ended) {
      const its = rowsOf('targets').filter(({ authority_id }) => authority_id === council);
      expect(scans).toBe(its.flatMap(({ id }) => completeScans(String(id))).length);
      expect(lastScan === null || lastScan < `${ends}T24`).toBe(true);
    }
    expect(ended.some(({ scans }) => scans > 0)).toBe(true);
    expect(await ask(targetsWithFreshness(SCOPE))).not.toContainEqual(
      expect.objectContaining({ council: 'council-001' }),
    );
  });

  it('what is listed under the successor leaves its scans with the council that ended', async () => {
    const ofService = { ...SCOPE, lgsl: serviceOf('council-001') };
    const before = [await ask(endedCouncils(SCOPE)), await ask(endedCouncils(ofService))];
    expect(before[1]).toContainEqual(expect.objectContaining({ council: 'council-001' }));
    await write(sql`update targets set authority_id = 'council-003' where authority_id = 'council-001'`);
    expect([await ask(endedCouncils(SCOPE)), await ask(endedCouncils(ofService))]).toEqual(before);
    for (const { id } of rowsOf('targets').filter(({ authority_id }) => authority_id === 'council-001'))
      await write(sql`update targets set authority_id = 'council-001' where id = ${id}`);
  });

  it('who is responsible is found through several changes, and a circle ends', async () => {
    const end = (heir: string, id: string) =>
      write(sql`update authorities set ends = '2026-01-01', succeeded_by = ${heir} where id = ${id}`);
    await end('council-005', 'council-003');
    expect((await ask(endedCouncils(SCOPE))).map(({ successor }) => successor)).toContain('council-005');
    await end('council-003', 'council-005');
    expect(await ask(endedCouncils(SCOPE))).toHaveLength(5);
    await write(
      sql`update authorities set ends = null, succeeded_by = null where id in ('council-003', 'council-005')`,
    );
  });

  it('nothing at all is an answer too', async () => {
    const scope = { ...SCOPE, at: '2020-01-01T00:00:00.000Z', lgsl: 1, nation: "O'Brien" };
    for (const [name, question] of Object.entries(estateQuestions(scope, { weeks: 5, platform: 'none' }))) {
      const rows = await ask(question);
      // The group of all is there, and empty.
      expect(rows, name).toEqual(name === 'distributions' ? [expect.objectContaining({ targets: 0, five: null })] : []);
    }
  });
});

function rowsOf(table: keyof Made) {
  return made[table];
}

function serviceOf(council: string): number {
  return Number(rowsOf('targets').find(({ authority_id }) => authority_id === council)?.lgsl);
}

function watchedNow() {
  const gone = new Set(rowsOf('authorities').flatMap(({ id, ends }) => (ends === null ? [] : [id])));
  return rowsOf('targets')
    .filter(
      ({ authority_id, removed_at }) =>
        !gone.has(authority_id) && (removed_at === null || String(removed_at) > SIZE.end),
    )
    .map(({ id }) => id);
}

function completeScans(target: string) {
  return rowsOf('scans')
    .filter(({ target_id, finished }) => target_id === target && finished === true)
    .toSorted((a, b) => (String(a.finished_at) < String(b.finished_at) ? -1 : 1));
}

/** The score a target has at a moment: of its last complete scan, unless that is out of date or by another policy. */
function standingAt(target: string, moment: string): number | undefined {
  const last = completeScans(target).findLast(({ finished_at }) => String(finished_at) <= moment);
  if (last === undefined || last.policy !== 'v2') return undefined;
  return Date.parse(moment) - Date.parse(String(last.finished_at)) < 30 * DAY ? Number(last.score) : undefined;
}

function openFindings() {
  const watched = new Map(rowsOf('targets').map(({ id, authority_id }) => [id, authority_id]));
  const now = new Set(watchedNow().filter((target) => standingIsFresh(String(target))));
  return rowsOf('findings')
    .filter(({ target_id, fixed_scan }) => fixed_scan === null && now.has(target_id))
    .map((row) => ({ ...row, council: watched.get(row.target_id) }) as Record<string, unknown>);
}

function standingIsFresh(target: string): boolean {
  const last = completeScans(target).at(-1);
  return last !== undefined && Date.parse(SIZE.end) - Date.parse(String(last.finished_at)) < 30 * DAY;
}

function middle(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(at)] ?? Number.NaN) + (sorted[Math.ceil(at)] ?? Number.NaN)) / 2;
}
