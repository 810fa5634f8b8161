/**
 * `node scripts/pack-fixture.ts v1-probes`: scans two pages of the invented council Southmere, tries them out, and writes
 * what they come to as a signed evidence pack to fixtures/packs/<name>.zip.gz, pressed because packs are not. What lies there
 * already is never made anew.
 */

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { serveSite } from '../fixtures/serve.ts';
import { runCli } from '../tests/helpers/run-cli.ts';
import { ROOT } from '../tests/helpers/source.ts';

const PORT = 47_805;
const PAGES = ['/keyboard/no-outline', '/look/zoom-fixed-box'];

const [name = ''] = process.argv.slice(2);
if (!/^v\d+[a-z0-9-]*$/.test(name)) throw new Error('Give the name of the pack, such as v1-probes.');
const cwd = await mkdtemp(path.join(tmpdir(), 'lgdss-pack-fixture-'));
const site = await serveSite('southmere', { port: PORT });
try {
  // All folders are named from here, so that no path of this machine gets into the pack.
  const addresses = PAGES.map((page) => site.origin + page);
  const wanted = ['--max-depth', '0', '--profile', 'thorough', '--all-pictures', '--requested-by', 'Peer review team'];
  await lgdss('scan', ...addresses, ...wanted, '--out', 'report');
  await lgdss('keygen', '--out', 'keys');
  await lgdss('pack', 'report', '--no-pdf', '--sign', 'keys/lgdss-signing-key.pem', '--out', 'pack');
  const place = path.join(ROOT, 'fixtures/packs', `${name}.zip.gz`);
  await writeFile(place, gzipSync(await readFile(path.join(cwd, 'pack.zip')), { level: 9 }), { flag: 'wx' });
} finally {
  await site.close();
  await rm(cwd, { recursive: true, force: true });
}

async function lgdss(...args: readonly string[]): Promise<void> {
  const { code, out, err } = await runCli(args, { cwd });
  console.log(out, err);
  // 1: faults were found, as they are meant to be.
  if (code !== 0 && code !== 1) throw new Error(`lgdss ${args[0]} ended with ${code}.`);
}
