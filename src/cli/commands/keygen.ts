import { generateKeyPairSync } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import { fingerprintOf } from '../../pack/keys.ts';
import { kindOf } from '../../store/pack-folder.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { refuse } from '../refuse.ts';
import { prepareFolder } from '../write-reports.ts';

const PRIVATE = 'lgdss-signing-key.pem';
const PUBLIC = 'lgdss-signing-key.public.pem';

const EXAMPLES = `
Examples:
  lgdss keygen
  lgdss keygen --out keys`;

export function keygenCommand(io: Io, done: (code: ExitCode) => void): Command {
  return new Command('keygen')
    .description('Make a pair of keys for signing evidence packs (Ed25519). Keys that are there already are kept.')
    .option('--out <folder>', 'where the two files go', '.')
    .addHelpText('after', EXAMPLES)
    .action(async (options: { out: string }) => {
      done(await runKeygen(path.resolve(io.cwd, options.out), io));
    });
}

async function runKeygen(folder: string, io: Io): Promise<ExitCode> {
  const problem = await prepareFolder(folder);
  if (problem) return refuse(`Nothing can be written to '${folder}'. Choose another folder with --out.`, io);
  const [secret, shared] = [path.join(folder, PRIVATE), path.join(folder, PUBLIC)];
  for (const file of [secret, shared]) {
    if ((await kindOf(file)) !== 'nothing')
      return refuse(
        `There is a file '${file}' already, and keys are never written over. Choose another folder with --out.`,
        io,
      );
  }
  const pair = generateKeyPairSync('ed25519');
  // `wx` refuses a file that came between the question and the answer.
  await writeFile(secret, pair.privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
  try {
    await writeFile(shared, pair.publicKey.export({ type: 'spki', format: 'pem' }), { flag: 'wx' });
  } catch (error) {
    await rm(secret, { force: true });
    throw error;
  }
  io.out(`Private key ${secret}\n  Keep it to yourself. Whoever has it can sign as you.\n`);
  io.out(`Public key  ${shared}\n  Give it to those who check your packs, on another way than the packs themselves.\n`);
  io.out(`Fingerprint ${fingerprintOf(pair.publicKey)}\n`);
  return EXIT.ok;
}
