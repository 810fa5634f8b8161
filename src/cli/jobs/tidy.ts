import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { plural } from '../../../reports/lib/text.ts';
import { settings } from '../../config/schema.ts';
import { oldScans, oldTargets } from '../../jobs/old-scans.ts';
import { thinStore } from '../../jobs/thin.ts';
import type { Gathered } from '../../model/evidence.ts';
import { MANIFEST, readManifest } from '../../pack/manifest.ts';
import { type BegunScan, markOf } from '../../store/begun.ts';
import { shelfOf } from '../../store/blobs.ts';
import { openPack } from '../../store/open-pack.ts';
import { type Folders, removeRunFolders } from '../../store/run-folders.ts';
import type { Shelf } from '../../store/shelf.ts';
import { self, tidyAlone, unfinishedIn } from '../begun.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { refuse } from '../refuse.ts';
import { done, type JobsPlace, nowOf, withJobs } from './open.ts';
import { runFolder } from './run-worker.ts';

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
    const chosen = config.store !== settings.store.default;
    const store = chosen ? path.resolve(io.cwd, config.store) : path.join(folder, 'evidence');
    const now = nowOf(io);
    const before = new Date(Date.parse(now) - ms).toISOString();
    const kept = { before, now, packed: packed.value };
    const shelf = await shelfOf(store, io.env, config.blobs);
    if (!shelf.ok) return refuse(shelf.error.message, io);
    const asked = { kept, dryRun, store, folder, ...shelf.value };
    // A store that is not there yet is not made for that.
    const isThere = existsSync(store);
    const tidying = () => tidied(asked, database, io);
    const found = await (isThere && !dryRun ? tidyAlone(store, tidying) : tidying()).catch(
      (error: NodeJS.ErrnoException) => error,
    );
    if (found instanceof Error) return refuse(`The evidence in '${store}' cannot be tidied: ${found.message}`, io);
    if (found === undefined || typeof found === 'string') {
      io.err(`${found ?? `Somebody else is tidying '${store}'.`}\n`);
      return EXIT.incomplete;
    }
    const { left } = shelf.value;
    if (config.json) return done(io, JSON.stringify({ store, before, dryRun, ...found, left }));
    return done(io, [...inWords(found, before, dryRun), ...(left === null ? [] : [left])].join('\n'));
  });
}

interface Asked {
  readonly kept: { readonly before: string; readonly now: string; readonly packed: ReadonlySet<string> };
  readonly dryRun: boolean;
  readonly store: string;
  readonly folder: string;
  readonly shelf: Shelf;
}

interface Tidied {
  readonly scans: number;
  readonly blobs: number;
  readonly bytes: number;
  readonly reports: Folders;
}

/** What went, or why nothing may. */
async function tidied(
  { kept, dryRun, store, folder, shelf }: Asked,
  database: JobsPlace['database'],
  io: Io,
): Promise<Tidied | string> {
  const now = Date.parse(nowOf(io));
  const { going, journals } = await unfinishedIn(store, now);
  if (going.length > 0) return goingInWords(going, store);
  const targets = await oldTargets(database, kept);
  const folders = targets.map(({ run, target }) => runFolder(folder, run, target));
  const old = await oldScans(database, { ...kept, store });
  // Of what goes with its folder, nothing is kept: it cannot be gone on with.
  const left = journals.filter((journal) => !folders.includes(path.dirname(journal)));
  const mayTake = async () => !dryRun && (await unfinishedIn(store, now)).going.length === 0;
  const { taken, ...evidence } = await thinStore({ store, shelf, old, journals: left, mayTake, signal: io.signal });
  if (!dryRun && !taken) return goingInWords((await unfinishedIn(store, now)).going, store);
  const reports = await removeRunFolders(folders, { packed: kept.packed, dryRun });
  return { ...evidence, reports };
}

function goingInWords([one]: readonly BegunScan[], store: string): string {
  const where = one === undefined ? '' : ` It is in '${one.folder}', on ${one.host}.`;
  const mark = one === undefined ? '' : markOf(store, one.folder);
  // Nobody here can tell what became of it.
  const far = one === undefined || one.host === self().host ? '' : ` If it goes on there no longer, delete '${mark}'.`;
  return `A scan is under way, and may be using old evidence again.${where} Nothing was taken away. Tidy up when none is.${far}`;
}

function inWords({ scans, blobs, bytes, reports }: Tidied, before: string, dryRun: boolean): readonly string[] {
  const mb = (count: number) => `${(count / 1e6).toFixed(1)} MB`;
  const evidence = `${plural(blobs, 'file')} (${mb(bytes)}) that only ${plural(scans, 'scan')} from before ${before.slice(0, 10)} ${scans === 1 ? 'has' : 'have'}`;
  const folders = `${plural(reports.folders, 'folder')} of reports (${mb(reports.bytes)})`;
  const what = `${evidence}, and ${folders}`;
  return [dryRun ? `Would take away ${what}.` : `Took away ${what}. Scores and findings stay.`];
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
