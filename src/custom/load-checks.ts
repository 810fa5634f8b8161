import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Check } from '../model/check.ts';
import type { Failure, Gathered } from '../model/evidence.ts';
import { readCheck } from './read-check.ts';

const MOST_CHECKS = 100;

/** The checks that the setting names, or all that is wrong with them: a gate must not quietly leave one out. */
export async function loadChecks(files: readonly string[], cwd: string): Promise<Gathered<readonly Check[]>> {
  if (files.length > MOST_CHECKS) return wrong([`There may be at most ${MOST_CHECKS} checks of your own.`]);
  const checks: Check[] = [];
  const problems: string[] = [];
  // One after the other, so that what is wrong is told in the order of the setting.
  for (const file of files) {
    const loaded = await loadCheck(file, cwd);
    if (!loaded.ok) problems.push(loaded.error.message);
    else if (checks.some(({ meta }) => meta.id === loaded.value.meta.id))
      problems.push(`${file}: there is another check called '${loaded.value.meta.id}'.`);
    else checks.push(loaded.value);
  }
  return problems.length > 0 ? wrong(problems) : { ok: true, value: checks };
}

async function loadCheck(file: string, cwd: string): Promise<Gathered<Check>> {
  if (!/\.m?[jt]s$/.test(file)) return wrong([`A check must be a file that ends in .ts, .js or .mjs, not '${file}'.`]);
  const place = path.resolve(cwd, file);
  try {
    const { default: given } = (await import(pathToFileURL(place).href)) as { readonly default?: unknown };
    return readCheck(given, file);
  } catch (error) {
    return wrong([`${file} cannot be loaded: ${reasonOf(error)}`]);
  }
}

function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return (text.split('\n', 1)[0] ?? '').slice(0, 300);
}

function wrong(messages: readonly string[]): { readonly ok: false; readonly error: Failure } {
  return { ok: false, error: { code: 'custom-check', message: messages.join('\n') } };
}
