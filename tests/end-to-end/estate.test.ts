import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillStore } from '../../bench/history-store.ts';
import { MADE_PLATFORMS } from '../../bench/made-history.ts';
import { systemClock } from '../../src/compose.ts';
import { type Database, openDatabase } from '../../src/history/database.ts';
import { addSchedule } from '../../src/jobs/schedules.ts';
import type { EstateReport, FaultSeen } from '../../src/model/estate.ts';
import { weekly } from '../helpers/jobs-database.ts';
import { madeHistory } from '../helpers/made-history.ts';
import { expectPassesOurScanner } from '../helpers/own-page.ts';
import { temporaryFolder } from '../helpers/run-cli.ts';
import { runHere } from '../helpers/run-here.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let database: Database;
const at = (...parts: readonly string[]) => path.join(folder.path, ...parts);
const run = (...args: readonly string[]) => runHere(args, { cwd: folder.path, env: { LGDSS_DATA: at('data') } });
const REGISTER = [
  'gss,homepage_url,id,local_custodian_code,name,parent_local_authority_id,slug,snac,tier_id,country_name',
  'E99000008,https://www.council-8.example,1,1,Sample Council 008,,sample-8,,3,England',
  'W99000005,https://www.council-5.example,2,2,Sample Council 005,,sample-5,,2,Scotland',
];

beforeAll(async () => {
  folder = await temporaryFolder();
  await madeHistory(at('data', 'history'));
  const opened = await openDatabase({ url: null, folder: at('data', 'history') }, { clock: systemClock });
  if (!opened.ok) throw new Error(opened.error.message);
  // Open all the time: the commands ask whoever runs the database, and do not each begin to run it, which takes a second.
  database = opened.value;
  await fillStore(database, { targets: 60, weeks: 20, seed: 3, end: systemClock.now() });
  const long = '2020-01-01T00:00:00.000Z';
  await addSchedule(database, 'towns', { ...weekly(['northford']), since: long }, long);
});
afterAll(async () => {
  await database.end();
  await folder.remove();
});

describe('lgdss estate', () => {
  it('writes a report of what is in the history', async () => {
    const ran = await run('estate', 'report', '--out', 'all');
    expect(ran.code, ran.err).toBe(0);
    expect(ran.out).toMatch(/^\d+ councils, \d+ services: \d+ with a score that holds today, \d+ not known\.\n/);
    // No worker tells of it.
    expect(ran.err).toContain('1 target overdue. The longest is northford: due by 2020-01-06');
    expect((await readdir(at('all'))).toSorted()).toContain('supplier-faults.csv');
    const report = JSON.parse(await readFile(at('all', 'estate.json'), 'utf8')) as EstateReport;
    expect(report).toMatchObject({ schema: 1, policy: 'v2', asked: { lgsl: null, freshDays: 30 } });
    expect(report.supplierFaults.length).toBeGreaterThan(0);
    expect(report.ended).toHaveLength(3);
    expect(report.checks[report.commonChecks[0]?.check ?? '']?.title).toBeTruthy();
  });

  it('has written its report where what is overdue cannot be found out, and says so', async () => {
    await sql`alter table at_work rename to away`.execute(database.db);
    const ran = await run('estate', 'report', '--out', 'without');
    await sql`alter table away rename to at_work`.execute(database.db);
    expect(ran.code, ran.err).toBe(0);
    expect(ran.err).toMatch(/^What is overdue could not be found out\. .*at_work/m);
    expect(await readdir(at('without'))).toContain('estate.html');
  });

  it('leaves out what was not asked for, and says so where nothing is left', async () => {
    const ran = await run('estate', 'report', '--nation', 'wales', '--lgsl', '437', '--out', 'wales');
    expect(ran.code, ran.err).toBe(0);
    const { targets } = JSON.parse(await readFile(at('wales', 'estate.json'), 'utf8')) as EstateReport;
    expect(new Set(targets.map(({ nation, lgsl }) => `${nation} ${lgsl}`))).toEqual(new Set(['Wales 437']));
    const none = await run('estate', 'report', '--lgsl', '9', '--out', 'none');
    expect(none).toMatchObject({ code: 2, out: '' });
    expect(none.err).toContain('Scan with --save first.');
    expect(await run('estate', 'report', '--tier', 'borough')).toMatchObject({ code: 2 });
  });

  it('lists who shares a fault, with the command that makes the pack of each', async () => {
    const ran = await run('estate', 'faults', '--platform', MADE_PLATFORMS[0] ?? '', '--out', 'faults');
    expect(ran.code, ran.err).toBe(0);
    const seen = JSON.parse(await readFile(at('faults', 'faults.json'), 'utf8')) as FaultSeen[];
    expect(seen.length).toBeGreaterThan(1);
    const [first] = (await readdir(at('faults'))).filter((name) => name.startsWith('001-'));
    const commands = await readFile(at('faults', first ?? '', 'packs.sh'), 'utf8');
    const [one] = seen;
    expect(commands).toContain(
      `lgdss pack '${one?.scan}' --fault '${one?.check} ${one?.message} ${one?.cause}' --platform '${one?.platform}' --store '/srv/lgdss/evidence' --redact --out 'packs/`,
    );
    const councils = await readFile(at('faults', first ?? '', 'councils.csv'), 'utf8');
    expect(councils.trim().split('\r\n').length - 1).toBe(commands.match(/^lgdss pack/gm)?.length);
  });

  it('a platform that the history does not know is a slip, and not one without faults', async () => {
    const ran = await run('estate', 'faults', '--platform', 'nothing like it', '--out', 'slip');
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.err).toContain(
      `The history knows no platform 'nothing like it'. It knows ${MADE_PLATFORMS.toSorted()[0]}`,
    );
  });

  it('puts the register and ended councils into the history', async () => {
    await writeFile(at('register.csv'), REGISTER.join('\n'));
    expect(await run('authorities', 'import', 'register.csv')).toMatchObject({ code: 0 });
    await writeFile(
      at('ended.csv'),
      'code,begins,ends,successor\ncouncil-006,1974-04-01,2026-04-01,E99000008\nX1,,2026-04-01,\n',
    );
    const ran = await run('estate', 'councils', 'ended.csv');
    expect(ran.code, ran.err).toBe(0);
    expect(ran.out).toMatch(
      /^[12] councils? of the history found in the register\. 1 council ended\. 1 council began\.\n/,
    );
    expect(ran.err).toContain('X1 is neither in the history nor in the register');
    await run('estate', 'report', '--out', 'later');
    const report = JSON.parse(await readFile(at('later', 'estate.json'), 'utf8')) as EstateReport;
    expect(report.ended).toContainEqual(
      expect.objectContaining({
        ...{ council: 'council-006', begins: '1974-04-01', ends: '2026-04-01' },
        successorName: 'Sample Council 008',
      }),
    );
    expect(report.targets.filter(({ council }) => council === 'council-006')).toEqual([]);
    const [watched] = report.targets;
    expect((await run('estate', 'unwatch', watched?.target ?? '')).out).toContain('is watched no longer');
    await run('estate', 'report', '--out', 'fewer');
    const fewer = JSON.parse(await readFile(at('fewer', 'estate.json'), 'utf8')) as EstateReport;
    expect(fewer.targets.map(({ target }) => target)).toEqual(report.targets.slice(1).map(({ target }) => target));
    expect(await run('estate', 'unwatch', 'www.nowhere.example')).toMatchObject({ code: 2, out: '' });
    await writeFile(at('bad.csv'), 'code,ends,successor\ncouncil-007,2026-02-30,\n');
    expect(await run('estate', 'councils', 'bad.csv')).toMatchObject({ code: 2 });
  });
});

it('estate.html passes our own scanner', async () => {
  await run('estate', 'report', '--out', 'scanned');
  await expectPassesOurScanner(at('scanned', 'estate.html'), at('scan'));
});
