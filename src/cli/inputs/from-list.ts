import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { formatOf, parseTargets, type RowFilter, type ScopeDefaults } from '../../targets/parse.ts';
import type { Inputs } from './inputs.ts';

export async function fromList(file: string, filter: RowFilter, scope: ScopeDefaults, cwd: string): Promise<Inputs> {
  const text = await readFile(path.resolve(cwd, file), 'utf8').catch(() => undefined);
  if (text !== undefined) return parseTargets(text, formatOf(file, text), scope, filter);
  const message = `The targets file '${file}' cannot be read.`;
  return { targets: [], problems: [], refused: [{ code: 'targets-unreadable', message }], notes: [] };
}
