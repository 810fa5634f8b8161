import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import { wcagCriteria } from '../../../checks/standards/index.ts';
import { oneLine } from '../../../reports/lib/text.ts';
import { systemClock } from '../../compose.ts';
import { settings } from '../../config/schema.ts';
import type { Digest, Gathered } from '../../model/evidence.ts';
import type { Spine } from '../../model/report.ts';
import { buildPack, type PackOptions, type Sealed } from '../../pack/build.ts';
import type { PackInput } from '../../pack/contents.ts';
import { readPrivateKey, type SigningKey } from '../../pack/keys.ts';
import type { PackFile } from '../../pack/source.ts';
import { fitsZip, writeZip } from '../../pack/zip.ts';
import { kindOf, openPackFolder, writePackFile } from '../../store/pack-folder.ts';
import { markPacked } from '../../store/packed-marks.ts';
import { PACK_FOLDER } from '../../store/run-folders.ts';
import { toolVersion } from '../../version.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { partOf, readFault } from '../fault-part.ts';
import type { Io } from '../io.ts';
import { type JudgedNow, judgeSavedScan } from '../judged-scan.ts';
import { NOT_IN_A_PACK } from '../open-scan.ts';
import { openPrinter, printFor } from '../print.ts';
import { isReadOnly, whileReading } from '../reading.ts';
import { withRedaction } from '../redaction.ts';
import { refuse } from '../refuse.ts';
import { reviewFiles } from '../review/review-files.ts';
import { standardOption } from '../standard-option.ts';
import { prepareFolder } from '../write-reports.ts';

const EXAMPLES = `
Examples:
  lgdss pack lgdss-reports/www.ambleford.example/2026-11-23T09-30-00Z
  lgdss pack weekly --out for-the-review --sign lgdss-signing-key.pem
  lgdss pack weekly --redact
  lgdss pack weekly --review bins-review.yaml
  lgdss pack weekly --redact --fault 'forms/labels none input.text' --platform 'Name of the platform'

The scores are by the policy of the report; lgdss rescore makes a report by another one.

Exit codes:
  0  the pack is written
  2  wrong usage; nothing was packed
  3  the pack is written, and something is missing from it: evidence that is gone, or the PDF that could not be printed`;

interface Options {
  readonly out?: string;
  readonly review?: string;
  readonly fault?: string;
  readonly platform?: string;
  readonly sign?: string;
  readonly redact?: boolean;
  readonly pdf: boolean;
  readonly browser?: string;
  readonly standard?: Spine;
  readonly store: string;
}

export function packCommand(io: Io, done: (code: ExitCode) => void): Command {
  return new Command('pack')
    .description('Put the report and the evidence of a scan into one sealed folder and one zip. Visits no site.')
    .argument('<scan>', 'folder of a report, or the digest of a scan')
    .option(
      '--out <folder>',
      'where the pack goes; the zip gets the same name. Default: evidence-pack, in the report folder',
    )
    .option('--review <file>', 'put this review in, as it was filled in and built with the evidence beside it')
    .option(
      '--fault <fault>',
      'pack this fault alone, for a supplier: a check, a message, and what its places have in common',
    )
    .option('--platform <name>', 'of the fault, only places on hosts of this platform')
    .option('--sign <key>', 'sign with this private key, made by lgdss keygen')
    .option('--redact', 'take e-mail addresses, phone numbers and National Insurance numbers out of texts and pictures')
    .option('--no-pdf', 'leave report.pdf out; without it, no browser is started')
    .option('--browser <path>', settings.browser.sentence)
    .addOption(standardOption())
    .option('--store <folder>', 'where the evidence is, when a digest is given', settings.store.default)
    .addHelpText('after', EXAMPLES)
    .action(async (given: string, options: Options) => {
      done(await whileReading([given], options.store, io, () => runPack(given, options, io)));
    });
}

async function runPack(given: string, options: Options, io: Io): Promise<ExitCode> {
  const wanted = options.fault === undefined ? null : readFault(options.fault, options.platform ?? null);
  if (wanted && !wanted.ok) return refuse(wanted.error.message, io);
  if (wanted && options.review !== undefined)
    return refuse('A review is of a whole scan. Leave out --review or --fault.', io);
  if (!wanted && options.platform !== undefined) return refuse('--platform goes with --fault.', io);
  const judged = await judgeSavedScan(given, io.cwd, options.store, { standard: options.standard });
  if (!judged.ok) return refuse(judged.error.message, io);
  if (judged.value.packed) return refuse(NOT_IN_A_PACK.message, io);
  const whole = await packInput(judged.value);
  const part = wanted ? partOf(whole, judged.value, wanted.value) : null;
  if (part && !part.ok) return refuse(part.error.message, io);
  const input = part?.value ?? whole;
  const more = options.review === undefined ? [] : await reviewFiles(options.review, given, judged.value, io);
  if (!more) return EXIT.usage;
  const signer = options.sign === undefined ? null : await readSigner(options.sign, io);
  if (signer && !signer.ok) return refuse(signer.error.message, io);
  const folder = path.resolve(io.cwd, options.out ?? (await besideReport(given, io.cwd)));
  const problem = (await occupied(folder)) ?? (await prepareFolder(folder))?.message;
  if (problem !== undefined) return refuse(problem, io);

  const printer = options.pdf && !part ? await openPrinter(options.browser, io.env) : undefined;
  if (printer && !printer.ok && options.browser !== undefined) return refuse(printer.error.message, io);
  const print = printer && {
    print: printer.ok ? printFor(printer.value, input.record.finishedAt) : async () => printer,
  };
  const signing = { toolVersion, signer: signer?.value ?? null };
  const sealed = await withRedaction(options.redact === true, { ...input, ...print, more }, (ready) =>
    writePack(ready, signing, folder),
  );
  const zip = await writeZipBeside(folder, sealed);
  await markIn(judged.value.store, whole.result.scan, folder, io);
  tell(sealed, folder, zip, judged.value, io);
  if (options.redact)
    io.out('Personal data was taken out, as redaction.json says. Look through the pack all the same.\n');
  return sealed.gaps.length > 0 ? EXIT.incomplete : EXIT.ok;
}

/** Wherever the pack goes, its evidence stays in the store. Who may only read there has a pack all the same. */
async function markIn(store: string, scan: Digest, folder: string, { clock = systemClock, err }: Io): Promise<void> {
  try {
    await markPacked(store, scan, oneLine(`${clock.now()} ${folder}`));
  } catch (error) {
    if (!isReadOnly(error)) throw error;
    err(
      `The store '${store}' cannot be written to, so nobody who tidies it knows of this pack. Name it with --packs.\n`,
    );
  }
}

async function packInput({ input, blobs, saved }: JudgedNow): Promise<PackInput> {
  return { ...input, blobs, criteria: wcagCriteria, reportSchema: await readSchema(), savedResult: saved.name };
}

/** In the source it lies three folders up, in the built package four. */
async function readSchema(): Promise<string> {
  const at = (up: string) => new URL(`${up}docs/report.schema.json`, import.meta.url);
  return readFile(at('../../../'), 'utf8').catch(() => readFile(at('../../../../'), 'utf8'));
}

async function readSigner(file: string, io: Io): Promise<Gathered<SigningKey>> {
  const pem = await readFile(path.resolve(io.cwd, file), 'utf8').catch(() => '');
  const key = readPrivateKey(pem);
  if (key.ok) return key;
  return {
    ok: false,
    error: { code: 'key', message: `There is no key to sign with in '${file}'. ${key.error.message}` },
  };
}

async function besideReport(given: string, cwd: string): Promise<string> {
  const place = path.resolve(cwd, given);
  const kind = await kindOf(place);
  if (kind === 'nothing') return `evidence-pack-${given.slice('sha256:'.length, 'sha256:'.length + 12)}`;
  return path.join(kind === 'folder' ? place : path.dirname(place), PACK_FOLDER);
}

/** What lay there before would be taken for something that was added to the pack. */
async function occupied(folder: string): Promise<string | undefined> {
  const names = await readdir(folder).catch(() => []);
  if (names.length > 0) return `There are files in '${folder}' already. Choose another folder with --out.`;
  const zip = await kindOf(`${folder}.zip`);
  return zip === 'nothing' ? undefined : `There is a file '${folder}.zip' already. Choose another folder with --out.`;
}

async function writePack(input: PackInput, options: PackOptions, folder: string): Promise<Sealed> {
  const pack = buildPack(input, options);
  for (;;) {
    const step = await pack.next();
    if (step.done) return step.value;
    await writePackFile(folder, step.value);
  }
}

/** From the folder's own bytes, so that the two cannot differ. Undefined where they would not fit. */
async function writeZipBeside(folder: string, { files, bytes }: Sealed): Promise<string | undefined> {
  if (!fitsZip(files, bytes)) return undefined;
  const source = await openPackFolder(folder);
  const read: PackFile[] = [];
  for (const { path: name } of source.files)
    read.push({ path: name, bytes: (await source.read(name)) ?? new Uint8Array() });
  const zip = `${folder}.zip`;
  try {
    await writeFile(zip, writeZip(read), { flag: 'wx' });
  } catch (error) {
    await rm(zip, { force: true });
    throw error;
  }
  return zip;
}

function tell(sealed: Sealed, folder: string, zip: string | undefined, { changedSince }: JudgedNow, io: Io): void {
  for (const gap of sealed.gaps.slice(0, 20)) io.err(`${gap}\n`);
  if (sealed.gaps.length > 20) io.err(`And ${sealed.gaps.length - 20} more like these.\n`);
  io.out(`Packed ${sealed.files} files, ${sealed.bytes} bytes.\nFolder ${folder}\n`);
  io.out(
    zip === undefined ? 'The pack is too large for one zip file, so there is only the folder.\n' : `Zip    ${zip}\n`,
  );
  io.out(`Seal   ${sealed.seal}\n`);
  io.out('Write the seal down, or send it on its own way. Whoever gets the pack can compare it.\n');
  if (changedSince !== null) io.out(`The result is not the one saved with the scan. ${changedSince}\n`);
}
