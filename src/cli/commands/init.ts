import { readdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import { CONFIG_FILES, loadConfigFile } from '../../config/load.ts';
import { nearest } from '../../config/nearest.ts';
import { settings } from '../../config/schema.ts';
import type { Gathered } from '../../model/evidence.ts';
import { parseAddress } from '../../targets/address.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { type Answers, configurationFile } from '../init-file.ts';
import type { Io } from '../io.ts';
import { refuse } from '../refuse.ts';

const FILE = 'lgdss.config.yaml';
const MOST_TRIES = 3;
const MOST_LEVELS = 8;
const SEVERITIES = ['critical', 'serious', 'moderate', 'minor', 'never'];
const PUBLISHED_SCHEMA = 'https://raw.githubusercontent.com/lgdss-scanner/lgdss-scanner/main/docs/config.schema.json';

const EXAMPLES = `
Examples:
  lgdss init
  lgdss init --yes
  lgdss init --start https://www.ambleford.example --contact-url https://www.ambleford.example/checks --fail-on serious`;

interface Question {
  readonly key: keyof Answers;
  readonly option: string;
  readonly text: string;
  /** Taken where nothing is typed. */
  readonly usual: string;
  /** The answer as it is written down, or what is wrong with it. */
  readonly read: (answer: string) => Gathered<string>;
}

const QUESTIONS: readonly Question[] = [
  {
    ...{ key: 'start', option: '--start', usual: '' },
    text: 'Which address do you want to scan? (Enter: say so later)',
    read: address,
  },
  {
    ...{ key: 'contactUrl', option: '--contact-url', usual: '' },
    text: 'Which page tells site owners who you are? (Enter: say so later)',
    read: contact,
  },
  {
    ...{ key: 'failOn', option: '--fail-on', usual: 'serious' },
    text: 'Which failures fail the build: critical, serious, moderate, minor or never? (Enter: serious)',
    read: severity,
  },
];

type Options = Partial<Answers> & { readonly yes?: boolean; readonly force?: boolean };

export function initCommand(io: Io, done: (code: ExitCode) => void): Command {
  return new Command('init')
    .description(`Write a first configuration file, ${FILE}, after three questions.`)
    .option('--start <url>', 'the address to scan')
    .option('--contact-url <url>', 'the page that tells site owners who scans them')
    .option('--fail-on <severity>', 'what fails the build: critical, serious, moderate, minor or never')
    .option('--yes', 'ask nothing; what is not given stays as it usually is')
    .option('--force', `write over ${FILE}`)
    .addHelpText('after', EXAMPLES)
    .action(async (options: Options) => {
      done(await runInit(options, io));
    });
}

async function runInit({ yes = false, force = false, ...given }: Options, io: Io): Promise<ExitCode> {
  const taken = new Map(
    QUESTIONS.flatMap((one) => (given[one.key] === undefined ? [] : [[one, one.read(given[one.key] ?? '')] as const])),
  );
  const wrong = [...taken].flatMap(([{ option }, read]) => (read.ok ? [] : [`${option}: ${read.error.message}`]));
  if (wrong.length > 0) return refuse(wrong.join('\n'), io);
  const present = (await readdir(io.cwd)).filter((name) => CONFIG_FILES.includes(name));
  // The first of them is read, so a second one would do nothing.
  const other = present.find((name) => name !== FILE);
  if (other) return refuse(`There is a configuration already: ${other}. Change that one.`, io);
  const inPackage = other ? null : await loadConfigFile(io.cwd);
  if (inPackage?.ok && inPackage.value.name === 'package.json')
    return refuse("There is a configuration already: the key 'lgdss' in package.json. Change that one.", io);
  if (present.length > 0 && !force)
    return refuse(`There is a file '${FILE}' already. Add --force to write over it.`, io);
  if (!yes && !io.ask && QUESTIONS.some(({ key }) => given[key] === undefined))
    return refuse('There is no terminal to ask on. Give --start, --contact-url and --fail-on, or --yes.', io);

  const answers: Record<string, string> = {};
  for (const question of QUESTIONS) {
    const read = taken.get(question);
    const answer = read?.ok ? read.value : yes ? question.usual : await answerTo(question, io);
    if (answer === undefined) return refuse('Nothing was written.', io);
    answers[question.key] = answer;
  }
  const text = configurationFile(answers as unknown as Answers, await schemaSeenFrom(io.cwd));
  try {
    await writeFile(path.join(io.cwd, FILE), text, { flag: force ? 'w' : 'wx' });
  } catch (error) {
    return refuse(`'${FILE}' cannot be written (${(error as NodeJS.ErrnoException).code}).`, io);
  }
  io.out(`${FILE} is written. ${answers.start === '' ? 'Scan with: lgdss scan <address>' : 'Scan with: lgdss scan'}\n`);
  return EXIT.ok;
}

/** Undefined when no answer could be used. */
async function answerTo({ text, usual, read }: Question, io: Io): Promise<string | undefined> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const typed = await io.ask?.(`${text}\n> `);
    if (typed === undefined) return undefined;
    if (typed.trim() === '') return usual;
    const answer = read(typed);
    if (answer.ok) return answer.value;
    io.err(`${answer.error.message}\n`);
  }
  return undefined;
}

/** `www.ambleford.example` is enough; it is written down whole. */
function address(typed: string): Gathered<string> {
  const read = parseAddress(typed);
  return read.ok ? { ok: true, value: read.value.href } : read;
}

/** It goes into the user agent, which not everything fits into that is an address. */
function contact(typed: string): Gathered<string> {
  const read = address(typed);
  const { schema, values } = settings.contactUrl;
  if (!read.ok || schema.safeParse(read.value).success) return read;
  return unfit(`It must be ${values}, but it is '${typed.slice(0, 80)}'.`);
}

function severity(typed: string): Gathered<string> {
  const answer = typed.trim();
  if (SEVERITIES.includes(answer)) return { ok: true, value: answer };
  const meant = nearest(answer, SEVERITIES);
  const message = `It must be critical, serious, moderate, minor or never, but it is '${answer.slice(0, 80)}'.`;
  return unfit(meant ? `${message} Did you mean '${meant}'?` : message);
}

function unfit(message: string): Gathered<never> {
  return { ok: false, error: { code: 'usage', message } };
}

/** For editors: the schema in the packages of the project or of a folder above it, or else the published one. */
async function schemaSeenFrom(cwd: string): Promise<string> {
  for (let up = 0; up < MOST_LEVELS; up += 1) {
    const place = `${'../'.repeat(up) || './'}node_modules/lgdss-scanner/docs/config.schema.json`;
    const found = await stat(path.join(cwd, place)).catch(() => undefined);
    if (found?.isFile()) return place;
  }
  return PUBLISHED_SCHEMA;
}
