import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { temporaryFolder } from '../../helpers/run-cli.ts';
import { runMain } from '../../helpers/run-main.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
const lgdss = (args: string, day?: string) =>
  runMain([...args.split(' ').map((one) => one.replaceAll('_', ' ')), '--data', folder.path], folder.path, day);

beforeAll(async () => {
  folder = await temporaryFolder();
  const list = 'name,url\nAmbleford,https://www.ambleford.example/\nWestmere,https://www.westmere.example/\n';
  await writeFile(path.join(folder.path, 'councils.csv'), list);
});
afterAll(() => folder.remove());

/** One after the other on one embedded database, because opening it takes its time. Commands on 2026-11-29, a Sunday, at ten. */
it('schedules are added, listed, paused, resumed, run and removed', async () => {
  const added = await lgdss('schedule add --targets councils.csv --every week --at Sun_02:00 --window 6h');
  expect(added).toEqual({
    code: 0,
    err: '',
    out: 'councils: 2 targets, every week, Sun 02:00. First due 2026-12-06T02:00:00.000Z.\n',
  });
  expect((await lgdss('schedule add --targets councils.csv --every week --at Sun_02:00')).err).toContain('already');
  const wrong = await lgdss('schedule add --targets councils.csv --every week --at 02:00');
  expect(wrong).toMatchObject({
    code: 2,
    err: 'With --every week, --at needs a day of the week, such as "Sun 02:00".\n',
  });

  expect((await lgdss('schedule pause councils')).out).toBe('councils is paused.\n');
  expect(JSON.parse((await lgdss('schedule list --json')).out)).toEqual([
    expect.objectContaining({ id: 'councils', targets: 2, nextDue: null, pausedAt: '2026-11-29T10:00:00.000Z' }),
  ]);
  await lgdss('schedule resume councils');

  expect((await lgdss('schedule due councils')).code).toBe(0);
  const late = await lgdss('schedule due councils', '2026-12-08');
  expect(late.code).toBe(3);
  expect(late.out).toContain('councils: 2 targets: 2 overdue, 2 never seen whole.');

  const run = await lgdss('schedule run-now councils');
  expect(run.out).toBe('councils@2026-11-29T10:00Z: 2 planned: 2 waiting, 0 complete.\n');
  expect((await lgdss('jobs list')).out.trim().split('\n')).toHaveLength(2);
  expect((await lgdss('jobs retry councils@2026-11-29T10:00Z/www.ambleford.example')).code).toBe(2);
  expect((await lgdss('schedule history councils')).out).toContain('under way. 2 planned: 2 waiting');
  expect(JSON.parse((await lgdss('jobs summary --json')).out)).toMatchObject({ planned: 2, counts: { waiting: 2 } });

  expect((await lgdss('schedule remove councils')).code).toBe(0);
  expect((await lgdss('schedule due councils')).err).toContain("There is no schedule 'councils'.");
}, 180_000);

it('old evidence is tidied up only where packs can be read', async () => {
  expect((await lgdss('store tidy --keep-evidence 12')).err).toContain('must be weeks or days');
  await mkdir(path.join(folder.path, 'packs', 'no-pack'), { recursive: true });
  const refused = await lgdss('store tidy --keep-evidence 12w --packs packs');
  expect(refused.code).toBe(2);
  expect(refused.err).toContain('is no pack that can be read. Nothing was taken away.');
  const tidied = await lgdss('store tidy --keep-evidence 12w --dry-run');
  expect(tidied.out).toMatch(/^Would take away 0 files \(0\.0 MB\) that only 0 scans from before 2026-09-06 have\.\n$/);
}, 60_000);

it('no name from a list steers the terminal', async () => {
  const evil = [{ url: 'https://www.eastmere.example/', name: 'Eastmere\u001b[2J', id: 'eastmere' }];
  await writeFile(path.join(folder.path, 'evil.json'), JSON.stringify(evil));
  await lgdss('jobs add --targets evil.json --name evil');
  await lgdss('schedule add --targets evil.json --every day --at 02:00 --name evil');
  const due = await lgdss('schedule due evil');
  expect(due.out).toMatch(/^evil: 1 target: /);
  const said = [(await lgdss('jobs summary evil')).out, due.out].join('');
  expect(said.split('Eastmere')).toHaveLength(3);
  expect(said).not.toContain('\u001b');
  await lgdss('schedule remove evil');
}, 180_000);
