import type { Command } from 'commander';

/** The ways to say what is scanned, besides addresses. They can be combined. */
export interface InputOptions {
  readonly targets?: string;
  readonly lgsl?: readonly string[];
  readonly authority?: readonly string[];
  readonly gss?: readonly string[];
  readonly sitemap?: string;
  readonly samePagesAs?: string;
}

export function addInputs(command: Command): Command {
  return command
    .option('--targets <file>', 'a file with addresses: one a line, CSV with a header, JSON, or a Local Links export')
    .option('--lgsl <numbers>', 'of a Local Links export, only these services, for example 437,57', collect)
    .option('--authority <names>', 'the home page of these councils; with --targets, only their rows', collect)
    .option('--gss <codes>', 'the same by GSS code, for example E06000001', collect)
    .option('--sitemap <url>', 'start from the pages that this sitemap lists')
    .option(
      '--same-pages-as <folder>',
      'scan exactly the pages of an earlier scan; give the folder of its reports; not with --sample',
    );
}

export function namesTargets({ targets, authority, gss, sitemap, samePagesAs }: InputOptions): boolean {
  return [targets, authority, gss, sitemap, samePagesAs].some((one) => one !== undefined);
}

function collect(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}
