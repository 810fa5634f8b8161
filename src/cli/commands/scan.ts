import { Command } from 'commander';
import { flagName } from '../../config/resolve.ts';
import { type Config, type ConfigKey, scanKeys } from '../../config/schema.ts';
import type { Failure } from '../../model/evidence.ts';
import { addConfigOption, type ConfigChoice } from '../config-option.ts';
import { EXIT, EXIT_HELP, type ExitCode } from '../exit-codes.ts';
import type { Pipeline } from '../finish/finish-scan.ts';
import { readInputs } from '../inputs/inputs.ts';
import { addInputs, type InputOptions, namesTargets } from '../inputs/options.ts';
import type { Io } from '../io.ts';
import { addSettings } from '../options.ts';
import { settle } from '../settle.ts';

const EXAMPLES = `
Examples:
  lgdss scan https://www.ambleford.example/bins
  lgdss scan https://www.ambleford.example --include /bins --max-pages 20
  lgdss scan --targets councils.csv --out weekly
  lgdss scan --targets local-links.csv --lgsl 437,57
  lgdss scan --authority "Ambleford"
  lgdss scan https://www.ambleford.example --sample --max-pages 2000
  lgdss scan --resume lgdss-reports/www.ambleford.example/2026-11-23T09-30-00Z
  lgdss scan http://localhost:3000 --fail-on serious --min-score 80 --min-point 10=70

${EXIT_HELP}`;

export const RESUME_SENTENCE =
  'go on with a scan that was cut off, with the settings it began with; give the folder of its reports, and name again what it runs or signs in with';

export function scanCommand(io: Io, done: (code: ExitCode) => void): Command {
  const command = addConfigOption(
    addInputs(
      new Command('scan')
        .description('Crawl one or more sites, gather evidence, check it, score it and write reports.')
        .argument('[urls...]', 'addresses to start from'),
    ).option('--resume <folder>', RESUME_SENTENCE),
  );
  return addSettings(command, scanKeys)
    .addHelpText('after', EXAMPLES)
    .action(async (urls: string[], options: Record<string, unknown>) => {
      done(await runScan(urls, options, io));
    });
}

interface ScanOptions extends InputOptions {
  readonly config?: ConfigChoice;
  readonly resume?: string;
}

/** How a scan in a pipeline differs from one by hand. */
export interface InPipeline {
  readonly adapt: (config: Config) => Config;
  readonly shown: Pipeline;
}

export async function runScan(
  urls: readonly string[],
  options: Record<string, unknown>,
  io: Io,
  pipeline?: InPipeline,
): Promise<ExitCode> {
  const { config: configFile, resume, ...flags } = options as ScanOptions;
  if (resume !== undefined) return runResume(resume, urls.length > 0 || namesTargets(flags), flags, io, pipeline);
  const settled = await settle(flags, configFile, io);
  if (!settled.ok) return wrongUsage([settled.error], io);
  const config = pipeline ? pipeline.adapt(settled.value) : settled.value;
  const { sample, newSample } = config;
  if ((sample || newSample) && flags.samePagesAs !== undefined) return wrongUsage([samePagesAreNoSample], io);
  // Whoever names something to scan means that alone.
  const start = urls.length > 0 || namesTargets(flags) ? urls : config.start;
  const { targets, problems, refused, notes } = await readInputs(start, flags, config, io);
  for (const note of notes) io.err(`${note}\n`);
  for (const { message } of problems) io.err(`${message}\n`);
  // A slip on the command line is there to mend; a wrong row in a long list must not stop the good ones.
  if (refused.length > 0) return wrongUsage(refused, io);
  if (targets.length === 0 && problems.length > 0) return EXIT.usage;
  if (targets.length === 0) {
    return wrongUsage([{ code: 'usage', message: 'Say what to scan: give an address or --targets <file>.' }], io);
  }
  const { scanTargets } = await import('../scan-targets.ts');
  return scanTargets(targets, problems.length, config, io, pipeline?.shown);
}

const samePagesAreNoSample: Failure = {
  code: 'usage',
  message:
    '--same-pages-as says which pages to scan, so no sample can be drawn. Leave out one of the two; a pinned sample gives the same pages each time as well.',
};

/** Everything but the look of the progress is as it was when the scan began. */
async function runResume(
  folder: string,
  otherTargets: boolean,
  flags: object,
  io: Io,
  pipeline: InPipeline | undefined,
): Promise<ExitCode> {
  if (otherTargets)
    return wrongUsage([{ code: 'usage', message: '--resume goes on with one scan; give no addresses beside it.' }], io);
  const { NAMED_AGAIN } = await import('../named-again.ts');
  const allowed: readonly string[] = ['quiet', 'json', ...NAMED_AGAIN];
  const others = Object.keys(flags).filter((name) => !allowed.includes(name));
  if (others.length > 0) {
    const message = `--resume goes on with the settings the scan began with; leave out ${others.map((name) => flagName(name as ConfigKey)).join(', ')}.`;
    return wrongUsage([{ code: 'usage', message }], io);
  }
  const { readUnfinished } = await import('../resume.ts');
  const unfinished = await readUnfinished(folder, io, flags);
  if (!unfinished.ok) return wrongUsage([unfinished.error], io);
  const { place, notes } = unfinished.value;
  for (const note of notes) io.err(`${note}\n`);
  // A scan that was begun by hand gets the files of a pipeline too, once it is finished in one.
  const config = pipeline ? pipeline.adapt(unfinished.value.config) : unfinished.value.config;
  const { quiet = config.quiet, json = config.json } = flags as Partial<Config>;
  const { scanPlaces } = await import('../scan-targets.ts');
  return scanPlaces([place], 0, { ...config, quiet, json }, io, pipeline?.shown);
}

function wrongUsage(problems: readonly Failure[], io: Io): ExitCode {
  for (const { message } of problems) io.err(`${message}\n`);
  return EXIT.usage;
}
