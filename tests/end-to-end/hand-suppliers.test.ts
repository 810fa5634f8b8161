import { afterAll, beforeAll, expect, it } from 'vitest';
import { type DnsFixture, serveDns } from '../../fixtures/lib/dns-server.ts';
import { systemClock } from '../../src/compose.ts';
import { openDatabase } from '../../src/history/database.ts';
import { lineUp } from '../../src/jobs/at-work.ts';
import { weekly } from '../helpers/jobs-database.ts';
import { emptyPostgresDatabase } from '../helpers/postgres-server.ts';
import { runCli, temporaryFolder } from '../helpers/run-cli.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let dns: DnsFixture;

beforeAll(async () => {
  folder = await temporaryFolder();
  dns = await serveDns({
    'forms.ambleford.example': { CNAME: 'ambleford.achieveservice.com' },
    'ambleford.achieveservice.com': { A: ['192.0.2.10'] },
  });
});
afterAll(async () => {
  await dns.close();
  await folder.remove();
});

it('a scan by hand waits for another one at the supplier that only DNS names', async () => {
  const url = await emptyPostgresDatabase();
  const opened = await openDatabase({ url, folder: folder.path }, { clock: systemClock });
  if (!opened.ok) throw new Error(opened.error.message);
  const [target] = weekly(['westmere']).targets;
  if (!target) throw new Error('There is one.');
  await lineUp(opened.value, { who: 'there 7', target, hosts: ['achieveservice.com'] });
  const said = 'Another scan by hand (there 7) is at westmere, on the same host';
  // Otherwise it would go on to look for that host.
  const ran = await runCli(
    ['scan', 'https://forms.ambleford.example/', '--save', '--dns-server', `${dns.address}:${dns.port}`],
    {
      ...{ cwd: folder.path, env: { LGDSS_DATA: folder.path, DATABASE_URL: url } },
      watch: (printed, interrupt) => {
        if (printed.includes(said)) interrupt();
      },
    },
  );
  await opened.value.end();
  expect(ran.out + ran.err).toContain(said);
  expect(ran.err).toContain('was not begun');
});
