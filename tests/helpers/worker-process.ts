/** `lgdss worker` with quicker times: `worker-process.ts <data folder> [--once]`. SIGTERM asks it to stop. What becomes of old evidence is read from the environment. */

import path from 'node:path';
import type { Io } from '../../src/cli/io.ts';
import { work } from '../../src/cli/jobs/run-worker.ts';
import { policyOf } from '../../src/cli/jobs/tidying.ts';
import { systemClock } from '../../src/compose.ts';
import { resolveConfig } from '../../src/config/resolve.ts';
import { openDatabase } from '../../src/history/database.ts';
import './quickly-compiled.ts';

const [folder = '', once = ''] = process.argv.slice(2);
const stop = new AbortController();
process.on('SIGTERM', () => stop.abort());
const io: Io = {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  env: process.env,
  cwd: folder,
  terminal: null,
  signal: stop.signal,
  elapsed: () => performance.now(),
  every: () => () => undefined,
};
const place = { url: process.env.DATABASE_URL || null, folder: path.join(folder, 'history') };
const opened = await openDatabase(place, { clock: systemClock });
if (!opened.ok) throw new Error(opened.error.message);
// The shortest heart-beat that the queue takes is 10 seconds.
const times = { heartbeatSeconds: 10, superviseSeconds: 2, pollSeconds: 0.5, retrySeconds: 1, waitSeconds: 3 };
const config = resolveConfig({ flags: {}, env: process.env, version: '1' });
if (!config.ok) throw new Error(config.error.message);
const wishes = { slots: 1, once: once === '--once', times, keeping: policyOf(config.value) };
await work({ database: opened.value, folder }, wishes, io);
await opened.value.end();
