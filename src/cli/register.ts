import { homedir, platform } from 'node:os';
import path from 'node:path';
import { dataFolder } from '../authorities/data-folder.ts';
import type { Register } from '../authorities/register.ts';
import type { Config } from '../config/schema.ts';
import type { Gathered } from '../model/evidence.ts';
import { loadRegister } from '../store/register.ts';
import type { Io } from './io.ts';

/** Where this user keeps the register of authorities. */
export function registerFolder({ data }: Pick<Config, 'data'>, { env, cwd }: Pick<Io, 'env' | 'cwd'>): string {
  if (data !== null) return path.resolve(cwd, data);
  return dataFolder({ platform: platform(), home: homedir(), env });
}

export async function openRegister(config: Pick<Config, 'data'>, io: Io): Promise<Gathered<Register>> {
  const folder = registerFolder(config, io);
  const register = await loadRegister(folder);
  if (register === 'missing') return wrong(`There is no register of authorities yet. ${HOW}`);
  if (register === 'unreadable') return wrong(`The register of authorities in ${folder} cannot be read. ${HOW}`);
  return { ok: true, value: register };
}

const HOW =
  "Get it once with 'lgdss authorities import <file or URL>': data/local-authorities.csv of GOV.UK's Local Links Manager (github.com/alphagov/local-links-manager).";

function wrong(message: string): Gathered<never> {
  return { ok: false, error: { code: 'no-register', message } };
}
