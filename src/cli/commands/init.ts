import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import { CONFIG_FILES } from '../../config/load.ts';
import { settings } from '../../config/schema.ts';
import { targetsFromUrls } from '../../targets/parse.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { type Answers, configurationFile } from '../init-file.ts';
import type { Io } from '../io.ts';
import { refuse } from '../refuse.ts';

const FILE = 'lgdss.config.yaml';
const MOST_TRIES = 3;

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
  /** What is wrong with an answer; undefined when nothing is. */
  readonly problem: (answer: string) => string | undefined;
}

const QUESTIONS: readonly Question[] = [
  {
    ...{ key: 'start', option: '--start', usual: '' },
    text: 'Which address do you want to scan? (Enter: say so later)',
    problem: (answer) => targetsFromUrls([answer], NO_SCOPE).problems[0]?.message,
  },
  {
    ...{ key: 'contactUrl', option: '--contact-url', usual: '' },
    text: 'Which page tells site owners who you are? (Enter: say so later)',
    problem: (answer) => mustBe('contactUrl', answer),
  },
  {
    ...{ key: 'failOn', option: '--fail-on', usual: 'serious' },
    text: 'Which failures fail the build: critical, serious, moderate, minor or never? (Enter: serious)',
    problem: (answer) => (answer === 'never' ? undefined : mustBe('failOn', answer)),
  },
];
const NO_SCOPE = { maxPages: 1, maxDepth: 0, include: [], exclude: [] };

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
  const known = QUESTIONS.flatMap(({ key, option, problem }) => {
    const wrong = given[key] === undefined ? undefined : problem(given[key]);
    return wrong === undefined ? [] : [`${option}: ${wrong}`];
  });
  if (known.length > 0) return refuse(known.join('\n'), io);
  const present = (await readdir(io.cwd)).filter((name) => CONFIG_FILES.includes(name));
  // The first of them is read, so a second one would do nothing.
  const other = present.find((name) => name !== FILE);
  if (other) return refuse(`There is a configuration already: ${other}. Change that one.`, io);
  if (present.length > 0 && !force)
    return refuse(`There is a file '${FILE}' already. Add --force to write over it.`, io);
  if (!yes && !io.ask && QUESTIONS.some(({ key }) => given[key] === undefined))
    return refuse('There is no terminal to ask on. Give --start, --contact-url and --fail-on, or --yes.', io);

  const answers: Record<string, string> = {};
  for (const question of QUESTIONS) {
    const answer = given[question.key] ?? (yes ? question.usual : await answerTo(question, io));
    if (answer === undefined) return refuse('Nothing was written.', io);
    answers[question.key] = answer;
  }
  const text = configurationFile(answers as unknown as Answers);
  try {
    await writeFile(path.join(io.cwd, FILE), text, { flag: force ? 'w' : 'wx' });
  } catch (error) {
    return refuse(`'${FILE}' cannot be written (${(error as NodeJS.ErrnoException).code}).`, io);
  }
  io.out(`${FILE} is written. ${answers.start === '' ? 'Scan with: lgdss scan <address>' : 'Scan with: lgdss scan'}\n`);
  return EXIT.ok;
}

/** Undefined when no answer could be used. */
async function answerTo({ text, usual, problem }: Question, io: Io): Promise<string | undefined> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const typed = await io.ask?.(`${text}\n> `);
    if (typed === undefined) return undefined;
    const answer = typed.trim();
    if (answer === '') return usual;
    const wrong = problem(answer);
    if (wrong === undefined) return answer;
    io.err(`${wrong}\n`);
  }
  return undefined;
}

function mustBe(key: 'contactUrl' | 'failOn', answer: string): string | undefined {
  const { schema, values } = settings[key];
  return schema.safeParse(answer).success ? undefined : `It must be ${values}, but it is '${answer.slice(0, 80)}'.`;
}
