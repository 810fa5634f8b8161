import { CommanderError } from 'commander';
import type { Io } from '../../src/cli/io.ts';
import { programFor, withSubcommands } from '../../src/cli/main.ts';
import { resolveConfig } from '../../src/config/resolve.ts';
import { configKeys } from '../../src/config/schema.ts';

export interface WrittenCommand {
  /** As a shell would make them, without `lgdss` itself. */
  readonly words: readonly string[];
  /** Named in a sentence: what it needs besides may be left out there. */
  readonly inProse: boolean;
}

/** Stands where readers put something of their own: `<folder>`, `$VARIABLE`, `$(variable)`. */
const BLANK = 'https://www.ambleford.example';

/** What commander says of a command that says too little. */
const NAMED_ALONE = ['missingArgument', 'missingMandatoryOptionValue', 'help'].map((code) => `commander.${code}`);

/** The commands of a Markdown file: in its blocks of code, and named in its sentences. */
export function commandsInMarkdown(text: string): readonly WrittenCommand[] {
  const fence = /^```.*\n([\s\S]*?)^```/gm;
  const blocks = [...text.matchAll(fence)].map(([, code = '']) => code);
  const named = [...text.replaceAll(fence, '').matchAll(/`(lgdss [^`]+)`/g)].map(([, code = '']) => code);
  return [
    ...blocks.flatMap(commandsInCode),
    ...named.flatMap(commandsInCode).map(({ words }) => ({ words, inProse: true })),
  ];
}

/** The commands of a script, a unit, a recipe or a help text: wherever `lgdss` is followed by the name of a command. */
export function commandsInCode(text: string): readonly WrittenCommand[] {
  const lines = text.replaceAll(/\\\n\s*/g, ' ').split('\n');
  return lines
    .filter((line) => !/^\s*#/.test(line))
    .flatMap((line) => [...line.matchAll(/(?<=^|[\s/])lgdss ([a-z].*)$/g)])
    .map(([, rest = '']) => ({ words: wordsOf(rest), inProse: false }));
}

function wordsOf(line: string): readonly string[] {
  const plain = line
    .replaceAll(/<[^<>]*>|\$\(\w+\)|\$\w+|…/g, BLANK)
    // The command ends at the next one, at a redirection and at a remark.
    .replace(/\s(&&|\|\|?|;|>|#)(\s.*|$)/, '');
  return [...plain.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, a, b, c]) => a ?? b ?? c ?? '');
}

/** Why the program would not take a command; undefined when it would. Nothing is run. */
export async function refusalOf({ words, inProse }: WrittenCommand): Promise<string | undefined> {
  let wrong: string | undefined;
  const program = await programFor(SILENT, () => undefined);
  for (const command of withSubcommands(program)) {
    if (command.commands.length > 0) continue;
    command.action(() => {
      wrong = wrongSetting(command.opts());
    });
  }
  try {
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return (inProse && NAMED_ALONE.includes(error.code)) || error.exitCode === 0 ? undefined : error.message;
  }
  return wrong;
}

function wrongSetting(options: Readonly<Record<string, unknown>>): string | undefined {
  const flags = Object.fromEntries(configKeys.map((key) => [key, options[key]]));
  const config = resolveConfig({ flags, env: {}, version: '1.0.0' });
  return config.ok ? undefined : config.error.message;
}

/** The examples that each command shows with --help. */
export async function helpExamples(): Promise<readonly (readonly [name: string, text: string])[]> {
  return withSubcommands(await programFor(SILENT, () => undefined)).map((command) => {
    let text = '';
    const writeOut = (piece: string) => {
      text += piece;
    };
    command.configureOutput({ writeOut }).outputHelp();
    const examples = text.split('\n').filter((line) => /^ {2}lgdss \S/.test(line));
    return [
      `${command.parent ? `${command.parent.name()} ` : ''}${command.name()} --help`,
      examples.join('\n'),
    ] as const;
  });
}

const SILENT: Io = {
  ...{ out: () => undefined, err: () => undefined, env: {}, cwd: '/', terminal: null },
  ...{ signal: AbortSignal.abort(), elapsed: () => 0, every: () => () => undefined },
};
