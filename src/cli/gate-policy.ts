import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { lgdssPoints } from '../../checks/standards/index.ts';
import { readPointMinimum } from '../config/point-minimum.ts';
import type { Config } from '../config/schema.ts';
import { readBaseline } from '../gate/baseline-file.ts';
import { hostsOutside, otherSite } from '../gate/baseline-sites.ts';
import type { GatePolicy } from '../gate/policy.ts';
import type { Gathered } from '../model/evidence.ts';
import type { Target } from '../model/target.ts';

export const BASELINE_FILE = 'lgdss-baseline.yaml';
const MOST_BYTES = 16_000_000;
const MOST_TOLD = 10;

/** Which baseline is meant, as a place that is the same from every folder. */
export function baselineFile({ baseline, newOnly }: Pick<Config, 'baseline' | 'newOnly'>, cwd: string): string | null {
  const file = baseline ?? (newOnly ? BASELINE_FILE : null);
  return file === null ? null : path.resolve(cwd, file);
}

/** The policy that the settings ask for, or why it cannot be: known before anything is scanned. */
export async function gatePolicyFor(
  config: Config,
  targets: readonly Pick<Target, 'start'>[],
  cwd: string,
): Promise<Gathered<GatePolicy>> {
  const { failOn, minScore, newOnly } = config;
  const minPoints = config.minPoint.flatMap((text) => readPointMinimum(text) ?? []);
  const never = minPoints.find(
    ({ point }) => lgdssPoints.find(({ id }) => id === `lgdss:${point}`)?.output !== 'scored',
  );
  if (never)
    return wrong(`Point ${never.point} never gets a score from outside, so --min-point cannot be asked of it.`);
  const file = config.baseline ?? (newOnly ? BASELINE_FILE : null);
  if (file !== null && targets.length > 1)
    return wrong('A baseline is of one service. Scan the targets one by one to use --baseline or --new-only.');
  const baseline = file === null ? null : await baselineIn(file, cwd);
  if (baseline && !baseline.ok) return baseline;
  const sites = baseline?.value.sites ?? [];
  const outside = hostsOutside(
    sites,
    targets.flatMap(({ start }) => start),
  );
  if (outside.length > 0) return wrong(otherSite(file ?? '', sites, outside));
  const budgets = config.budgets !== null;
  return { ok: true, value: { failOn, minScore, minPoints, budgets, newOnly, baseline: baseline?.value ?? null } };
}

/** A gate that quietly leaves its baseline out would be another gate, so what cannot be read is said. */
export async function baselineIn(file: string, cwd: string): Promise<Gathered<NonNullable<GatePolicy['baseline']>>> {
  const place = path.resolve(cwd, file);
  const found = await stat(place).catch(() => undefined);
  if (!found?.isFile())
    return wrong(`There is no baseline at '${file}'. Make one from a scan: lgdss baseline <scan folder> --out ${file}`);
  const text = found.size > MOST_BYTES ? undefined : await readFile(place, 'utf8').catch(() => undefined);
  if (text === undefined) return wrong(`The baseline '${file}' cannot be read, or it is too large.`);
  const read = readBaseline(text);
  if (read.ok) return { ok: true, value: { ...read.baseline, file } };
  const told = read.problems.slice(0, MOST_TOLD).map(({ line, message }) => `${file}, line ${line}: ${message}`);
  const left = read.problems.length - told.length;
  return wrong([...told, ...(left > 0 ? [`And ${left} more.`] : [])].join('\n'));
}

function wrong(message: string): Gathered<never> {
  return { ok: false, error: { code: 'gate', message } };
}
