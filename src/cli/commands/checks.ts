import { Command } from 'commander';
import { checks } from '../../../checks/registry.ts';
import { laws } from '../../../checks/standards/index.ts';
import { nearest } from '../../config/nearest.ts';
import type { CheckMeta } from '../../model/check.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { Io } from '../io.ts';

const EXAMPLES = `
Examples:
  lgdss checks
  lgdss checks security/csp
  lgdss checks --json`;

export function checksCommand(io: Io, done: (code: ExitCode) => void): Command {
  return new Command('checks')
    .description('List the checks, or explain one.')
    .argument('[id]', 'the check to explain, for example security/csp')
    .option('--json', 'print what is known about the checks as JSON')
    .addHelpText('after', EXAMPLES)
    .action((id: string | undefined, options: { json?: boolean }) => {
      done(run(id, options.json === true, io));
    });
}

function run(id: string | undefined, json: boolean, io: Io): ExitCode {
  const metas = checks.map((check) => check.meta);
  const chosen = id === undefined ? metas : metas.filter((meta) => meta.id === id);
  if (id !== undefined && chosen.length === 0) {
    const meant = nearest(
      id,
      metas.map((meta) => meta.id),
    );
    io.err(`There is no check '${id}'.${meant ? ` Did you mean '${meant}'?` : ''} 'lgdss checks' lists them all.\n`);
    return EXIT.usage;
  }
  if (json) io.out(`${JSON.stringify(chosen, null, 2)}\n`);
  else if (id === undefined) io.out(`${chosen.map(line).join('\n')}\n`);
  else for (const meta of chosen) io.out(explain(meta));
  return EXIT.ok;
}

function line({ id, severity, title }: CheckMeta): string {
  return `${id.padEnd(42)} ${severity.padEnd(9)} ${title}`;
}

const BASIS = { law: 'law', guidance: 'official guidance', 'good-practice': 'good practice' } as const;
const KIND = {
  automatic: 'decided by the scanner',
  'needs-review': 'the scanner gathers evidence, a person decides',
} as const;

function explain(meta: CheckMeta): string {
  const named = meta.legal.map((law) => laws[law].title);
  const parts: readonly (readonly [string, string])[] = [
    ['Why', meta.why],
    ['Who is affected', meta.affects],
    ['How to fix', meta.fix],
    ['Severity', meta.severity],
    ['Basis', [BASIS[meta.basis], ...named].join('; ')],
    ['Kind', KIND[meta.kind]],
    ['Released', meta.since ?? 'with the first version'],
    ['Points', meta.points.join(', ')],
    ['WCAG 2.2', meta.criteria.join(', ') || 'none'],
    ['Sources', meta.sources.join('\n                  ')],
  ];
  return `${meta.id}\n${meta.title}\n\n${parts.map(([name, text]) => `  ${name.padEnd(15)} ${text}`).join('\n')}\n`;
}
