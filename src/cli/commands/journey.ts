import { Command } from 'commander';
import type { ConfigKey } from '../../config/schema.ts';
import { addConfigOption, type ConfigChoice } from '../config-option.ts';
import { EXIT, EXIT_HELP, type ExitCode } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { addSettings } from '../options.ts';
import { refuse } from '../refuse.ts';
import { settle } from '../settle.ts';

const KEYS: readonly ConfigKey[] = [
  ...(['timeoutMs', 'delayMs', 'rate', 'iOwnThisSite', 'ignoreCertificateErrors', 'ca', 'resolve'] as const),
  ...(['contactUrl', 'userAgent', 'browser', 'store', 'json'] as const),
  ...(['storageState', 'signIn', 'header', 'cookie', 'basicAuth', 'signedIn'] as const),
];
const EXAMPLES = `
Examples:
  lgdss journey run journeys/missed-bin.ts --start https://www.ambleford.example
  lgdss journey record https://www.ambleford.example/bins
  lgdss scan https://www.ambleford.example --journey journeys/missed-bin.ts

${EXIT_HELP}`;

export function journeyCommand(io: Io, done: (code: ExitCode) => void): Command {
  const run = addConfigOption(
    new Command('run')
      .description(
        'Go through one journey and say how far it came. Nothing that would finish is sent, and nothing judged.',
      )
      .argument('<file>', 'the file of the journey')
      .requiredOption('--start <url>', 'the address to begin at'),
  );
  return new Command('journey')
    .description('Run or record a journey: a way through a form, step by step.')
    .addHelpText('after', EXAMPLES)
    .addCommand(
      addSettings(run, KEYS).action(async (file: string, options: Record<string, unknown>) => {
        const { start, config: configFile, ...flags } = options as { start: string; config?: ConfigChoice };
        const config = await settle(flags, configFile, io);
        if (!config.ok) return done(refuse(config.error.message, io));
        const { runOneJourney } = await import('../run-journey.ts');
        done(await runOneJourney(file, start, config.value, io));
      }),
    )
    .addCommand(
      new Command('record')
        .description("Open a browser and write down what you do in it, with Playwright's recorder.")
        .argument('<url>', 'the address to begin at')
        .action(async (url: string) => {
          const { recordJourney } = await import('../../browser/record-journey.ts');
          const problem = await recordJourney(url, io);
          if (problem !== null) return done(refuse(problem, io));
          done(EXIT.ok);
        }),
    );
}
