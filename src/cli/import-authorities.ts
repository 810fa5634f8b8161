import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { readRegister } from '../authorities/read-register.ts';
import { systemClock } from '../compose.ts';
import type { Config } from '../config/schema.ts';
import { openHttp } from '../gather/http.ts';
import type { Gathered } from '../model/evidence.ts';
import { saveRegister } from '../store/register.ts';
import { parseAddress } from '../targets/address.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import type { Io } from './io.ts';
import { refuse } from './refuse.ts';
import { registerFolder } from './register.ts';

/** The public register is a tenth of this. */
const MAX_BYTES = 5_000_000;
const MOST_SHOWN = 20;

interface Source {
  readonly name: string;
  readonly text: string;
}

export async function importAuthorities(given: string, config: Config, io: Io): Promise<ExitCode> {
  const source = await read(given, config, io);
  if (!source.ok) return refuse(source.error.message, io);
  const { authorities, problems } = readRegister(source.value.text);
  for (const { message } of problems.slice(0, MOST_SHOWN)) io.err(`${message}\n`);
  if (problems.length > MOST_SHOWN) io.err(`And ${problems.length - MOST_SHOWN} more such rows.\n`);
  if (authorities.length === 0) return refuse('No authorities were imported.', io);

  const folder = registerFolder(config, io);
  const register = { schema: 1 as const, source: source.value.name, importedAt: systemClock.now(), authorities };
  const file = await saveRegister(folder, register).catch((error: NodeJS.ErrnoException) => error);
  if (typeof file !== 'string') return refuse(`The register cannot be kept in ${folder} (${file.code}).`, io);
  const left =
    problems.length === 0 ? '' : ` ${problems.length === 1 ? '1 row was' : `${problems.length} rows were`} left out.`;
  io.out(`${authorities.length} authorities imported into ${file}.${left}\n`);
  return EXIT.ok;
}

async function read(given: string, config: Config, io: Io): Promise<Gathered<Source>> {
  if (/^https?:\/\//i.test(given)) return download(given, config, io.signal);
  const file = path.resolve(io.cwd, given);
  const size = await stat(file).then(
    ({ size: bytes }) => bytes,
    () => undefined,
  );
  if (size !== undefined && size > MAX_BYTES) return tooLarge(given);
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return text === undefined ? wrong(`The file '${given}' cannot be read.`) : { ok: true, value: { name: file, text } };
}

async function download(given: string, config: Config, signal: AbortSignal): Promise<Gathered<Source>> {
  const address = parseAddress(given);
  if (!address.ok) return address;
  const name = address.value.href;
  const http = openHttp(config);
  try {
    const fetched = await http.get(name, MAX_BYTES, signal);
    if (!fetched.ok) return wrong(`${name} cannot be read. ${fetched.error.message}`);
    const { status, bytes, truncated } = fetched.value;
    if (status !== 200) return wrong(`${name} cannot be read: the server answered with HTTP ${status}.`);
    return truncated ? tooLarge(name) : { ok: true, value: { name, text: new TextDecoder().decode(bytes) } };
  } finally {
    await http.close();
  }
}

function tooLarge(name: string): Gathered<never> {
  return wrong(`${name} is larger than 5 MB, so it is not the register.`);
}

function wrong(message: string): Gathered<never> {
  return { ok: false, error: { code: 'import', message } };
}
