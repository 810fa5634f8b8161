/**
 * Stops a server when the run of the tests that began it is no more: `postgres-guard.ts <run> <server> <folder>`. A run that is
 * killed tells nobody.
 */
import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { signal, stop } from './test-run.ts';

const [run = 0, server = 0] = process.argv.slice(2, 4).map(Number);
while (signal(run, 0) && signal(server, 0)) await sleep(1000);
if (signal(server, 0)) {
  await stop(server);
  await rm(process.argv[4] ?? '', { recursive: true, force: true });
}
