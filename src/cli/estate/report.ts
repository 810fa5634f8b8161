import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { estateCsv } from '../../../reports/estate/csv.ts';
import { estateHtml } from '../../../reports/estate/html.ts';
import { estateReportOf } from '../../../reports/estate/report.ts';
import { number, oneLine, plural } from '../../../reports/lib/text.ts';
import { defaultRulebook, systemClock } from '../../compose.ts';
import { readEstate } from '../../estate/read-estate.ts';
import type { Database } from '../../history/database.ts';
import { alarmOf } from '../../jobs/alarm.ts';
import type { EstateReport, EstateScope } from '../../model/estate.ts';
import type { Instant } from '../../model/evidence.ts';
import { toolVersion } from '../../version.ts';
import { overdueInWords } from '../alarm-words.ts';
import type { ReportOptions, ScopeOptions } from '../commands/estate.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { withHistory } from '../history.ts';
import type { Io } from '../io.ts';
import { refuse } from '../refuse.ts';
import { settle } from '../settle.ts';
import { prepareFolder } from '../write-reports.ts';

export async function runReport(options: ReportOptions, io: Io): Promise<ExitCode> {
  const config = await settle(flagsOf(options), options.config, io);
  if (!config.ok) return refuse(config.error.message, io);
  const folder = path.resolve(io.cwd, options.out);
  const problem = await prepareFolder(folder);
  if (problem) return refuse(problem.message, io);
  return withHistory(config.value, io, async ({ db }) => {
    const now = (io.clock ?? systemClock).now();
    const read = await readEstate(db, scopeOf(options, io), options.weeks);
    if (read.targets.length === 0 && read.ended.length === 0) return refuse(NOTHING, io);
    const metas = defaultRulebook.checks.map(({ meta }) => meta);
    await write(estateReportOf(read, metas, toolVersion), folder, io);
    for (const sentence of await overdue({ db }, now)) io.err(`${oneLine(sentence)}\n`);
    return EXIT.ok;
  });
}

/** The report is written by now, whatever becomes of this. */
function overdue(database: Pick<Database, 'db'>, now: Instant): Promise<readonly string[]> {
  return alarmOf(database, now).then(overdueInWords, (error: unknown) => [
    `What is overdue could not be found out. ${error instanceof Error ? error.message : String(error)}`,
  ]);
}

const NOTHING =
  'Nothing of this kind is in the history. Scan with --save first. For --tier and --nation, run lgdss estate councils once.';

export function scopeOf({ lgsl, tier, nation, platform, freshDays }: ScopeOptions, { clock }: Io): EstateScope {
  return {
    ...{ lgsl: lgsl ?? null, tier: tier ?? null, nation: nation ?? null, platform: platform ?? null },
    ...{ at: (clock ?? systemClock).now(), freshDays },
  };
}

/** Those that are settings; the rest are options of this command. */
export function flagsOf(options: object): object {
  const { data, database } = options as { readonly data?: string; readonly database?: string };
  return { ...(data === undefined ? {} : { data }), ...(database === undefined ? {} : { database }) };
}

async function write(report: EstateReport, folder: string, io: Io): Promise<void> {
  const files = {
    'estate.html': estateHtml(report),
    'estate.json': `${JSON.stringify(report, null, 2)}\n`,
    ...estateCsv(report),
  };
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text);
  const known = report.targets.filter(({ state }) => state === 'known').length;
  io.out(
    `${plural(report.councils.length, 'council')}, ${plural(report.targets.length, 'service')}: ${number(known)} with a score that holds today, ${number(report.targets.length - known)} not known.\n`,
  );
  io.out(`Report: ${path.join(folder, 'estate.html')}\n`);
}
