import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { settings } from '../../config/schema.ts';
import { isScanning, oldScans } from '../../jobs/old-scans.ts';
import { thinStore } from '../../jobs/thin.ts';
import type { Gathered } from '../../model/evidence.ts';
import { MANIFEST, readManifest } from '../../pack/manifest.ts';
import { openPack } from '../../store/open-pack.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { refuse } from '../refuse.ts';
import { done, nowOf, withJobs } from './open.ts';

const DAY_MS = 86_400_000;
const DAYS = { d: 1, w: 7 } as const;

interface Wishes {
  readonly keepEvidence: string;
  readonly packs?: readonly string[];
  readonly dryRun?: boolean;
}

export async function tidyStore(options: Record<string, unknown>, io: Io): Promise<ExitCode> {
  const { keepEvidence, packs = [], dryRun = false, ...rest } = options as unknown as Wishes;
  const [, number = '', unit = ''] = /^([1-9]\d{0,3})([dw])$/.exec(keepEvidence) ?? [];
  if (number === '')
    return refuse(`--keep-evidence must be weeks or days such as 12w or 90d, but it is '${keepEvidence}'.`, io);
  const ms = Number(number) * DAYS[unit as keyof typeof DAYS] * DAY_MS;
  const packed = await scansOfPacks(packs, io.cwd);
  if (!packed.ok) return refuse(packed.error.message, io);
  return withJobs(rest, io, async ({ config, database, folder }) => {
    if (await isScanning(database)) return tellScanning(io);
    const chosen = config.store !== settings.store.default;
    const store = chosen ? path.resolve(io.cwd, config.store) : path.join(folder, 'evidence');
    const before = new Date(Date.parse(nowOf(io)) - ms).toISOString();
    const old = await oldScans(database, { store, before, packed: packed.value });
    const mayTake = async () => !dryRun && !(await isScanning(database));
    const thinned = await thinStore(store, old, mayTake).catch((error: NodeJS.ErrnoException) => error);
    if (thinned instanceof Error) return refuse(`The evidence in '${store}' cannot be tidied: ${thinned.message}`, io);
    const { taken, scans, blobs, bytes } = thinned;
    if (!dryRun && !taken) return tellScanning(io);
    if (config.json) return done(io, JSON.stringify({ store, before, dryRun, scans, blobs, bytes }));
    const what = `${blobs} files (${(bytes / 1e6).toFixed(1)} MB) that only ${scans} scans from before ${before.slice(0, 10)} have`;
    return done(io, dryRun ? `Would take away ${what}.` : `Took away ${what}. Their scores and findings stay.`);
  });
}

function tellScanning(io: Io): ExitCode {
  io.err('A scan is under way, and may be using old evidence again. Nothing was taken away. Tidy up when none is.\n');
  return EXIT.incomplete;
}

/** A pack that cannot be read might refer to anything, so nothing goes until that is mended. */
async function scansOfPacks(folders: readonly string[], cwd: string): Promise<Gathered<ReadonlySet<string>>> {
  const scans = new Set<string>();
  for (const folder of folders.map((one) => path.resolve(cwd, one))) {
    const names = await readdir(folder).catch(() => undefined);
    if (!names) return wrong(`The folder of packs '${folder}' cannot be read.`);
    for (const name of names) {
      const pack = await openPack(path.join(folder, name)).catch(() => undefined);
      const bytes = pack?.ok ? await pack.value.read(MANIFEST) : undefined;
      const manifest = bytes && readManifest(bytes);
      if (!manifest?.ok)
        return wrong(`'${path.join(folder, name)}' is no pack that can be read. Nothing was taken away.`);
      scans.add(manifest.value.scan);
      if (manifest.value.redacted) scans.add(manifest.value.redacted.scan);
    }
  }
  return { ok: true, value: scans };
}

function wrong(message: string): Gathered<never> {
  return { ok: false, error: { code: 'packs', message } };
}
