import path from 'node:path';
import { Command, Option } from 'commander';
import { defaultRulebook, openSaved } from '../../compose.ts';
import { settings } from '../../config/schema.ts';
import { scorableScan } from '../../crawl/coverage-floor.ts';
import type { Category } from '../../model/check.ts';
import type { StandardPointId } from '../../model/result.ts';
import { catalogueOf, scorableResults, scoringFacts } from '../../scan.ts';
import { explain, type Which } from '../../scoring/explain.ts';
import { policies, policyNamed } from '../../scoring/policy/policies.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { explainLines } from '../explain-lines.ts';
import type { Io } from '../io.ts';
import { judgedBy } from '../judged.ts';
import { refuse } from '../refuse.ts';
import { findSavedScan } from '../saved-scan.ts';

const EXAMPLES = `
Examples:
  lgdss explain lgdss-reports/www.ambleford.example/2026-11-23T09-30-00Z
  lgdss explain weekly --point 6
  lgdss explain weekly --point govuk:5
  lgdss explain weekly --category security --policy v1`;

interface ExplainOptions {
  readonly point?: string;
  readonly category?: string;
  readonly policy?: string;
  readonly store: string;
}

export function explainCommand(io: Io, done: (code: ExitCode) => void): Command {
  return new Command('explain')
    .description(
      'Show line by line how a score of a scan comes about. Without --point or --category, the overall score.',
    )
    .argument('<scan>', 'folder of a report, or the digest of a scan')
    .addOption(new Option('--point <number>', 'a point, for example 6 or lgdss:6, or govuk:5').conflicts('category'))
    .option('--category <name>', 'a subject, for example security')
    .addOption(policyOption('the scoring policy; otherwise the one the scan was scored with'))
    .option('--store <folder>', 'where the evidence is, when a digest is given', settings.store.default)
    .addHelpText('after', EXAMPLES)
    .action(async (given: string, options: ExplainOptions) => {
      done(await runExplain(given, options, io));
    });
}

export function policyOption(description: string): Option {
  return new Option('--policy <version>', description).choices(policies.map(({ version }) => `v${version}`));
}

async function runExplain(given: string, options: ExplainOptions, io: Io): Promise<ExitCode> {
  const found = await findSavedScan(given, io.cwd, path.resolve(io.cwd, options.store));
  if (!found.ok) return refuse(found.error.message, io);
  const ports = openSaved(found.value.store);
  const record = await ports.scans.record(found.value.scan);
  if (!record)
    return refuse(`The evidence of this scan is not in '${found.value.store}', or it was changed since.`, io);

  const which = whichOf(options);
  const wished = policyNamed(options.policy ?? '');
  const { result, policy, note } = await judgedBy(wished, found.value, record, ports);
  const rules = catalogueOf(defaultRulebook);
  const results = scorableResults(record, result.results);
  const arithmetic = explain(which, results, rules, policy, scoringFacts(record));
  if (arithmetic === undefined) return refuse(`There is no ${wordsFor(which)}. See 'lgdss explain --help'.`, io);

  const { sentence } = scorableScan(record);
  const lines = [
    `${titleOf(which)}`,
    `${record.target.name}, scanned ${record.startedAt.slice(0, 10)}`,
    ...(note === null ? [] : [note]),
    ...(sentence === '' ? [] : [sentence]),
    '',
    ...explainLines(arithmetic, policy),
  ];
  io.out(`${lines.join('\n')}\n`);
  return EXIT.ok;
}

function whichOf({ point, category }: ExplainOptions): Which {
  if (category !== undefined) return { kind: 'category', id: category as Category };
  if (point === undefined) return { kind: 'overall' };
  return { kind: 'point', id: (point.includes(':') ? point : `lgdss:${point}`) as StandardPointId };
}

function wordsFor(which: Which): string {
  return which.kind === 'overall' ? 'overall score' : `${which.kind} '${which.id}'`;
}

function titleOf(which: Which): string {
  if (which.kind === 'overall') return 'The overall score';
  if (which.kind === 'category') return `The subject “${which.id}”`;
  const title = defaultRulebook.points.find(({ id }) => id === which.id)?.title ?? '';
  const [standard, number] = which.id.split(':');
  return `Point ${number} of the ${standard === 'govuk' ? 'GOV.UK Service Standard' : 'LGDSS'}: ${title}`;
}
