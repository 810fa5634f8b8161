import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/history/database.ts';
import { claimNotice, feedOf, noticeOverdue, noticeRuns, noticeSent } from '../../../src/jobs/notices.ts';
import { finishRuns, settle } from '../../../src/jobs/runs.ts';
import { addSchedule, beginDue, listSchedules, removeSchedule } from '../../../src/jobs/schedules.ts';
import { retryTargets } from '../../../src/jobs/steer.ts';
import { ADDED, type OpenedDatabase, openDatabaseOf, weekly } from '../../helpers/jobs-database.ts';

const FIRST = '2026-11-29T02:00:00.000Z';
const SECOND = '2026-12-06T02:00:00.000Z';
const MINUTE_MS = 60_000;
const later = (from: string, ms: number) => new Date(Date.parse(from) + ms).toISOString();

describe.each(['embedded', 'server'] as const)('what people are told, %s', (kind) => {
  let opened: OpenedDatabase;
  let database: Database;

  beforeAll(async () => {
    opened = await openDatabaseOf(kind);
    database = opened.database;
    await addSchedule(database, 'north', weekly(['ambleford', 'westmere']), ADDED);
  });
  afterAll(() => opened?.close(), 60_000);

  /** A run in which each target got such a score, or failed. */
  async function run(at: string, scores: Readonly<Record<string, number | null>>): Promise<void> {
    const [id = ''] = await beginDue(database, at);
    for (const [target, score] of Object.entries(scores)) {
      const job = { run: id, target, generation: 0 };
      if (score === null) {
        await settle(database, job, { state: 'failed', reason: 'It did not answer.', now: at });
        continue;
      }
      const { key } = await database.db
        .insertInto('scans')
        .values({
          ...{ id: `sha256:${id}${target}`, target_id: target, started_at: at, finished_at: later(at, MINUTE_MS) },
          ...{ finished: true, planned: 1, scanned: 1, skipped: 0, blocked: 0, failed: 0, coverage: 100, score },
          ...{ score_low: score - 5, score_high: score + 5, policy: 'v3', tool: '1', store: '' },
          result_digest: 'sha256:0',
        })
        .returning('key')
        .executeTakeFirstOrThrow();
      await settle(database, job, { state: 'complete', reason: null, now: at });
      await database.db
        .updateTable('run_targets')
        .set({ scan_key: key })
        .where('run_id', '=', id)
        .where('target_id', '=', target)
        .execute();
      // Of an earlier scan, and gone by then: it is back, and new again.
      await database.db
        .updateTable('findings')
        .set({ returned_scan: key, last_scan: key, returns: 1 })
        .where('check_id', '=', 'forms/labels')
        .where('target_id', '=', target)
        .execute();
      for (const [check_id, severity] of [
        ['security/hsts', 'serious'],
        ['content/words', 'minor'],
        ['security/certificate', 'moderate'],
      ] as const)
        await database.db
          .insertInto('findings')
          .values({
            ...{ target_id: target, fingerprint: `${id}${check_id}`, check_id, severity, cause: '', template: '' },
            ...{ platform: null, first_scan: key, last_scan: key, fixed_scan: null, places: 3 },
          })
          .execute();
      await database.db
        .insertInto('findings')
        .values({
          ...{ target_id: target, fingerprint: 'labels', check_id: 'forms/labels', severity: 'critical', cause: '' },
          ...{ template: '', platform: null, first_scan: key, last_scan: key, fixed_scan: key, places: 3 },
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
    expect(await finishRuns(database, later(at, 5 * MINUTE_MS))).toEqual([id]);
    await noticeRuns(database, await listSchedules(database), later(at, 6 * MINUTE_MS));
    await noticeRuns(database, await listSchedules(database), later(at, 7 * MINUTE_MS));
  }

  it('a first run, in which everything is new, tells of what ends and of nothing else', async () => {
    await run(FIRST, { ambleford: 70, westmere: 80 });
    const at = later(FIRST, 8 * MINUTE_MS);
    const next = await claimNotice(database, at);
    const ends = (target: string) => ({ target, check: 'security/certificate', severity: 'moderate', places: 3 });
    expect(next?.digest).toMatchObject({
      ...{ run: 'north@2026-11-29T02:00Z', serious: [], scores: [], notWhole: [], overdue: [] },
      ending: [ends('ambleford'), ends('westmere')],
    });
    await noticeSent(database, next?.digest.id ?? '', { by: [], problems: [] }, at);
    expect(await claimNotice(database, at)).toBe(undefined);
    expect((await feedOf(database, 'north')).map(({ summary }) => summary)).toEqual(['2 planned: 2 complete.']);
  });

  it('later runs tell of new serious findings, of what ends, of scores out of their band and of what failed', async () => {
    await run(SECOND, { ambleford: 50, westmere: null });
    const next = await claimNotice(database, later(SECOND, 8 * MINUTE_MS));
    const found = (check: string, severity: string, again = false) => ({
      ...{ target: 'ambleford', check, severity, places: 3, again },
    });
    expect(next?.digest).toMatchObject({
      run: 'north@2026-12-06T02:00Z',
      summary: '2 planned: 1 complete, 1 failed.',
      serious: [found('forms/labels', 'critical', true), found('security/hsts', 'serious')],
      ending: [found('security/certificate', 'moderate')],
      scores: [{ target: 'ambleford', before: 70, after: 50 }],
      notWhole: [{ target: 'westmere', state: 'failed', reason: 'It did not answer.' }],
    });
  });

  it('one worker sends it; when that one dies or cannot, the rest of it is tried again', async () => {
    const soon = later(SECOND, 9 * MINUTE_MS);
    expect(await claimNotice(database, soon)).toBe(undefined);
    const again = await claimNotice(database, later(SECOND, 19 * MINUTE_MS));
    expect(again?.already).toEqual([]);
    const id = again?.digest.id ?? '';
    await noticeSent(database, id, { by: ['email'], problems: ['Slack is away.'] }, later(SECOND, 20 * MINUTE_MS));
    // By a clock that is hours ahead, and is set right before it could be sent.
    expect(await claimNotice(database, later(SECOND, 600 * MINUTE_MS))).not.toBe(undefined);
    const rest = await claimNotice(database, later(SECOND, 40 * MINUTE_MS));
    expect(rest?.already).toEqual(['email']);
    await noticeSent(database, id, { by: ['email', 'slack'], problems: [] }, later(SECOND, 41 * MINUTE_MS));
    expect(await claimNotice(database, later(SECOND, 60 * MINUTE_MS))).toBe(undefined);
  });

  it('a run without news goes into the feed of a schedule that has one, and by no other way', async () => {
    const feed = '/feeds/quiet.xml';
    const spec = weekly(['eastmere']);
    await addSchedule(database, 'quiet', { ...spec, notify: { ...spec.notify, slack: true, feed } }, ADDED);
    const at = later(SECOND, 60 * MINUTE_MS);
    const begun = await beginDue(database, at);
    expect(begun).toEqual(['quiet@2026-12-06T02:00Z']);
    const job = { run: begun[0] ?? '', target: 'eastmere', generation: 0 };
    await settle(database, job, { state: 'complete', reason: null, now: at });
    await finishRuns(database, at);
    await noticeRuns(database, await listSchedules(database), at);
    const next = await claimNotice(database, at);
    expect(next?.digest.summary).toBe('1 planned: 1 complete.');
    expect(next?.already).toEqual(['email', 'webhook', 'teams', 'slack']);
    await noticeSent(database, next?.digest.id ?? '', { by: [], problems: [] }, at);
    await removeSchedule(database, 'quiet', at);
  });

  it('what is tried again after the digest of its run is told of too, and nothing else for a second time', async () => {
    await addSchedule(database, 'again', weekly(['northmere', 'overmere']), ADDED);
    const [first, second] = [later(SECOND, 70 * MINUTE_MS), later(SECOND, 90 * MINUTE_MS)];
    const [id = ''] = await beginDue(database, first);
    const scanned = async (target: string, at: string, scan: string, generation?: number) => {
      const { key } = await database.db
        .insertInto('scans')
        .values({
          ...{ id: `sha256:${scan}${target}`, target_id: target, started_at: at, finished_at: at, finished: true },
          ...{ planned: 1, scanned: 1, skipped: 0, blocked: 0, failed: 0, coverage: 100, score: 70 },
          ...{ score_low: null, score_high: null, policy: 'v3', tool: '1', store: '', result_digest: 'sha256:0' },
        })
        .returning('key')
        .executeTakeFirstOrThrow();
      if (generation === undefined) return;
      await database.db
        .insertInto('findings')
        .values({
          ...{ target_id: target, fingerprint: scan, check_id: 'forms/labels', severity: 'critical', cause: '' },
          ...{ template: '', platform: null, first_scan: key, last_scan: key, fixed_scan: null, places: 3 },
        })
        .execute();
      await settle(database, { run: id, target, generation }, { state: 'complete', reason: null, now: at });
      const row = database.db.updateTable('run_targets').set({ scan_key: key }).where('run_id', '=', id);
      await row.where('target_id', '=', target).execute();
    };
    const told = async (at: string) => {
      expect(await finishRuns(database, at)).toEqual([id]);
      await noticeRuns(database, await listSchedules(database), at);
      await noticeRuns(database, await listSchedules(database), at);
      const next = await claimNotice(database, at);
      await noticeSent(database, next?.digest.id ?? '', { by: [], problems: [] }, at);
      expect(await claimNotice(database, at)).toBe(undefined);
      return next?.digest;
    };
    for (const target of ['northmere', 'overmere']) await scanned(target, FIRST, 'before');
    await scanned('northmere', first, 'first', 0);
    const lost = { run: id, target: 'overmere', generation: 0 };
    await settle(database, lost, { state: 'failed', reason: 'The disk is full.', now: first });
    const found = (target: string) => [expect.objectContaining({ target, check: 'forms/labels' })];
    expect(await told(first)).toMatchObject({ id, serious: found('northmere'), notWhole: [{ target: 'overmere' }] });

    expect(await retryTargets(database, { run: id }, second)).toBe(1);
    await scanned('overmere', second, 'second', 1);
    const digest = await told(second);
    expect(digest).toMatchObject({
      run: id,
      serious: found('overmere'),
      notWhole: [],
      summary: '2 planned: 2 complete.',
    });
    expect(digest?.id).not.toBe(id);
    await removeSchedule(database, 'again', second);
  });

  it('tells of what is overdue, once a day', async () => {
    const schedules = await listSchedules(database);
    // Westmere was last seen whole on the first Sunday, and the second is over by a day and its window.
    const inTime = '2026-12-07T08:00:00.000Z';
    await noticeOverdue(database, schedules, inTime);
    expect(await claimNotice(database, inTime)).toBe(undefined);
    const late = '2026-12-07T09:00:00.000Z';
    await noticeOverdue(database, schedules, late);
    await noticeOverdue(database, schedules, later(late, MINUTE_MS));
    const told = await claimNotice(database, late);
    expect(told?.digest).toMatchObject({ run: null, overdue: [{ name: 'westmere', dueBy: inTime }] });
    expect(await claimNotice(database, later(late, MINUTE_MS))).toBe(undefined);
    await noticeOverdue(database, schedules, '2026-12-08T09:00:00.000Z');
    expect(await claimNotice(database, '2026-12-08T09:00:00.000Z')).not.toBe(undefined);
  });
});
