/**
 * `npm run bench:fleet -- --councils 380 --pages 20 --workers 1 --workers 2 --workers 4 [--slots 4] [--again] [-- settings of a scan]`: a
 * made-up nation on loopback, scanned by that many `lgdss worker` processes with a PostgreSQL server. Each number of workers
 * begins with nothing. With `--again`, a second run over unchanged sites follows. With `--sound`, no council has a fault, so that
 * nothing is waited for. With `--pinned`, each worker has one core and not the whole machine, the first the first, and so on in
 * turn: what several machines of one core would do. Ends with 1 where a target is not accounted for. Linux only.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startPostgres } from '../tests/helpers/own-postgres.ts';
import { createEnding } from './ending.ts';
import { madeFleet } from './fleet/councils.ts';
import { type Measured, runFleet, startServer } from './fleet/run.ts';
import { efficiencyInWords, inWords } from './fleet/words.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    councils: { type: 'string', default: '12' },
    pages: { type: 'string', default: '20' },
    workers: { type: 'string', multiple: true, default: ['1'] },
    slots: { type: 'string', default: '1' },
    again: { type: 'boolean', default: false },
    pinned: { type: 'boolean', default: false },
    sound: { type: 'boolean', default: false },
  },
});
function whole(option: string, text: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new Error(`--${option} must be a whole number from 1 on, but it is '${text}'.`);
}
const pages = whole('pages', values.pages);
const slots = whole('slots', values.slots);
const workerCounts = values.workers.map((text) => whole('workers', text));
const fleet = madeFleet(whole('councils', values.councils), !values.sound);
console.log(
  `${fleet.councils.length} councils of ${pages} pages on ${fleet.hosts} hosts, ${availableParallelism()} cores, Node ${process.version}, ${slots} at a time in a worker${values.pinned ? ', one core each' : ''}, settings: ${positionals.join(' ') || 'the defaults'}`,
);

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => stopping.abort(new Error(`${signal}.`)));
const measured: { readonly workers: number; readonly first: Measured }[] = [];
const ending = createEnding();
try {
  const folder = await mkdtemp(path.join(tmpdir(), 'lgdss-fleet-'));
  ending.add(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  const postgres = await startPostgres();
  ending.add(postgres.remove);
  const server = await startServer(fleet.councils.length, pages, !values.sound);
  ending.add(server.stop);
  for (const workers of workerCounts) {
    const own = path.join(folder, `workers-${workers}`);
    await mkdir(own);
    const url = await postgres.another(`workers_${workers}`);
    const args = ['--max-pages', String(pages), ...positionals];
    const { pinned } = values;
    const same = { fleet, server, workers, slots, pages, pinned, folder: own, url, signal: stopping.signal };
    const first = await runFleet({ ...same, run: 'first', args });
    console.log(`\n${workers} ${workers === 1 ? 'worker' : 'workers'}, first run\n${inWords(first)}`);
    measured.push({ workers, first });
    if (first.account.problems.length > 0) process.exitCode = 1;
    if (values.again) {
      const again = await runFleet({ ...same, run: 'again', args: [...args, '--since', 'last'] });
      console.log(`\n${workers} ${workers === 1 ? 'worker' : 'workers'}, second run\n${inWords(again, first)}`);
      if (again.account.problems.length > 0) process.exitCode = 1;
    }
    await rm(own, { recursive: true });
  }
  console.log(`\n${efficiencyInWords(measured)}`);
} finally {
  await ending.all();
}
