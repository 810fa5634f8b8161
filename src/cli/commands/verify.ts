import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import { oneLine } from '../../../reports/lib/text.ts';
import { readPublicKey } from '../../pack/keys.ts';
import type { Part } from '../../pack/manifest.ts';
import { type Verified, verifyPack } from '../../pack/verify.ts';
import { openPack } from '../../store/open-pack.ts';
import { kindOf } from '../../store/pack-folder.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { refuse } from '../refuse.ts';

const EXAMPLES = `
Examples:
  lgdss verify evidence-pack.zip
  lgdss verify evidence-pack --key ambleford-public.pem

Exit codes:
  0  the pack is whole: every byte is as it was when the pack was made
  1  something was changed, added or taken away, or the signature does not fit
  2  wrong usage; nothing was looked at`;

/** As with a failed gate: the question was answered, and the answer is no. */
const NOT_WHOLE = EXIT.gateFailed;
const MOST_PROBLEMS = 200;

export function verifyCommand(io: Io, done: (code: ExitCode) => void): Command {
  return new Command('verify')
    .description('Find out whether anything in an evidence pack was changed. Needs no network and unpacks nothing.')
    .argument('<pack>', 'folder or zip file of a pack')
    .option('--key <file>', "the signer's public key, which you have from the signer")
    .addHelpText('after', EXAMPLES)
    .action(async (given: string, options: { key?: string }) => {
      done(await runVerify(given, options.key, io));
    });
}

async function runVerify(given: string, keyFile: string | undefined, io: Io): Promise<ExitCode> {
  const place = path.resolve(io.cwd, given);
  const kind = await kindOf(place);
  if (kind === 'nothing') return refuse(`There is no pack at '${given}'. Give the folder or the zip file of one.`, io);
  const pem = keyFile === undefined ? undefined : await readFile(path.resolve(io.cwd, keyFile), 'utf8').catch(() => '');
  const key = pem === undefined ? undefined : readPublicKey(pem);
  if (key && !key.ok) return refuse(`There is no key to check with in '${keyFile}'. ${key.error.message}`, io);
  const source = await openPack(place);
  if (!source.ok) {
    io.out(`Not whole: ${given}\n  ${source.error.message}\n`);
    return NOT_WHOLE;
  }
  const verified = await verifyPack(source.value, key?.value ?? null);
  tell(given, verified, io);
  return verified.problems.length === 0 ? EXIT.ok : NOT_WHOLE;
}

function tell(given: string, { problems, notes, manifest, seal, files }: Verified, io: Io): void {
  if (problems.length === 0) io.out(`Whole: all ${files} files of ${given} are as they were when the pack was made.\n`);
  else io.out(`Not whole: ${given}\n`);
  for (const problem of problems.slice(0, MOST_PROBLEMS)) io.out(`  ${problem}\n`);
  if (problems.length > MOST_PROBLEMS) io.out(`  And ${problems.length - MOST_PROBLEMS} more.\n`);
  for (const note of notes) io.out(`${note}\n`);
  if (manifest?.part) io.out(partInWords(manifest.part));
  if (manifest) io.out(`Scan   ${manifest.scan}\nResult ${manifest.result}\n`);
  if (seal !== null) io.out(`Seal   ${seal}\n`);
}

/** Whoever may put anything into a manifest may put signs for the terminal into it. */
function partInWords({ scan, fault: { check, message, cause } }: Part): string {
  const fault = oneLine(`${check}, ${message}${cause === '' ? '' : `, ${cause}`}`);
  return `It is a part of a scan: one fault (${fault}). Nothing else of the scan is in it.\nOf scan ${scan}\n`;
}
