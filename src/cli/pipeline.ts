import { appendFile, stat } from 'node:fs/promises';
import { whole } from '../../reports/lib/whole.ts';
import { pipelineReports } from '../../reports/registry.ts';
import type { PipelineFormat, Report, ReportInput } from '../model/report.ts';
import type { Pipeline } from './finish/finish-scan.ts';

export type Runner = 'github' | 'gitlab' | 'azure' | 'none';

type Environment = Readonly<Record<string, string | undefined>>;

/** Which service runs us, by what it sets for every job. */
export function runnerOf(env: Environment): Runner {
  if (env.GITHUB_ACTIONS === 'true') return 'github';
  if (env.GITLAB_CI === 'true') return 'gitlab';
  return env.TF_BUILD?.toLowerCase() === 'true' ? 'azure' : 'none';
}

/** Where people find the run, as far as its service says. */
export function linkOf(env: Environment): string | null {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = env;
  const { SYSTEM_COLLECTIONURI: collection, SYSTEM_TEAMPROJECT: project, BUILD_BUILDID: build } = env;
  const links: Readonly<Record<Runner, string | null>> = {
    github: server && repository && run ? `${server}/${repository}/actions/runs/${run}` : null,
    gitlab: env.CI_JOB_URL ?? null,
    azure:
      collection && project && build
        ? `${collection}${encodeURIComponent(project)}/_build/results?buildId=${build}`
        : null,
    none: null,
  };
  const link = URL.parse(links[runnerOf(env)] ?? '');
  return link && /^https?:$/.test(link.protocol) ? link.href : null;
}

const NO_TOOLS = { readBlob: async () => undefined };
/** GitHub takes no more for one step, and drops all of it when it is more. */
const MOST_SUMMARY = 1_000_000;

export function pipelineFor(env: Environment): Pipeline {
  const runner = runnerOf(env);
  return {
    link: linkOf(env),
    async show(input, text) {
      const plain = withoutCommands(text);
      if (runner !== 'github') return plain;
      const [summary, annotations] = await Promise.all(pipelineReports.github.map((one) => textOf(one, input)));
      const file = env.GITHUB_STEP_SUMMARY;
      const note = file ? await append(file, summary ?? '') : '';
      return `${plain}${note}${annotations ?? ''}`;
    },
  };
}

async function append(file: string, summary: string): Promise<string> {
  const there = await stat(file).then(
    ({ size }) => size,
    () => 0,
  );
  if (there + Buffer.byteLength(summary) > MOST_SUMMARY) return 'The job summary is full; see github-summary.md.\n';
  return appendFile(file, summary).then(
    () => '',
    (error: NodeJS.ErrnoException) => `The job summary cannot be written (${error.code}).\n`,
  );
}

async function textOf(report: Report, input: ReportInput): Promise<string> {
  return String(await whole(report.render(input, NO_TOOLS)));
}

/** What a page wrote must be no order to the service that reads the log. */
export function withoutCommands(text: string): string {
  return text.replace(/^(\s*):(?=:)/gm, '$1: ').replace(/##(?=\[|vso\[)/g, '# #');
}

/** Services read commands from both streams. */
export function withPlainErrors<I extends { err(text: string): void }>(io: I): I & { errAsIs(text: string): void } {
  return { ...io, err: (text: string) => io.err(withoutCommands(text)), errAsIs: (text: string) => io.err(text) };
}

/** What a pipeline gets where nobody chose. */
export const ALL_FORMATS: readonly PipelineFormat[] = Object.keys(pipelineReports) as PipelineFormat[];
