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
const pages = Number(values.pages);
const slots = Number(values.slots);
const fleet = madeFleet(Number(values.councils), !values.sound);
console.log(
  `${fleet.councils.length} councils of ${pages} pages on ${fleet.hosts} hosts, ${availableParallelism()} cores, Node ${process.version}, ${slots} at a time in a worker${values.pinned ? ', one core each' : ''}, settings: ${positionals.join(' ') || 'the defaults'}`,
);

const folder = await mkdtemp(path.join(tmpdir(), 'lgdss-fleet-'));
const postgres = await startPostgres();
const server = await startServer(fleet.councils.length, pages, !values.sound);
const measured: { readonly workers: number; readonly first: Measured }[] = [];
try {
  for (const workers of values.workers.map(Number)) {
    const own = path.join(folder, `workers-${workers}`);
    await mkdir(own);
    const same = {
      fleet,
      server,
      workers,
      slots,
      pinned: values.pinned,
      folder: own,
      url: await postgres.another(`workers_${workers}`),
    };
    const args = ['--max-pages', String(pages), ...positionals];
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
  server.stop();
  await postgres.remove();
  await rm(folder, { recursive: true, force: true });
}
