import { loadChecks } from '../custom/load-checks.ts';
import { readCheck } from '../custom/read-check.ts';
import type { Check } from '../model/check.ts';
import { asked } from './asked.ts';

/** Checks given as objects pass the same test as those in files. */
export function givenChecks(given: readonly Check[]): readonly Check[] {
  const checks = given.map((check, index) => asked(readCheck(check, `ownChecks[${index}]`)));
  const ids = checks.map(({ meta }) => meta.id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw new TypeError(`There are two checks called '${twice}'.`);
  return checks;
}

export async function allChecks(
  files: readonly string[],
  given: readonly Check[],
  cwd: string,
): Promise<readonly Check[]> {
  const loaded = asked(await loadChecks(files, cwd));
  const objects = givenChecks(given);
  const twice = objects.find(({ meta }) => loaded.some((one) => one.meta.id === meta.id));
  if (twice) throw new TypeError(`There are two checks called '${twice.meta.id}'.`);
  return [...loaded, ...objects];
}
