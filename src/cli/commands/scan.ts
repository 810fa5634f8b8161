import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import { loadConfigFile } from '../../config/load.ts';
import { resolveConfig } from '../../config/resolve.ts';
import { type Config, configKeys } from '../../config/schema.ts';
import type { Failure, Gathered } from '../../model/evidence.ts';
import { formatOf, type ParsedTargets, parseTargets, targetsFromUrls } from '../../targets/parse.ts';
import { toolVersion } from '../../version.ts';
import { EXIT, EXIT_HELP, type ExitCode } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { addSettings } from '../options.ts';

const EXAMPLES = `
Examples:
  lgdss scan https://www.ambleford.example/bins
  lgdss scan https://www.ambleford.example --include /bins --max-pages 20
  lgdss scan --targets councils.csv --out weekly
  lgdss scan --resume lgdss-reports/www.ambleford.example/2026-11-23T09-30-00Z
  lgdss scan http://localhost:3000 --fail-on serious --min-score 80

${EXIT_HELP}`;

export function scanCommand(io: Io, done: (code: ExitCode) => void): Command {
  const command = new Command('scan')
    .description('Crawl one or more sites, gather evidence, check it, score it and write reports.')
    .argument('[urls...]', 'addresses to start from')
    .option('--targets <file>', 'a file with addresses: one a line, CSV with a header, or JSON')
    .option('--resume <folder>', 'go on with a scan that was cut off; give the folder of its reports')
    .option('--config <file>', 'a configuration file (.json or .yaml); otherwise lgdss.config.* in this folder');
  return addSettings(command, configKeys)
    .addHelpText('after', EXAMPLES)
    .action(async (urls: string[], options: Record<string, unknown>) => {
      done(await runScan(urls, options, io));
    });
}

interface ScanOptions {
  readonly targets?: string;
  readonly config?: string;
  readonly resume?: string;
}

async function runScan(urls: readonly string[], options: Record<string, unknown>, io: Io): Promise<ExitCode> {
  const { targets: targetsFile, config: configFile, resume, ...flags } = options as ScanOptions;
  if (resume !== undefined) return runResume(resume, urls.length > 0 || targetsFile !== undefined, flags, io);
  const config = await settle(flags, configFile, io);
  if (!config.ok) return wrongUsage([config.error], io);
  const parsed = await readTargets(urls, targetsFile, config.value, io.cwd);
  for (const problem of parsed.problems) io.err(`${problem.message}\n`);
  // A wrong address on the command line is a slip to mend; a wrong row in a long list must not stop the good ones.
  if (parsed.targets.length === 0 || (targetsFile === undefined && parsed.problems.length > 0)) {
    if (parsed.problems.length === 0) {
      return wrongUsage([{ code: 'usage', message: 'Say what to scan: give an address or --targets <file>.' }], io);
    }
    return EXIT.usage;
  }
  const { scanTargets } = await import('../scan-targets.ts');
  return scanTargets(parsed.targets, parsed.problems.length, config.value, io);
}

/** Everything but the look of the progress is as it was when the scan began. */
async function runResume(folder: string, otherTargets: boolean, flags: object, io: Io): Promise<ExitCode> {
  if (otherTargets)
    return wrongUsage([{ code: 'usage', message: '--resume goes on with one scan; give no addresses beside it.' }], io);
  const { readUnfinished } = await import('../resume.ts');
  const unfinished = await readUnfinished(folder, io.cwd);
  if (!unfinished.ok) return wrongUsage([unfinished.error], io);
  const { place, config } = unfinished.value;
  const { quiet = config.quiet, json = config.json } = flags as Partial<Config>;
  const { scanPlaces } = await import('../scan-targets.ts');
  return scanPlaces([place], 0, { ...config, quiet, json }, io);
}

async function settle(flags: object, configFile: string | undefined, io: Io): Promise<Gathered<Config>> {
  const file = await loadConfigFile(io.cwd, configFile ?? null);
  if (!file.ok) return file;
  const { content, name } = file.value;
  return resolveConfig({ flags, env: io.env, file: content, fileName: name, version: toolVersion });
}

async function readTargets(
  urls: readonly string[],
  file: string | undefined,
  config: Config,
  cwd: string,
): Promise<ParsedTargets> {
  const { maxPages, maxDepth, include, exclude } = config;
  const scope = { maxPages, maxDepth, include, exclude };
  const given = targetsFromUrls(urls, scope);
  if (file === undefined) return given;
  const text = await readFile(path.resolve(cwd, file), 'utf8').catch(() => undefined);
  if (text === undefined) return problem(`The targets file '${file}' cannot be read.`);
  const listed = parseTargets(text, formatOf(file, text), scope);
  return { targets: [...given.targets, ...listed.targets], problems: [...given.problems, ...listed.problems] };
}

function problem(message: string): ParsedTargets {
  return { targets: [], problems: [{ code: 'targets-unreadable', message }] };
}

function wrongUsage(problems: readonly Failure[], io: Io): ExitCode {
  for (const { message } of problems) io.err(`${message}\n`);
  return EXIT.usage;
}
