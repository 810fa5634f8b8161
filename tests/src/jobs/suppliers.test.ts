import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DnsFixture, serveDns, type Zone } from '../../../fixtures/lib/dns-server.ts';
import { handHosts } from '../../../src/cli/hand-hosts.ts';
import { askSuppliers } from '../../../src/cli/jobs/ask-suppliers.ts';
import { withWord } from '../../../src/cli/with-word.ts';
import { lineUp } from '../../../src/jobs/at-work.ts';
import { hostKeys } from '../../../src/jobs/host-key.ts';
import { addSchedule, beginDue, planRun } from '../../../src/jobs/schedules.ts';
import { suppliersOf } from '../../../src/jobs/suppliers.ts';
import type { Target } from '../../../src/model/target.ts';
import { ADDED, type OpenedDatabase, openDatabaseOf, weekly } from '../../helpers/jobs-database.ts';

const SUNDAY = '2026-11-29T02:00:00.000Z';
const SUPPLIER = 'achieveservice.com';
/** All addresses of one name, which are its server. */
const SERVER = '192.0.2.10 192.0.2.11';
const zone: Zone = {
  // A council's own names that stand for those of a supplier: a known one, by way of another, and one that nobody has listed.
  'forms.ambleford.example': { CNAME: 'ambleford.achieveservice.com' },
  'forms.westmere.example': { CNAME: 'edge.westmere.example' },
  'edge.westmere.example': { CNAME: 'westmere.achieveservice.com' },
  'pay.ambleford.example': { CNAME: 'ambleford.paying.example' },
  'pay.westmere.example': { CNAME: 'westmere.paying.example' },
  '*.paying.example': { A: ['192.0.2.20'] },
  '*.achieveservice.com': { A: ['192.0.2.10', '192.0.2.11'] },
  // Without an alias, at the addresses of the supplier's own name, and at one of them.
  'desk.northmere.example': { A: ['192.0.2.11', '192.0.2.10'] },
  'half.northmere.example': { A: ['192.0.2.11'] },
  // Behind networks that deliver for anybody.
  'www.southmere.example': { CNAME: 'southmere.impervadns.net' },
  'www.eastmere.example': { CNAME: 'eastmere.azurewebsites.net' },
  'www.farmere.example': { CNAME: 'lb1.elb.eu-west-2.amazonaws.com' },
  'lb1.elb.eu-west-2.amazonaws.com': { A: ['192.0.2.32'] },
  'forms.nearmere.example': { CNAME: 'shared.azurewebsites.net' },
  'forms.midmere.example': { CNAME: 'shared.azurewebsites.net' },
  '*.impervadns.net': { A: ['192.0.2.30'] },
  '*.azurewebsites.net': { A: ['192.0.2.31'] },
  'www.undermere.example': { CNAME: 'web.undermere.example' },
  'web.undermere.example': { A: ['192.0.2.40'] },
  'broken.example': { state: 'broken' },
  'silent.westmere.example': { state: 'silent' },
  // Two councils on one server of somebody we do not know.
  'www.overmere.example': { A: ['192.0.2.50'] },
  'www.lowermere.example': { A: ['192.0.2.50'] },
  'gone.overmere.example': { CNAME: 'overmere.cloud.contensis.com' },
};

const target = (host: string, ...others: readonly string[]): Target => ({
  ...{ id: host, name: host, start: [`https://${host}/`] },
  scope: { origins: others.map((other) => `https://${other}`), include: [], exclude: [], maxPages: 1, maxDepth: 0 },
});

async function isFree(port: number | undefined): Promise<boolean> {
  const socket = createSocket('udp4').bind(port, '127.0.0.1');
  try {
    await once(socket, 'listening');
    return true;
  } catch {
    return false;
  } finally {
    socket.close();
  }
}

describe('whose servers targets are on', () => {
  let dns: DnsFixture;
  const settings = () => ({ dnsServer: `${dns.address}:${dns.port}` });
  const found = async (...hosts: readonly string[]) =>
    Object.fromEntries(
      await askSuppliers(
        hosts.map((host) => target(host)),
        settings(),
      ),
    );

  beforeAll(async () => {
    dns = await serveDns(zone);
  });
  afterAll(() => dns.close());

  it.each([
    ['a name that stands for one of a known supplier', 'forms.ambleford.example', [SUPPLIER, SERVER]],
    ['the same by way of another name of its own', 'forms.westmere.example', [SUPPLIER, SERVER]],
    ['a supplier whose name is gone by now', 'gone.overmere.example', ['cloud.contensis.com']],
    ['a supplier that nobody has listed', 'pay.ambleford.example', ['paying.example', '192.0.2.20']],
    ['the addresses of a supplier', 'desk.northmere.example', [SERVER]],
    ['one address of several, which is another server', 'half.northmere.example', ['192.0.2.11']],
    ['another name of the same council', 'www.undermere.example', ['192.0.2.40']],
    ['a name of the supplier itself', 'ambleford.achieveservice.com', [SERVER]],
  ])('%s', async (_, host, leadsTo) => {
    expect(await found(host)).toEqual({ [host]: leadsTo });
  });

  it.each([
    ['a network that delivers for anybody', 'www.southmere.example'],
    ['a name at a hosting company that tells not whose it is', 'www.farmere.example'],
    ['a name that is not there', 'nothing.example'],
    ['a server that cannot answer', 'broken.example'],
    ['an address without a name', '127.0.0.1'],
  ])('%s tells nothing', async (_, host) => {
    expect(await found(host)).toEqual({});
  });

  it('an app or a load balancer at a hosting company is one server, whoever has it', async () => {
    expect(await found('www.eastmere.example')).toEqual({ 'www.eastmere.example': ['eastmere.azurewebsites.net'] });
    for (const host of ['forms.nearmere.example', 'forms.midmere.example'])
      expect(await found(host)).toEqual({ [host]: ['shared.azurewebsites.net'] });
  });

  it('two councils on one server of somebody we do not know wait for each other, in whatever runs', async () => {
    const [one, two] = [target('www.overmere.example'), target('www.lowermere.example')];
    const suppliers = await askSuppliers([one, two], settings());
    const plan = { settings: {}, windowMs: 3_600_000, schedule: null, dueAt: null };
    const run = planRun('run', { ...plan, targets: [one, two], suppliers }, SUNDAY);
    expect(new Set(run.targets.map(({ hostKey }) => hostKey)).size).toBe(1);
    const begins = run.targets.map(({ startsAt }) => Date.parse(startsAt ?? ''));
    expect(Math.abs((begins[1] ?? 0) - (begins[0] ?? 0))).toBe(1_800_000);
    // Of another run, or by hand, it is known by itself.
    const alone = planRun(
      'other',
      { ...plan, targets: [two], suppliers: await askSuppliers([two], settings()) },
      SUNDAY,
    );
    expect(alone.targets.map(({ hosts }) => hosts)).toEqual([['lowermere.example', '192.0.2.50']]);
    expect(run.targets[0]?.hosts).toEqual(['overmere.example', '192.0.2.50']);
  });

  it('where DNS is silent, what it said in time counts, and nobody waits any longer', async () => {
    const slow = [target('forms.ambleford.example'), target('silent.westmere.example')];
    const began = performance.now();
    const found = await askSuppliers(slow, settings(), { patienceMs: 500 });
    expect(found).toEqual(new Map([['forms.ambleford.example', [SUPPLIER, SERVER]]]));
    expect(performance.now() - began).toBeLessThan(1900);
    expect(await askSuppliers(slow, settings(), { signal: AbortSignal.abort() })).toEqual(new Map());
  });

  it('nobody listens any more for what DNS has not said in time, which would keep the process from ending', async () => {
    const [silent, ports] = [createSocket('udp4'), [] as number[]];
    silent.on('message', (_, from) => ports.push(from.port)).bind(0, '127.0.0.1');
    await once(silent, 'listening');
    const dnsServer = `127.0.0.1:${silent.address().port}`;
    await askSuppliers([target('forms.ambleford.example')], { dnsServer }, { patienceMs: 300 });
    expect(ports).toHaveLength(1);
    await expect.poll(() => isFree(ports[0]), { timeout: 1200 }).toBe(true);
    silent.close();
  });

  it('whoever waits for it is told after two seconds, once', async () => {
    const told: string[] = [];
    const every = (_: number, work: () => void) => {
      const timer = setInterval(work, 20);
      return () => clearInterval(timer);
    };
    const ms = 300;
    const io = { every, err: (text: string) => told.push(text) };
    const word = 'Asking.';
    expect(await withWord(word, io, () => sleep(ms, 'answered'))).toBe('answered');
    expect(told).toEqual([word]);
    expect(await withWord(word, io, async () => 'at once')).toBe('at once');
    await sleep(50);
    expect(told).toHaveLength(1);
  });

  it('a scan by hand knows its suppliers too, and asks once for all that it scans', async () => {
    const [one, two] = [target('forms.ambleford.example'), target('forms.westmere.example')];
    const opened = await openDatabaseOf('embedded');
    const { signal } = new AbortController();
    const asked = { dnsServer: settings().dnsServer, resolve: [] };
    const before = dns.asked.length;
    const hosts = handHosts([one, two], asked, { reach: async () => opened.database, signal });
    expect(await hosts(one)).toEqual(['ambleford.example', SUPPLIER, SERVER]);
    expect(await hosts(two)).toEqual(['westmere.example', SUPPLIER, SERVER]);
    expect(dns.asked).toHaveLength(before + 2);
    // So that each waits for the other.
    expect(await lineUp(opened.database, { who: 'here 1', target: one, hosts: await hosts(one) })).toBe(undefined);
    const other = await lineUp(opened.database, { who: 'here 2', target: two, hosts: await hosts(two) });
    expect(other).toMatchObject({ by: 'scan', who: 'here 1', target: one.name });
    await opened.close();
  });

  it.each([
    ['nobody else can be met', async () => undefined],
    ['the database cannot tell', () => Promise.reject(new Error('It is gone.'))],
  ])('nobody is asked where %s', async (_, reach) => {
    const one = target('forms.ambleford.example');
    const [before, { signal }] = [dns.asked.length, new AbortController()];
    const hosts = handHosts([one], { dnsServer: settings().dnsServer, resolve: [] }, { reach, signal });
    expect(await hosts(one)).toEqual(['ambleford.example']);
    expect(dns.asked).toHaveLength(before);
  });

  it('a name at the addresses of a supplier is on the server of that supplier', async () => {
    const targets = [
      target('desk.northmere.example'),
      target(`ambleford.${SUPPLIER}`),
      target('half.northmere.example'),
    ];
    const keys = [...hostKeys(targets.slice(0, 2), await askSuppliers(targets, settings())).values()];
    expect(new Set(keys).size).toBe(1);
    const half = hostKeys(targets.slice(1), await askSuppliers(targets, settings()));
    expect(new Set(half.values()).size).toBe(2);
  });

  it('addresses of a supplier behind a network are those of all its customers', async () => {
    const addresses = ['192.0.2.30'];
    const ask = async (host: string) =>
      host.endsWith(SUPPLIER) ? { aliases: ['x.impervadns.net'], addresses } : { aliases: [], addresses };
    const targets = [target(`a.${SUPPLIER}`), target('www.southmere.example')];
    const keys = hostKeys(targets, await suppliersOf(targets, ask));
    expect([...keys.values()]).toEqual([SUPPLIER, '192.0.2.30']);
  });

  it('each host is asked about once, and none that has an address for the scan or that nobody can have', async () => {
    const before = dns.asked.length;
    const twice = [target('desk.northmere.example', 'desk.northmere.example'), target('desk.northmere.example')];
    await askSuppliers(twice, settings());
    expect(dns.asked.slice(before)).toEqual(['udp A desk.northmere.example']);
    await askSuppliers(twice, { ...settings(), resolve: ['desk.northmere.example=127.0.0.1'] });
    expect(dns.asked).toHaveLength(before + 1);
    // By the servers of this machine, which are not asked either: it would take seconds without a network.
    expect(await askSuppliers([target('forms.ambleford.example')], {})).toEqual(new Map());
  });

  it('puts those of one supplier apart in the window, and keeps them from one another', async () => {
    const targets = ['forms.ambleford.example', 'forms.westmere.example', 'x.achieveservice.com'].map((one) =>
      target(one),
    );
    const plan = { targets, settings: {}, windowMs: 3_600_000, schedule: null, dueAt: null };
    const suppliers = await askSuppliers(targets, settings());
    const run = planRun('run', { ...plan, suppliers }, SUNDAY);
    const begins = run.targets.map(({ startsAt }) => Date.parse(startsAt ?? '')).toSorted((a, b) => a - b);
    expect(begins.slice(1).map((at, index) => Math.round((at - (begins[index] ?? 0)) / 1000))).toEqual([1200, 1200]);
    expect(new Set(run.targets.map(({ hostKey }) => hostKey)).size).toBe(1);
    // By its own name too: that is all a run without an answer of DNS has to know it by.
    expect(run.targets.map(({ hosts }) => hosts)).toEqual([
      ['ambleford.example', SUPPLIER, SERVER],
      ['westmere.example', SUPPLIER, SERVER],
      [SUPPLIER, SERVER],
    ]);
    const byName = planRun('run', plan, SUNDAY).targets.map(({ hostKey }) => hostKey);
    expect(byName).toEqual(['ambleford.example', 'westmere.example', SUPPLIER]);
  });

  describe('in a run', () => {
    let opened: OpenedDatabase;
    beforeAll(async () => {
      opened = await openDatabaseOf('server');
    });
    afterAll(() => opened.close());

    it('is asked when it is due, and kept with each target', async () => {
      const targets = [target('forms.ambleford.example')];
      await addSchedule(opened.database, 'forms', { ...weekly([]), targets, settings: settings() }, ADDED);
      const before = dns.asked.length;
      const [run = ''] = await beginDue(opened.database, SUNDAY, askSuppliers);
      await beginDue(opened.database, SUNDAY, askSuppliers);
      expect(dns.asked.slice(before)).toEqual(['udp A forms.ambleford.example']);
      const kept = opened.database.db.selectFrom('run_targets').select(['host_key', 'hosts']).where('run_id', '=', run);
      expect(await kept.execute()).toEqual([{ host_key: SERVER, hosts: ['ambleford.example', SUPPLIER, SERVER] }]);
    });
  });
});
