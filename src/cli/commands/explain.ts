import { Command, Option } from 'commander';
import { toldElsewhereOf } from '../../../reports/lib/checks.ts';
import type { ReportDocument } from '../../../reports/lib/document-types.ts';
import { oneLine } from '../../../reports/lib/text.ts';
import { toldUnder } from '../../../reports/lib/told.ts';
import { defaultRulebook } from '../../compose.ts';
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
import { judgedBy, OTHER_CHECKS } from '../judged.ts';
import { openScan } from '../open-scan.ts';
import { whileReading } from '../reading.ts';
import { refuse } from '../refuse.ts';
import { reportedLines } from '../reported-lines.ts';

const EXAMPLES = `
Examples:
  lgdss explain lgdss-reports/www.ambleford.example/2026-11-23T09-30-00Z
  lgdss explain weekly --point 6
  lgdss explain weekly --point govuk:5
  lgdss explain evidence-pack.zip --point 10
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
    .argument('<scan>', 'folder of a report, a pack, or the digest of a scan')
    .addOption(new Option('--point <number>', 'a point, for example 6 or lgdss:6, or govuk:5').conflicts('category'))
    .option('--category <name>', 'a subject, for example security')
    .addOption(policyOption('the scoring policy; otherwise the one the scan was scored with'))
    .option('--store <folder>', 'where the evidence is, when a digest is given', settings.store.default)
    .addHelpText('after', EXAMPLES)
    .action(async (given: string, options: ExplainOptions) => {
      done(await whileReading([given], options.store, io, () => runExplain(given, options, io)));
    });
}

export function policyOption(description: string): Option {
  return new Option('--policy <version>', description).choices(policies.map(({ version }) => `v${version}`));
}

async function runExplain(given: string, options: ExplainOptions, io: Io): Promise<ExitCode> {
  const opened = await openScan(given, io.cwd, options.store);
  if (!opened.ok) return refuse(opened.error.message, io);
  const { record, packed } = opened.value;

  const which = whichOf(options);
  const judged = await judgedBy(policyNamed(options.policy ?? ''), opened.value);
  if (!judged.ok) {
    const told = judged.error.code === OTHER_CHECKS && options.policy === undefined && packed;
    return told ? fromReport(which, packed.document, io) : refuse(judged.error.message, io);
  }
  const { result, policy, note } = judged.value;
  const rules = catalogueOf(defaultRulebook);
  const results = scorableResults(record, result.results);
  const arithmetic = explain(which, results, rules, policy, scoringFacts(record));
  if (arithmetic === undefined) return refuse(noSuch(which), io);

  const { sentence } = scorableScan(record);
  const told = { toldElsewhere: toldElsewhereOf(rules, results), checks: rules.checks };
  const lines = [
    `${titleOf(which)}`,
    `${oneLine(record.target.name)}, scanned ${record.startedAt.slice(0, 10)}`,
    ...(note === null ? [] : [note]),
    ...(sentence === '' ? [] : [sentence]),
    '',
    ...explainLines(arithmetic, policy, (id) => toldUnder(id, told)),
  ];
  io.out(`${lines.join('\n')}\n`);
  return EXIT.ok;
}

/** The checks of the pack are not known here, so all there is are the deductions that its report lists. */
function fromReport(which: Which, document: ReportDocument, io: Io): ExitCode {
  const lines = reportedLines(which, document);
  if (lines === undefined) return refuse(noSuch(which), io);
  const { target, startedAt } = document;
  io.out(`${[titleOf(which), `${target.name}, scanned ${startedAt.slice(0, 10)}`, ...lines].join('\n')}\n`);
  return EXIT.ok;
}

function noSuch(which: Which): string {
  return `There is no ${wordsFor(which)}. See 'lgdss explain --help'.`;
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
