import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { plural } from '../../../reports/lib/text.ts';
import { readChanges } from '../../estate/changes.ts';
import { applyChanges, applyRegister } from '../../estate/write-councils.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { withHistory } from '../history.ts';
import type { Io } from '../io.ts';
import { refuse } from '../refuse.ts';
import { openRegister } from '../register.ts';
import { settle } from '../settle.ts';
import { flagsOf } from './report.ts';

export async function runCouncils(
  file: string | undefined,
  options: { readonly config?: string },
  io: Io,
): Promise<ExitCode> {
  const config = await settle(flagsOf(options), options.config, io);
  if (!config.ok) return refuse(config.error.message, io);
  const register = await openRegister(config.value, io);
  if (!register.ok) return refuse(register.error.message, io);
  const text = file === undefined ? '' : await readFile(path.resolve(io.cwd, file), 'utf8').catch(() => undefined);
  if (text === undefined) return refuse(`The file '${file}' cannot be read.`, io);
  const changes = text === '' ? { ok: true as const, value: [] } : readChanges(text);
  if (!changes.ok) return refuse(`${file}: ${changes.error.message}`, io);
  return withHistory(config.value, io, ({ transact }) =>
    transact(async (writing) => {
      const named = await applyRegister(writing, register.value.authorities);
      const { begun, ended, unknown } = await applyChanges(writing, changes.value, register.value.authorities);
      const began = begun === 0 ? '' : ` ${plural(begun, 'council')} began.`;
      io.out(
        `${plural(named, 'council')} of the history found in the register. ${plural(ended, 'council')} ended.${began}\n`,
      );
      for (const code of unknown) io.err(`${code} is neither in the history nor in the register, and was left out.\n`);
      return EXIT.ok;
    }),
  );
}
