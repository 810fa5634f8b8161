import path from 'node:path';
import { systemClock } from '../compose.ts';
import { type Config, settings } from '../config/schema.ts';
import type { Target } from '../model/target.ts';

/** A target and the folder its reports go to. */
export interface Place {
  readonly target: Target;
  readonly folder: string;
}

/** Beside the reports while the scan is under way; gone once it is finished. */
export function journalPath(folder: string): string {
  return path.join(folder, 'journal.ndjson');
}

/** The folder of one target is `--out` itself; several get one each below it. */
export function foldersFor(targets: readonly Target[], config: Config, cwd: string): readonly Place[] {
  const time = systemClock.now().slice(0, 19).replaceAll(':', '-');
  return targets.map((target) => {
    const ours = path.resolve(cwd, 'lgdss-reports', target.id, `${time}Z`);
    if (config.out === null) return { target, folder: ours };
    const given = path.resolve(cwd, config.out);
    return { target, folder: targets.length === 1 ? given : path.join(given, target.id) };
  });
}

/** With --out everything is below it; otherwise scans share one store, so that unchanged evidence is kept once. */
export function storeFor(config: Config, cwd: string): string {
  const chosen = config.store !== settings.store.default;
  return path.resolve(cwd, config.out !== null && !chosen ? path.join(config.out, 'evidence') : config.store);
}

/** Where workers keep evidence unless somebody says otherwise, below the folder of this user's data. */
export function sharedStore({ store }: Pick<Config, 'store'>, folder: string, cwd: string): string {
  return store === settings.store.default ? path.join(folder, 'evidence') : path.resolve(cwd, store);
}
