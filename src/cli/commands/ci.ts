import { Command } from 'commander';
import { type Config, scanKeys } from '../../config/schema.ts';
import { addConfigOption } from '../config-option.ts';
import { EXIT_HELP, type ExitCode } from '../exit-codes.ts';
import { addInputs } from '../inputs/options.ts';
import type { Io } from '../io.ts';
import { addSettings } from '../options.ts';
import { RESUME_SENTENCE, runScan } from './scan.ts';

const FOLDER = 'lgdss-ci';

const EXAMPLES = `
Examples:
  lgdss ci http://localhost:3000 --fail-on serious
  lgdss ci https://test.ambleford.example --new-only --baseline lgdss-baseline.yaml
  lgdss ci https://test.ambleford.example --min-score 70 --min-point 10=80 --min-point 6=60
  lgdss ci https://test.ambleford.example --new-only --fail-on moderate --out results
  lgdss ci --resume lgdss-ci

What it writes, to ${FOLDER} or the folder of --out: the usual reports, lgdss.sarif, junit.xml, gl-code-quality-report.json,
github-summary.md, github-annotations.txt and comment.md. In GitHub Actions the job summary is filled in and faults are
shown as annotations. Where the run can be found is in comment.md for GitHub, GitLab and Azure Pipelines.

${EXIT_HELP}`;

/** A scan, a gate, and their answer where the pipeline shows it. */
export function ciCommand(io: Io, done: (code: ExitCode) => void): Command {
  const command = addConfigOption(
    addInputs(
      new Command('ci')
        .description('Scan, hold the result to a gate, and write it where a pipeline (GitHub, GitLab, Azure) shows it.')
        .argument('[url]', 'address to start from'),
    ).option('--resume <folder>', RESUME_SENTENCE),
  );
  return addSettings(command, scanKeys)
    .addHelpText('after', EXAMPLES)
    .action(async (url: string | undefined, options: Record<string, unknown>) => {
      const { ALL_FORMATS, pipelineFor, withPlainErrors } = await import('../pipeline.ts');
      const inPipeline = (config: Config): Config => ({
        ...config,
        out: config.out ?? FOLDER,
        formats: config.formats.length > 0 ? config.formats : ALL_FORMATS,
      });
      done(
        await runScan(url === undefined ? [] : [url], options, withPlainErrors(io), {
          adapt: inPipeline,
          shown: pipelineFor(io.env),
        }),
      );
    });
}
