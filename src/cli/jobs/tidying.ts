import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { plural } from '../../../reports/lib/text.ts';
import type { Config } from '../../config/schema.ts';
import type { Database } from '../../history/database.ts';
import { oldScans, oldTargets } from '../../jobs/old-scans.ts';
import { thinStore } from '../../jobs/thin.ts';
import type { Failure, Gathered, Instant } from '../../model/evidence.ts';
import { MANIFEST, readManifest } from '../../pack/manifest.ts';
import { type BegunScan, hasNoFolder, markOf } from '../../store/begun.ts';
import { shelfOf } from '../../store/blobs.ts';
import { openPack } from '../../store/open-pack.ts';
import { packedScans } from '../../store/packed-marks.ts';
import { type Folders, removeRunFolders, scansPackedIn } from '../../store/run-folders.ts';
import { self, tidyAlone, unfinishedIn } from '../begun.ts';
import type { Io } from '../io.ts';
import { runFolder } from './run-folder.ts';

const DAY_MS = 86_400_000;
const DAYS = { d: 1, w: 7 } as const;

/** What is kept, as somebody has set it. */
export interface KeepingPolicy {
  /** Weeks or days, such as 12w. */
  readonly keepEvidence: string;
  /** Folders of packs: what they refer to stays. */
  readonly packs: readonly string[];
  /** The bucket with the large parts of the evidence, where there is one. */
  readonly blobs: string | null;
}

export interface ToTidy extends KeepingPolicy {
  readonly database: Database;
  readonly store: string;
  /** Below it are the folders of runs. */
  readonly folder: string;
  readonly now: Instant;
  readonly dryRun: boolean;
  /** For who does it only once: both are called while nobody else can be at this store. */
  readonly once?: { readonly isWanted: () => Promise<boolean>; readonly note: (what: Tidied) => Promise<void> };
}

export interface Tidied {
  /** From before then. */
  readonly before: Instant;
  readonly scans: number;
  readonly blobs: number;
  readonly bytes: number;
  readonly reports: Folders;
  /** What was left alone, and why. */
  readonly left: string | null;
}

/** Somebody uses the store: another time it works. Everything else has to be mended. */
export const IN_USE = 'in-use';
/** Somebody else did it meanwhile. */
export const NOT_WANTED = 'not-wanted';

/** Takes away the evidence and the reports that only old scans have, or counts them. Where it cannot, says why. */
export async function tidy(
  wish: ToTidy,
  { env, cwd, signal }: Pick<Io, 'env' | 'cwd' | 'signal'>,
): Promise<Gathered<Tidied>> {
  const { store, now, dryRun, once } = wish;
  try {
    const packed = await scansOfPacks(wish.packs, cwd);
    if (!packed.ok) return packed;
    const shelf = await shelfOf(store, env, wish.blobs);
    if (!shelf.ok) return shelf;
    const before = new Date(Date.parse(now) - msOf(wish.keepEvidence)).toISOString();
    const { left } = shelf.value;
    const work = async (): Promise<Gathered<Tidied>> => {
      if (once && !(await once.isWanted())) return problem(NOT_WANTED, 'It is done already.');
      const kept = { before, now, packed: packed.value };
      const found = await thin(wish, { kept, shelf: shelf.value.shelf, signal });
      if (!found.ok) return found;
      const value = { before, ...found.value, left };
      await once?.note(value);
      return { ok: true, value };
    };
    // A store that is not there yet is not made for that.
    if (dryRun || !existsSync(store)) return await work();
    return (await tidyAlone(store, work)) ?? problem(IN_USE, `Somebody else is tidying '${store}'.`);
  } catch (error) {
    if (signal.aborted) return problem(IN_USE, 'It was stopped. What is left goes the next time.');
    const why = error instanceof Error ? error.message : String(error);
    return problem('tidy', `The evidence in '${store}' cannot be tidied: ${why}`);
  }
}

/** Undefined where all evidence stays. */
export function policyOf({ keepEvidence, packs, blobs }: Config): KeepingPolicy | undefined {
  return keepEvidence === null ? undefined : { keepEvidence, packs, blobs };
}

interface Means {
  readonly kept: { readonly before: Instant; readonly now: Instant; readonly packed: ReadonlySet<string> };
  readonly shelf: Parameters<typeof thinStore>[0]['shelf'];
  readonly signal: AbortSignal;
}

async function thin(
  { database, store, folder, dryRun }: ToTidy,
  { kept, shelf, signal }: Means,
): Promise<Gathered<Omit<Tidied, 'before' | 'left'>>> {
  const now = Date.parse(kept.now);
  const { going, journals } = await unfinishedIn(store, now);
  if (going.length > 0) return scanGoesOn(going, store);
  // Only now: who was packing a moment ago has left its mark before it was gone, and nobody begins to.
  const marked = new Set([...kept.packed, ...(await packedScans(store))]);
  const targets = await oldTargets(database, { ...kept, packed: marked });
  const folders = targets.map(({ run, target }) => runFolder(folder, run, target));
  const packed = new Set([...marked, ...(await scansPackedIn(folders))]);
  const old = await oldScans(database, { ...kept, packed, store });
  // Of what goes with its folder, nothing is kept: it cannot be gone on with.
  const left = journals.filter((journal) => !folders.includes(path.dirname(journal)));
  const mayTake = async () => !dryRun && (await unfinishedIn(store, now)).going.length === 0;
  const { taken, ...evidence } = await thinStore({ store, shelf, old, journals: left, mayTake, signal });
  if (!dryRun && !taken) return scanGoesOn((await unfinishedIn(store, now)).going, store);
  const reports = await removeRunFolders(folders, { packed, dryRun, signal });
  return { ok: true, value: { ...evidence, reports } };
}

const READS = 'A program uses the evidence, such as lgdss pack or a scan.';

export function scanGoesOn([one]: readonly BegunScan[], store: string): Gathered<never> {
  const isSeen = one !== undefined && !hasNoFolder(one);
  const what = isSeen || one === undefined ? 'A scan is under way, and may be using old evidence again.' : READS;
  const where =
    one === undefined
      ? ''
      : isSeen
        ? ` It is in '${one.folder}', on ${one.host}.`
        : ` It is process ${one.pid}, on ${one.host}.`;
  const mark = one === undefined ? '' : markOf(store, one.folder);
  // Nobody here can tell what became of it.
  const far = one === undefined || one.host === self().host ? '' : ` If it goes on there no longer, delete '${mark}'.`;
  return problem(IN_USE, `${what}${where} Nothing was taken away. Tidy up when it has ended.${far}`);
}

export function tidiedInWords({ scans, blobs, bytes, reports, before, left }: Tidied, dryRun: boolean) {
  const mb = (count: number) => `${(count / 1e6).toFixed(1)} MB`;
  const evidence = `${plural(blobs, 'file')} (${mb(bytes)}) that only ${plural(scans, 'scan')} from before ${before.slice(0, 10)} ${scans === 1 ? 'has' : 'have'}`;
  const folders = `${plural(reports.folders, 'folder')} of reports (${mb(reports.bytes)})`;
  const what = `${evidence}, and ${folders}`;
  const said = dryRun ? `Would take away ${what}.` : `Took away ${what}. Scores and findings stay.`;
  return left === null ? [said] : [said, left];
}

function msOf(time: string): number {
  const unit = time.endsWith('w') ? 'w' : 'd';
  return Number.parseInt(time, 10) * DAYS[unit] * DAY_MS;
}

/** A pack that cannot be read might refer to anything, so nothing goes until that is mended. */
async function scansOfPacks(folders: readonly string[], cwd: string): Promise<Gathered<ReadonlySet<string>>> {
  const scans = new Set<string>();
  for (const folder of folders.map((one) => path.resolve(cwd, one))) {
    const names = await readdir(folder).catch(() => undefined);
    if (!names) return problem('packs', `The folder of packs '${folder}' cannot be read.`);
    for (const name of names) {
      const pack = await openPack(path.join(folder, name)).catch(() => undefined);
      const bytes = pack?.ok ? await pack.value.read(MANIFEST) : undefined;
      const manifest = bytes && readManifest(bytes);
      if (!manifest?.ok)
        return problem('packs', `'${path.join(folder, name)}' is no pack that can be read. Nothing was taken away.`);
      scans.add(manifest.value.scan);
      if (manifest.value.redacted) scans.add(manifest.value.redacted.scan);
      if (manifest.value.part) scans.add(manifest.value.part.scan);
    }
  }
  return { ok: true, value: scans };
}

function problem(code: Failure['code'], message: string): Gathered<never> {
  return { ok: false, error: { code, message } };
}
